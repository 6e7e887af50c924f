"""Vectors of texts: a static table of words, pairs of words and pieces of words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Codes = NDArray[np.int8]

_SHORTEST_PIECE, _LONGEST_PIECE = 3, 5  # letters
_MANY_ENTRIES = 4_096
Kept = TypeVar("Kept", Floats, Floats | None)
_NOT_LATELY: Floats = np.zeros(0, np.float32)


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
    _lately: dict[str, Floats | None] = field(default_factory=dict[str, "Floats | None"])

    @property
    def dimensions(self) -> int:
        """How long a vector is."""
        return self.codes.shape[1]

    def is_word(self, word: str) -> bool:
        """Tell whether a folded word is known, and so no slip of the finger."""
        return word in self.rows

    def vector(self, words: Sequence[str]) -> Floats:
        """Return the vector of a text, shape (dimensions,); zero where it has no word."""
        total = np.zeros(self.dimensions, np.float32)
        for word in words:
            row = self._row(word)
            total += self._keep(word, self._from_pieces(word)) if row is None else row
        for pair in map(" ".join, pairwise(words)):
            row = self._row(pair)
            if row is not None:
                total += row
        length = float(np.sqrt(np.add.reduce(total * total)))
        return total / np.float32(length) if length else total

    def _row(self, entry: str) -> Floats | None:
        """Return the row of a word or a pair; people use the same ones again and again."""
        row = self._lately.get(entry, _NOT_LATELY)
        if row is not _NOT_LATELY:
            return row
        at = self.rows.get(entry)
        return self._keep(entry, None if at is None else self.codes[at] * self.scales[at])

    def _keep(self, entry: str, row: Kept) -> Kept:
        if len(self._lately) >= _MANY_ENTRIES:
            self._lately.clear()
        self._lately[entry] = row
        return row

    def _from_pieces(self, word: str) -> Floats:
        marked = f"<{word}>"
        rows = [
            crc32(marked[start : start + size].encode()) % len(self.pieces)
            for size in range(_SHORTEST_PIECE, min(_LONGEST_PIECE, len(marked)) + 1)
            for start in range(len(marked) - size + 1)
        ]
        total = self.piece_scales[rows] @ self.pieces[rows].astype(np.float32)
        return total / np.float32(len(rows))
