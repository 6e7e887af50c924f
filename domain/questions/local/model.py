"""Everything that was learnt when the bot was built: what `make model` writes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import exp, log
from zlib import crc32

from domain.knowledge.base import KnowledgeBase
from domain.questions.local.aliases import Alias, Aliases
from domain.questions.local.embedding import Embedding
from domain.questions.local.frames import Frames
from domain.questions.local.topics import Topics
from domain.questions.readings import Reading
from domain.questions.slots import WITH_PROJECT

_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Sureness:
    """Turns a chance into a figure that can be believed: that share of such readings is right.

    A logistic curve over the logarithm of the odds, fitted to labelled questions.
    """

    factor: float = 1.0
    addend: float = 0.0

    def __call__(self, chance: float) -> float:
        """Return the confidence, between 0 and 1."""
        inside = min(max(chance, _CLOSE), 1 - _CLOSE)
        return 1 / (1 + exp(-(self.factor * log(inside / (1 - inside)) + self.addend)))


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Vectors of words, classifiers, and what they learnt from.

    `words` are those that questions are made of. `learnt` are the marks of the aliases that the
    classifiers have seen: of others they know nothing. `searches` is how sure a search for
    somebody is, `named` what is asked about a project, a phase or a role that the text names,
    `others` how sure anything else.
    """

    embedding: Embedding
    words: frozenset[str]
    topics: Topics
    frames: Frames
    learnt: frozenset[int]
    searches: Sureness
    named: Sureness
    others: Sureness

    def sure(self, reading: Reading) -> float:
        """Return how sure a reading is that is no search, given its chance as confidence."""
        curve = self.named if names_its_subject(reading) else self.others
        return curve(reading.confidence)

    def has_learnt(self, alias: Alias) -> bool:
        """Whether the classifiers have seen an alias as one of this role."""
        return mark_of(alias) in self.learnt


def names_its_subject(reading: Reading) -> bool:
    """Tell whether a reading is about a project, and the text names it, a phase or a role."""
    names = reading.project is not None or bool(reading.phases or reading.roles)
    return names and reading.intent in WITH_PROJECT


def mark_of(alias: Alias) -> int:
    """Return a number for an alias and its role."""
    return crc32(f"{alias.role} {alias.said}".encode())


def marks_of(knowledge: KnowledgeBase) -> Iterable[int]:
    """Return the marks of all aliases of a knowledge base."""
    return sorted({mark_of(alias) for alias in _all(Aliases.of(knowledge))})


def _all(aliases: Aliases) -> Iterator[Alias]:
    for sharing in aliases.by_stems.values():
        yield from sharing
