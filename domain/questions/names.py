"""What roles and phases are called: the names of a knowledge base."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from domain.ids import PhaseKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.roles import Role
from domain.questions.folding import fold
from domain.questions.mending import IsWord, Mending
from domain.questions.stemming import stem

ARTICLES = frozenset({"the", "a", "an", "of", "our"})
SHORT = 2  # letters: "de" may be a word of another language
_TOO_BROAD = frozenset({"model", "data", "app", "featur"})  # "modelling" is a phase, a model is not


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a knowledge base: folded phrases of roles, stemmed phrases of phases.

    `openings` are the words that these begin with.
    """

    roles: Mapping[str, RoleKey]
    phases: Mapping[str, tuple[PhaseKey, ...]]
    openings: frozenset[str]
    mending: Mending | None = None


def names_of(knowledge: KnowledgeBase, is_word: IsWord | None = None) -> Names:
    """Collect every way to call a role or a phase; misspelt ones too, given which words exist."""
    roles: dict[str, RoleKey] = {}
    for role in knowledge.roles:
        for phrase in _ways_to_call(role):
            roles.setdefault(phrase, role.key)
    phases: defaultdict[str, dict[PhaseKey, None]] = defaultdict(dict)
    for workflow in knowledge.workflows:
        for phase in workflow.phases:
            for name in (phase.key, phase.name, *phase.aliases):
                for phrase in _ways_to_say(name):
                    phases[phrase][phase.key] = None
    mending = Mending.of((*roles, *phases), is_word) if is_word else None
    keys = {phrase: tuple(found) for phrase, found in phases.items()}
    return Names(roles, keys, openings((*roles, *phases)), mending)


def stemmed(words: Iterable[str]) -> str:
    """Return a phrase in stems, without articles."""
    return " ".join([stem(word) for word in words if word not in ARTICLES])


def openings(names: Iterable[str]) -> frozenset[str]:
    """Return the words that names begin with."""
    return frozenset(name.partition(" ")[0] for name in names)


def _ways_to_call(role: Role) -> Iterator[str]:
    for name in (role.name, role.plural, role.key, *role.aliases):
        folded = fold(name)
        yield folded
        if len(folded) > SHORT:
            yield f"{folded}s"


def _ways_to_say(name: str) -> Iterator[str]:
    words = fold(name).split()
    yield " ".join(words)
    if stemmed(words) not in _TOO_BROAD:
        yield stemmed(words)
