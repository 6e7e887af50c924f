"""Vectors of texts: a static table of words, pairs of words and pieces of words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from domain.questions.local.entries import Entries

Floats = NDArray[np.float32]
Codes = NDArray[np.int8]

_SHORTEST_PIECE, _LONGEST_PIECE = 3, 5  # letters
_MANY_ENTRIES = 4_096


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """Turns folded words into a vector of unit length, near to the vectors of texts alike.

    `entries` say which row of `codes` (int8, one scale a row) belongs to a known word or to a pair
    of words; the vector of a text is the sum of its rows. A word that is not known is the mean of
    the `pieces` it is made of, so that a slip of the finger moves it only a little.
    """

    entries: Entries
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
        return self.entries.row(word) is not None

    def vector(self, words: Sequence[str]) -> Floats:
        """Return the vector of a text, shape (dimensions,); zero where it has no word."""
        rows = [row for row in self._rows_of(words) if row is not None]
        if not rows:
            return np.zeros(self.dimensions, np.float32)
        total: Floats = np.add.reduce(rows)
        length = sqrt(np.add.reduce(total * total))
        return total / np.float32(length) if length else total

    def _rows_of(self, words: Sequence[str]) -> Iterable[Floats | None]:
        """Return the rows of words and pairs; people use the same ones again and again."""
        entries = (*words, *map(" ".join, pairwise(words)))
        try:
            return list(map(self._lately.__getitem__, entries))
        except KeyError:
            return [self._keep(entry, self._row(entry)) for entry in entries]

    def _row(self, entry: str) -> Floats | None:
        at = self.entries.row(entry)
        if at is not None:
            return self.codes[at] * self.scales[at]
        return None if " " in entry else self._from_pieces(entry)

    def _keep(self, entry: str, row: Floats | None) -> Floats | None:
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
