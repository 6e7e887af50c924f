"""Fields that tell what stood in them when their form was opened: by a mark in the block_id."""

from dataclasses import dataclass
from typing import Self

from domain.handoffs.forms.entries import Values, mark_of

ENTERED = "entered"  # the action_id of each field
_BEFORE = "#"


@dataclass(frozen=True, slots=True)
class EntryBlock:
    """What the block_id of such a field says: which field it is, and the mark of what stood there.

    Where the form is shown anew with other values, its fields have other block_ids; Slack would
    keep what was typed into a field of the same.
    """

    field: str
    found: str

    @classmethod
    def showing(cls, field: str, values: Values) -> Self:
        return cls(field, mark_of(values))

    def packed(self) -> str:
        return f"{self.field}{_BEFORE}{self.found}"

    @classmethod
    def unpacked(cls, block_id: str) -> Self:
        field, _, found = block_id.rpartition(_BEFORE)
        return cls(field, found)
