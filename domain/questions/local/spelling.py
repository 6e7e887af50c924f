"""Slips of the finger in words that matter: "verisoning" is "versioning"."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.questions.everyday import FRAME
from domain.questions.stemming import stem

_LIKE = 0.8  # one letter in five
_SHORT = 5  # letters: shorter words are too near to one another
_MANY_WORDS = 10_000


@dataclass(frozen=True, slots=True)
class Spelling:
    """Knows the stems that texts were learnt from, and brings other words to the nearest one."""

    stems: frozenset[str]
    _by_letter: dict[str, list[str]] = field(repr=False)
    _lately: dict[str, str] = field(default_factory=dict[str, str], repr=False)

    @classmethod
    def of(cls, stems: Iterable[str]) -> Self:
        """Make it from the known stems."""
        known = frozenset(stems)
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for one in sorted(known):
            if len(one) >= _SHORT - 1:
                by_letter[one[0]].append(one)
        return cls(known, dict(by_letter))

    def stem(self, word: str) -> str:
        """Return the stem of a folded word, mended where it is nearly a known one."""
        found = stem(word)
        if found in self.stems or len(word) < _SHORT or word in FRAME:
            return found
        mended = self._lately.get(found)
        if mended is None:
            if len(self._lately) >= _MANY_WORDS:
                self._lately.clear()
            mended = self._lately[found] = self._nearest(found)
        return mended

    def _nearest(self, unknown: str) -> str:
        alike = self._by_letter.get(unknown[0], ())
        best = process.extractOne(
            unknown, alike, scorer=OSA.normalized_similarity, score_cutoff=_LIKE
        )
        return best[0] if best else unknown
