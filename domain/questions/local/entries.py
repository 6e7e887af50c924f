"""The words and pairs of words that have a vector, and which row it is in."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Self

import numpy as np
from numpy.typing import NDArray

_LATELY = 4_096  # entries; people use the same ones again and again


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """Finds an entry among tens of thousands, where a dictionary of them would take 4 MB more.

    `text` has all entries in alphabetical order, one after the other; entry i begins at `starts[i]`
    and has its vector in row `rows[i]`.
    """

    text: bytes
    starts: NDArray[np.int32]
    rows: NDArray[np.int32]
    row: Callable[[str], int | None] = field(init=False, repr=False)
    """Return the row of an entry, None where it has none."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "row", lru_cache(_LATELY)(self._search))

    @classmethod
    def of(cls, entries: Sequence[str]) -> Self:
        """Make it from entries in the order of their rows."""
        rows = sorted(range(len(entries)), key=entries.__getitem__)
        ordered = [entries[row].encode() for row in rows]
        starts = list(accumulate(map(len, ordered), initial=0))
        return cls(b"".join(ordered), np.array(starts, np.int32), np.array(rows, np.int32))

    def __len__(self) -> int:
        return len(self.rows)

    def _search(self, entry: str) -> int | None:
        wanted = entry.encode()
        at = bisect_left(range(len(self)), wanted, key=self._entry)
        return int(self.rows[at]) if at < len(self) and self._entry(at) == wanted else None

    def _entry(self, at: int) -> bytes:
        return self.text[self.starts[at] : self.starts[at + 1]]
