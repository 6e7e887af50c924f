"""Every way to speak of the responsibilities of a knowledge base, in stems, with their weights."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from domain.ids import RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.roles import Responsibility
from domain.knowledge.workflows import WorkflowPhase
from domain.questions.everyday import FRAME
from domain.questions.folding import fold
from domain.questions.stemming import stem

_TOOL = 0.95
_PHASE = 0.9
_EXAMPLE = 0.8  # an example says less for a topic than one of its names
_SENTENCE = 3  # words
_VAGUE = 0.7  # "what we want to predict" is not all that "predict" may mean
_DOUBT = 0.3  # a word seen once with a role is no proof that others never say it


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to speak of a responsibility (`name`), as it is written and in stems.

    `weight` is what its stems tell together; `worth` is how much the phrase counts.
    """

    role: RoleKey
    name: str
    said: str
    stems: frozenset[str]
    weight: float
    worth: float


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The phrases; `tells` how much a stem tells, `places` where it occurs, `leanings` whose it is.

    A stem tells the more, the fewer responsibilities are spoken of with it. Its leanings are the
    shares that the roles have in it.
    """

    phrases: tuple[Phrase, ...]
    tells: Mapping[str, float]
    places: Mapping[str, tuple[int, ...]]
    leanings: Mapping[str, Mapping[RoleKey, float]]


@dataclass(frozen=True, slots=True)
class _Way:
    """A phrase before it is known how much its words tell."""

    role: RoleKey
    name: str
    said: str
    worth: float
    stems: frozenset[str]


def phrasebook_of(knowledge: KnowledgeBase) -> Phrasebook:
    """Return the phrasebook of a knowledge base."""
    ways = tuple(_ways(knowledge))
    tells = _tells(ways)
    phrases = tuple(
        Phrase(way.role, way.name, way.said, way.stems, _weight(way.stems, tells), way.worth)
        for way in ways
    )
    roles = tuple(role.key for role in knowledge.roles)
    return Phrasebook(phrases, tells, _places(phrases), _leanings(ways, roles))


def _ways(knowledge: KnowledgeBase) -> Iterator[_Way]:
    for role, responsibility in knowledge.responsibilities():
        for said, worth in _said_of(responsibility):
            stems = _stems(said)
            vague = len(stems) == 1 and len(said.split()) >= _SENTENCE
            yield _Way(role.key, responsibility.name, said, worth * (_VAGUE if vague else 1), stems)
    for workflow in knowledge.workflows:
        for phase in workflow.phases:
            for said in _said_of_phase(phase):
                yield _Way(phase.accountable, phase.name, said, _PHASE, _stems(said))


def _said_of(responsibility: Responsibility) -> Iterator[tuple[str, float]]:
    yield responsibility.name, 1.0
    for alias in responsibility.aliases:
        yield alias, 1.0
    for tool in responsibility.tools:
        yield tool, _TOOL
    for example in responsibility.examples:
        yield example, _EXAMPLE


def _said_of_phase(phase: WorkflowPhase) -> Iterator[str]:
    yield phase.name
    yield from phase.aliases


def _stems(said: str) -> frozenset[str]:
    return frozenset(stem(word) for word in fold(said).split() if word not in FRAME)


def _weight(stems: Iterable[str], tells: Mapping[str, float]) -> float:
    return sum(tells[word] for word in stems) or 1.0


def _tells(ways: Iterable[_Way]) -> dict[str, float]:
    where: dict[str, set[tuple[RoleKey, str]]] = defaultdict(set)
    responsibilities: set[tuple[RoleKey, str]] = set()
    for way in ways:
        responsibilities.add((way.role, way.name))
        for word in way.stems:
            where[word].add((way.role, way.name))
    count = len(responsibilities)
    return {word: log(1 + count / len(places)) for word, places in where.items()}


def _places(phrases: tuple[Phrase, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, phrase in enumerate(phrases):
        for word in phrase.stems:
            found[word].append(at)
    return {word: tuple(places) for word, places in found.items()}


def _leanings(ways: Iterable[_Way], roles: tuple[RoleKey, ...]) -> dict[str, dict[RoleKey, float]]:
    heard: dict[str, dict[RoleKey, float]] = defaultdict(lambda: dict.fromkeys(roles, _DOUBT))
    for way in ways:
        for word in way.stems:
            heard[word][way.role] += way.worth
    return {word: _shares(counts) for word, counts in heard.items()}


def _shares(counts: Mapping[RoleKey, float]) -> dict[RoleKey, float]:
    total = sum(counts.values())
    return {role: count / total for role, count in counts.items()}
