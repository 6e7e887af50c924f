"""Vectors of texts: a static table of words, pairs of words and pieces of words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Codes = NDArray[np.int8]

_SHORTEST_PIECE, _LONGEST_PIECE = 3, 5  # letters
_MANY_WORDS = 4_096


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """Turns folded words into a vector of unit length, near to the vectors of texts alike.

    `rows` says which row of `codes` (int8, one scale a row) belongs to a known word or to a pair of
    words; the vector of a text is the sum of its rows. A word that is not known is the mean of the
    `pieces` it is made of, so that a slip of the finger moves it only a little.
    """

    rows: Mapping[str, int]
    codes: Codes
    scales: Floats
    pieces: Codes
    piece_scales: Floats
    _unknown: dict[str, Floats] = field(default_factory=dict[str, Floats])

    @property
    def dimensions(self) -> int:
        """How long a vector is."""
        return self.codes.shape[1]

    def vector(self, words: Sequence[str]) -> Floats:
        """Return the vector of a text, shape (dimensions,); zero where it has no word."""
        find = self.rows.get
        found = [find(word) for word in words]
        total = np.zeros(self.dimensions, np.float32)
        for word, row in zip(words, found, strict=True):
            if row is None:
                total += self._of_unknown(word)
        found += [find(f"{left} {right}") for left, right in pairwise(words)]
        known = [row for row in found if row is not None]
        if known:
            total += self.scales[known] @ self.codes[known].astype(np.float32)
        length = float(np.sqrt(total @ total))
        return total / np.float32(length) if length else total

    def _of_unknown(self, word: str) -> Floats:
        vector = self._unknown.get(word)
        if vector is None:
            if len(self._unknown) >= _MANY_WORDS:
                self._unknown.clear()
            vector = self._unknown[word] = self._from_pieces(word)
        return vector

    def _from_pieces(self, word: str) -> Floats:
        marked = f"<{word}>"
        rows = [
            crc32(marked[start : start + size].encode()) % len(self.pieces)
            for size in range(_SHORTEST_PIECE, min(_LONGEST_PIECE, len(marked)) + 1)
            for start in range(len(marked) - size + 1)
        ]
        total = self.piece_scales[rows] @ self.pieces[rows].astype(np.float32)
        return total / np.float32(len(rows))
