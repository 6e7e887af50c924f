"""Forms that several people may have open at once: nobody loses what another one saved meanwhile.

Each field carries a mark of what stood in it when the form was opened. A field that its reader left
alone keeps what is so by now, whoever changed it; one that only they changed is saved; one that
both changed is told to whoever comes second, whose form stays open with what they entered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from domain.errors import Refused
from domain.wording import Wording
from domain.words import _

Values = tuple[str, ...]
_MARK = 12  # signs of a mark


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody entered in a field, and the mark of what they found there."""

    entered: Values
    found: str

    @property
    def is_touched(self) -> bool:
        """Tell whether they changed anything in the field."""
        return mark_of(self.entered) != self.found

    def overtaken_by(self, now: Values) -> bool:
        """Tell whether they, and somebody else before them, made different things of the field."""
        return self.is_touched and now != self.entered and mark_of(now) != self.found

    def over(self, now: Values) -> Values:
        """Return what is to stand in the field."""
        return self.entered if self.is_touched else now


@dataclass(eq=False)
class Overtaken(Refused):
    """Others changed fields that were changed here too, while the form was open; nothing is saved.

    `entered` is what is to stand in each field of the form by now, also in the others.
    """

    fields: tuple[str, ...]
    entered: Mapping[str, Values]

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("Somebody changed the same meanwhile; nothing of yours was saved yet.")


def mark_of(values: Values) -> str:
    """Return a short mark of what stands in a field; other values have another one."""
    return sha256("\n".join(values).encode()).hexdigest()[:_MARK]


def merged(entries: Mapping[str, Entry], now: Mapping[str, Values]) -> Mapping[str, Values]:
    """Return what is to stand in each field; raises `Overtaken`."""
    known = {field: now.get(field, ()) for field in entries}
    wanted = {field: entry.over(known[field]) for field, entry in entries.items()}
    late = [field for field, entry in entries.items() if entry.overtaken_by(known[field])]
    if late:
        raise Overtaken(tuple(late), wanted)
    return wanted
