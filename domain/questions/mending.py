"""Slips of the finger in the words of names: an "enginer" is an engineer."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.questions.utterance import Word

IsWord = Callable[[str], bool]  # tells whether there is such a folded word

_SHORT, _LONG = 6, 9  # letters: from here on one slip is allowed, and two
_MANY_WORDS = 10_000


def slips_allowed(word: str) -> int:
    """Return how many letters of a word may be wrong, missing, too many or exchanged."""
    return 0 if len(word) < _SHORT else 1 if len(word) < _LONG else 2


def called_nearly(typed: str, names: Collection[str], slips: int) -> Iterator[str]:
    """Yield the names that differ in so many letters, the nearest first, and not in the first."""
    near = process.extract(typed, names, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return (name for name, _far, _at in near if name[:1] == typed[:1])


@dataclass(frozen=True, slots=True)
class Mending:
    """Brings words that do not exist to the nearest word of a name."""

    is_word: IsWord
    _by_letter: dict[str, list[str]] = field(repr=False)
    _lately: dict[str, str] = field(default_factory=dict[str, str], repr=False)

    @classmethod
    def of(cls, names: Iterable[str], is_word: IsWord) -> Self:
        """Make it from folded names."""
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted({word for name in names for word in name.split()}):
            if len(word) >= _SHORT:
                by_letter[word[0]].append(word)
        return cls(is_word, dict(by_letter))

    def mended(self, word: Word) -> Word:
        """Return the word as it was meant."""
        meant = self._lately.get(word.folded)
        if meant is None:
            if len(self._lately) >= _MANY_WORDS:
                self._lately.clear()
            meant = self._lately[word.folded] = self._meant(word.folded)
        return word if meant == word.folded else word._replace(folded=meant)

    def _meant(self, folded: str) -> str:
        slips = slips_allowed(folded)
        alike = self._by_letter.get(folded[:1], ())  # few get the first letter wrong
        if not slips or not alike or self.is_word(folded):
            return folded
        best = process.extractOne(folded, alike, scorer=OSA.distance, score_cutoff=slips)
        return best[0] if best else folded
