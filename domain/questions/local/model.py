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
    somebody is, `others` how sure anything else.
    """

    embedding: Embedding
    words: frozenset[str]
    topics: Topics
    frames: Frames
    learnt: frozenset[int]
    searches: Sureness
    others: Sureness

    def has_learnt(self, alias: Alias) -> bool:
        """Whether the classifiers have seen an alias as one of this role."""
        return mark_of(alias) in self.learnt


def mark_of(alias: Alias) -> int:
    """Return a number for an alias and its role."""
    return crc32(f"{alias.role} {alias.said}".encode())


def marks_of(knowledge: KnowledgeBase) -> Iterable[int]:
    """Return the marks of all aliases of a knowledge base."""
    return sorted({mark_of(alias) for alias in _all(Aliases.of(knowledge))})


def _all(aliases: Aliases) -> Iterator[Alias]:
    for sharing in aliases.by_stems.values():
        yield from sharing
