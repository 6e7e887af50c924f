"""Writes the table: int8 codes with one scale a row, and the entries as one text."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.understanding.vocabulary import Vocabulary

_GREATEST = 127


def write(
    path: Path, vocabulary: Vocabulary, rows: NDArray[np.float32], pieces: NDArray[np.float32]
) -> None:
    """Write one .npz with the rows of words and pairs, and those of the pieces of unknown words."""
    codes, scales = _packed(rows)
    piece_codes, piece_scales = _packed(pieces)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        entries=np.frombuffer("\n".join(vocabulary.entries).encode(), np.uint8),
        codes=codes,
        scales=scales,
        pieces=piece_codes,
        piece_scales=piece_scales,
    )


def _packed(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    scales = (np.abs(rows).max(axis=1) / _GREATEST).clip(1e-6).astype(np.float16)
    codes = np.rint(rows / scales.astype(np.float32)[:, None])
    return codes.clip(-_GREATEST, _GREATEST).astype(np.int8), scales
