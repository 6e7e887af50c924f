"""Reads the table of word vectors with numpy alone: the model for the production reader."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_SHORTEST_PIECE = 3
_LONGEST_PIECE = 5
_MANY_WORDS = 4_096


class EmbeddingTable:
    """Vectors of folded texts: known words and pairs have rows, unknown words are their pieces."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as file:
            entries = file["entries"].tobytes().decode().split("\n")
            self._codes: NDArray[np.int8] = file["codes"]
            self._scales = file["scales"].astype(np.float32)
            self._pieces: NDArray[np.int8] = file["pieces"]
            self._piece_scales = file["piece_scales"].astype(np.float32)
        self._rows = {entry: row for row, entry in enumerate(entries)}
        self._unknown = lru_cache(_MANY_WORDS)(self._from_pieces)
        self.dimensions = self._codes.shape[1]

    def vector(self, words: Sequence[str]) -> Floats:
        """Return the words' vector of unit length; it is zero where there is no word."""
        find = self._rows.get
        rows = [find(word) for word in words]
        total = np.zeros(self.dimensions, np.float32)
        if None in rows:
            for word, row in zip(words, rows, strict=True):
                if row is None:
                    total += self._unknown(word)
        rows += [find(f"{left} {right}") for left, right in pairwise(words)]
        known = [row for row in rows if row is not None]
        if known:
            total += self._scales[known] @ self._codes[known].astype(np.float32)
        length = float(np.sqrt(total @ total))
        return total / np.float32(length) if length else total

    def _from_pieces(self, word: str) -> Floats:
        """Return the mean row of an unknown word's 3-to-5-grams."""
        marked = f"<{word}>"
        many = len(self._pieces)
        rows = [
            crc32(marked[start : start + size].encode()) % many
            for size in range(_SHORTEST_PIECE, min(_LONGEST_PIECE, len(marked)) + 1)
            for start in range(len(marked) - size + 1)
        ]
        return (
            self._piece_scales[rows] @ self._pieces[rows].astype(np.float32) / np.float32(len(rows))
        )
