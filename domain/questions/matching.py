"""Which responsibility a few words are about: stems, weighed by how much each of them tells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.ids import RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.questions.everyday import FAINT, FRAME
from domain.questions.phrasebook import Phrase, Phrasebook, phrasebook_of
from domain.questions.readings import Topic
from domain.questions.stemming import stem

_FAINT_WEIGHT = 0.3  # of what an ordinary word tells about a topic
_UNKNOWN_WEIGHT = 0.8  # of the rarest word's: a word we never heard may be the very topic
_LIKE = 0.83  # a slip of the finger: one letter in six
_LONG = 6  # letters: shorter words are too near to one another
_LONG_FRAME = tuple(word for word in FRAME if len(word) > _LONG)
_FURTHER = 0.5  # each further responsibility of a role adds half as much as the one before it
_FURTHEST = 4
_LEANING = 0.3  # what the words together, whatever the phrase, add for the role that uses them


@dataclass(frozen=True, slots=True)
class Match:
    """The topics of a text, best first, and how far the text is understood.

    `unknown` is the share of its weight that lies on words we never heard; `words` is how many of
    its words say something.
    """

    topics: tuple[Topic, ...] = ()
    unknown: float = 1.0
    words: int = 0


class Matcher:
    """Finds responsibilities by the words of a question; made once from a knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._book: Phrasebook = phrasebook_of(knowledge)
        self._unknown = _UNKNOWN_WEIGHT * max(self._book.tells.values(), default=1.0)
        self._long = tuple(word for word in self._book.tells if len(word) >= _LONG - 1)

    def match(self, words: Iterable[str]) -> Match:
        """Return what folded words are about; raises nothing, whatever the words."""
        heard = self._heard(words)
        total = sum(weight for _, weight in heard)
        if not total:
            return Match()
        told = {known: weight / total for known, weight in heard}
        unknown = sum(share for known, share in told.items() if known not in self._book.tells)
        topics = sorted(self._topics(told), key=lambda topic: -topic.score)
        return Match(tuple(topics), unknown, len(heard))

    def is_known(self, word: str) -> bool:
        """Whether a folded word occurs in the knowledge base."""
        return stem(word) in self._book.tells

    def _heard(self, words: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """Return for each stem of the text the one we know it by, and how much it tells."""
        heard: dict[str, tuple[str, float]] = {}
        for word in words:
            if word in FRAME:
                continue
            typed = stem(word)
            known = self._known_as(typed, word)
            if known not in self._book.tells and _is_nearly_frame(word):
                continue
            weight = self._book.tells.get(known, self._unknown)
            heard[typed] = (known, weight * _FAINT_WEIGHT if word in FAINT else weight)
        return tuple(heard.values())

    def _known_as(self, typed: str, word: str) -> str:
        if typed in self._book.tells or word in FAINT or len(word) < _LONG:
            return typed
        return _nearest(typed, self._long) or typed

    def _topics(self, told: Mapping[str, float]) -> Iterator[Topic]:
        found: dict[RoleKey, dict[str, tuple[float, Phrase]]] = defaultdict(dict)
        for phrase, likeness in self._like(told):
            best = found[phrase.role].get(phrase.name)
            if best is None or best[0] < likeness:
                found[phrase.role][phrase.name] = (likeness, phrase)
        for role, responsibilities in found.items():
            ranked = sorted(responsibilities.values(), key=lambda one: -one[0])
            leaning = self._leaning(told, role)
            yield _topic(ranked[:_FURTHEST], _LEANING * leaning)

    def _like(self, told: Mapping[str, float]) -> Iterator[tuple[Phrase, float]]:
        said: dict[int, float] = defaultdict(float)
        explained: dict[int, float] = defaultdict(float)
        for known, share in told.items():
            tells = self._book.tells.get(known, 0.0)
            for at in self._book.places.get(known, ()):
                said[at] += tells
                explained[at] += share
        for at, told_of_it in said.items():
            phrase = self._book.phrases[at]
            yield phrase, phrase.worth * (told_of_it / phrase.weight * explained[at]) ** 0.5

    def _leaning(self, told: Mapping[str, float], role: RoleKey) -> float:
        return sum(
            share * self._book.leanings[known].get(role, 0.0)
            for known, share in told.items()
            if known in self._book.leanings
        )


def _topic(ranked: Sequence[tuple[float, Phrase]], leaning: float) -> Topic:
    likeness, phrase = ranked[0]
    score = sum(one * _FURTHER**at for at, (one, _) in enumerate(ranked)) + leaning
    return Topic(phrase.role, phrase.name, phrase.said, score, likeness)


def _is_nearly_frame(word: str) -> bool:
    return len(word) >= _LONG and _nearest(word, _LONG_FRAME) is not None


def _nearest(word: str, among: Sequence[str]) -> str | None:
    found = process.extractOne(word, among, scorer=OSA.normalized_similarity, score_cutoff=_LIKE)
    return found[0] if found and found[0][0] == word[0] else None
