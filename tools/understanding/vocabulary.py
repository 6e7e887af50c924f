"""Which words, pairs of words and pieces of words have a row in the table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHORTEST_PIECE = 3
LONGEST_PIECE = 5


def pieces(word: str) -> list[str]:
    """Return the 3-to-5-grams of a word between its boundary marks."""
    marked = f"<{word}>"
    sizes = range(SHORTEST_PIECE, min(LONGEST_PIECE, len(marked)) + 1)
    return [
        marked[start : start + size] for size in sizes for start in range(len(marked) - size + 1)
    ]


def buckets(word: str, many: int) -> list[int]:
    """Return the rows of a word's pieces among so many."""
    return [crc32(piece.encode()) % many for piece in pieces(word)]


def pairs(words: Sequence[str]) -> Iterator[str]:
    """Yield each two neighbouring words as one entry, the space between them."""
    return (f"{left} {right}" for left, right in pairwise(words))


class Vocabulary:
    """The entries that have rows: first words, then pairs, each from frequent to rare."""

    def __init__(self, words: Sequence[str], couples: Sequence[str]) -> None:
        self.entries = [*words, *couples]
        self.words = len(words)
        self._rows = {entry: row for row, entry in enumerate(self.entries)}

    @classmethod
    def of(
        cls, texts: Iterable[tuple[int, Sequence[str]]], many_words: int, many_pairs: int
    ) -> "Vocabulary":
        """Choose the most frequent of the texts, each text counting as often as is told with it."""
        words: Counter[str] = Counter()
        couples: Counter[str] = Counter()
        for weight, text in texts:
            for word in text:
                words[word] += weight
            for couple in pairs(text):
                couples[couple] += weight
        chosen = [word for word, _ in words.most_common(many_words)]
        return cls(chosen, [couple for couple, _ in couples.most_common(many_pairs)])

    def rows(self, words: Sequence[str]) -> list[int]:
        """Return the rows of a text's words and pairs, leaving out what has none."""
        found = (self._rows.get(entry) for entry in (*words, *pairs(words)))
        return [row for row in found if row is not None]

    def __contains__(self, entry: str) -> bool:
        return entry in self._rows


class Bags:
    """The rows of many texts, one behind the other, from which batches are cut."""

    def __init__(self, texts: Sequence[Sequence[int]]) -> None:
        self.sizes = np.array([len(text) for text in texts], np.int64)
        self._ends = np.cumsum(self.sizes)
        self._flat = np.fromiter((row for text in texts for row in text), np.int64)

    def batch(self, places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the rows of the texts at the places, and where each text starts among them."""
        sizes = self.sizes[places]
        starts = np.cumsum(sizes) - sizes
        shift = np.repeat(self._ends[places] - sizes - starts, sizes)
        return self._flat[np.arange(sizes.sum()) + shift], starts

    def counts(self, many: int) -> NDArray[np.int64]:
        return np.bincount(self._flat, minlength=many)
