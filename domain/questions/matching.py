"""Which responsibility a few words are about: stems, weighed by how much each of them tells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz, process

from domain.ids import RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.roles import Responsibility, Role
from domain.questions.everyday import FAINT, FRAME
from domain.questions.folding import fold
from domain.questions.readings import Topic
from domain.questions.stemming import stem

_FAINT_WEIGHT = 0.3  # of what an ordinary word tells about a topic
_UNKNOWN_WEIGHT = 0.8  # of the rarest word's: a word we never heard may be the very topic
_FUZZY_FROM = 84  # per cent of likeness, for words of five letters and more
_FUZZY_LETTERS = 5
_EXAMPLE = 0.8  # an example says less for a topic than one of its names
_TOOL = 0.95


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to speak of a responsibility, in stems."""

    role: RoleKey
    name: str
    said: str
    stems: frozenset[str]
    weight: float
    worth: float


class Matcher:
    """Finds responsibilities by the words of a question; made once from a knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        ways = [
            (role, responsibility, *way)
            for role, responsibility in knowledge.responsibilities()
            for way in _ways_to_say(responsibility)
        ]
        self._idf = _weights(ways)
        self._unknown = _UNKNOWN_WEIGHT * max(self._idf.values(), default=1.0)
        self._phrases = tuple(self._phrase(*way) for way in ways)
        self._with_stem: Mapping[str, tuple[int, ...]] = _index(self._phrases)
        self._known = tuple(word for word in self._idf if len(word) >= _FUZZY_LETTERS)

    def topics(self, words: Iterable[str]) -> tuple[Topic, ...]:
        """Return the best topic of each role that may be meant, best first."""
        asked = self._asked(words)
        best: dict[RoleKey, list[tuple[float, Phrase]]] = defaultdict(list)
        for phrase, score in self._scored(asked):
            best[phrase.role].append((score, phrase))
        topics = [_topic(found) for found in best.values()]
        return tuple(sorted(topics, key=lambda topic: -topic.score))

    def is_known(self, word: str) -> bool:
        """Whether a folded word occurs in the knowledge base."""
        return stem(word) in self._idf

    def _asked(self, words: Iterable[str]) -> dict[str, tuple[str, float]]:
        """Return for each stem of the question the stem we know it by and how much it tells."""
        asked: dict[str, tuple[str, float]] = {}
        for word in words:
            if word in FRAME:
                continue
            typed = stem(word)
            known = self._known_as(typed, word)
            weight = self._idf.get(known, self._unknown)
            if word in FAINT:
                weight *= _FAINT_WEIGHT
            asked[typed] = (known, weight)
        return asked

    def _known_as(self, typed: str, word: str) -> str:
        if typed in self._idf or word in FAINT or len(typed) < _FUZZY_LETTERS:
            return typed
        found = process.extractOne(typed, self._known, scorer=fuzz.ratio, score_cutoff=_FUZZY_FROM)
        return found[0] if found and found[0][0] == typed[0] else typed

    def _scored(self, asked: Mapping[str, tuple[str, float]]) -> Iterator[tuple[Phrase, float]]:
        weights = dict(asked.values())
        total = sum(weight for _, weight in asked.values())
        if not total:
            return
        candidates = {at for known in weights for at in self._with_stem.get(known, ())}
        for at in candidates:
            phrase = self._phrases[at]
            common = phrase.stems & weights.keys()
            heard = sum(weights[word] for word in common)
            said = sum(self._idf[word] for word in common) / phrase.weight
            yield phrase, phrase.worth * _likeness(said, heard / total)

    def _phrase(
        self, role: Role, responsibility: Responsibility, said: str, worth: float
    ) -> Phrase:
        stems = frozenset(_stems(said))
        weight = sum(self._idf[word] for word in stems) or 1.0
        return Phrase(role.key, responsibility.name, said, stems, weight, worth)


Way = tuple[Role, Responsibility, str, float]


def _ways_to_say(responsibility: Responsibility) -> Iterator[tuple[str, float]]:
    yield responsibility.name, 1.0
    for alias in responsibility.aliases:
        yield alias, 1.0
    for tool in responsibility.tools:
        yield tool, _TOOL
    for example in responsibility.examples:
        yield example, _EXAMPLE


def _stems(said: str) -> Iterator[str]:
    for word in fold(said).split():
        if word not in FRAME:
            yield stem(word)


def _weights(ways: Iterable[Way]) -> dict[str, float]:
    where: dict[str, set[str]] = defaultdict(set)
    responsibilities: set[str] = set()
    for role, responsibility, said, _ in ways:
        place = f"{role.key}/{responsibility.key}"
        responsibilities.add(place)
        for word in _stems(said):
            where[word].add(place)
    count = len(responsibilities)
    return {word: log(1 + count / len(places)) for word, places in where.items()}


def _index(phrases: tuple[Phrase, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, phrase in enumerate(phrases):
        for word in phrase.stems:
            found[word].append(at)
    return {word: tuple(places) for word, places in found.items()}


def _likeness(said: float, heard: float) -> float:
    """Join how much of the phrase was said with how much of the question the phrase explains."""
    return said**0.8 * (0.35 + 0.65 * heard)


def _topic(found: list[tuple[float, Phrase]]) -> Topic:
    found.sort(key=lambda one: -one[0])
    score, phrase = found[0]
    others = {p.name: s for s, p in reversed(found[1:6]) if p.name != phrase.name}
    for other in others.values():
        score += (1 - score) * other * 0.08
    return Topic(phrase.role, phrase.name, phrase.said, score)
