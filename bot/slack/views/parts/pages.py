"""Lists that are too long for one view, laid out on pages."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.slack.views.parts.blocks import divider, header
from bot.slack.views.parts.message import Block
from domain.words import _

Entry = tuple[Block, ...]

ROOM = 80  # blocks of a page, of the 100 that a view may have; the rest turns the pages
BYTES = 200_000  # of a page, of the 250,000 that a view may have
_OPENING = 2  # blocks: a line and a headline


@dataclass(frozen=True, slots=True)
class Part:
    """A headline with its entries, which may go on over several pages."""

    title: str
    entries: Sequence[Entry]


@dataclass(slots=True)
class _Page:
    """A page that is being filled; its size is in bytes of JSON."""

    blocks: list[Block] = field(default_factory=list[Block])
    size: int = 0

    def has_room(self, entry: Entry, size: int) -> bool:
        """Tell whether an entry fits; an empty page takes any."""
        fits = len(self.blocks) + _OPENING + len(entry) <= ROOM and self.size + size <= BYTES
        return fits or not self.blocks

    def add(self, title: str, entry: Entry, size: int) -> None:
        if title:
            self.blocks += [*([divider()] if self.blocks else []), header(title)]
        self.blocks += entry
        self.size += size


def laid_out(parts: Iterable[Part]) -> list[list[Block]]:
    """Lay parts out; no entry is cut, and a part that goes on says so on the next page."""
    pages = [_Page()]
    for part in parts:
        title = part.title
        for entry in part.entries:
            size = len(json.dumps(entry))
            if not pages[-1].has_room(entry, size):
                pages.append(_Page())
                title = title or _("{title}, continued", title=part.title)
            pages[-1].add(title, entry, size)
            title = ""
    return [page.blocks for page in pages]
