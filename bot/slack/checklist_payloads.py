"""What Slack sends when members say what a phase needs before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bot.slack.bodies import Body, Malformed, inside, member_of, text_in
from bot.slack.describing_payloads import key_as_shown, lines_in
from bot.slack.forms import chosen, ticked, values_of, written
from bot.slack.views.actions import CHECKLIST_PHASE
from bot.slack.views.checklist_modal import CHECKLIST_MODAL, PHASE_BLOCK, unpacked
from bot.slack.views.entry_fields import ENTERED, EntryBlock
from bot.use_cases.ports import InboxKey
from domain.handoffs.definition_form import NEEDS, PhaseOf
from domain.handoffs.form_entries import Entry
from domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class ChecklistSubmitted:
    """Somebody submitted the form; `blocks` are the block_ids of its fields."""

    key: InboxKey
    member: MemberId
    of: PhaseOf
    entries: Mapping[str, Entry]
    blocks: Mapping[str, str]

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted form; None for another one."""
        view = inside(body, "view")
        if view.get("callback_id") != CHECKLIST_MODAL:
            return None
        values = values_of(view)
        blocks = {_field_of(block): block for block in values if block != PHASE_BLOCK}
        entries: dict[str, Entry] = {}
        for field, block in blocks.items():
            typed = _lines(written(values, block, ENTERED)) if field != NEEDS else ()
            found = EntryBlock.unpacked(block).found
            entries[field] = Entry(
                ticked(values, block, ENTERED) if field == NEEDS else typed, found
            )
        return cls(key_as_shown(view), member_of(body), _phase(view, ""), entries, blocks)


@dataclass(frozen=True, slots=True)
class PhaseChosen:
    """Somebody chose another phase in the open form."""

    view: str
    version: str
    member: MemberId
    of: PhaseOf

    @classmethod
    def from_body(cls, body: Body) -> Self:
        """Read the choice."""
        view = inside(body, "view")
        value = chosen(values_of(view), PHASE_BLOCK, CHECKLIST_PHASE)
        version = text_in(view, "hash", empty="")
        return cls(text_in(view, "id"), version, member_of(body), _phase(view, value))


def _phase(view: Body, value: str) -> PhaseOf:
    try:
        return unpacked(value or text_in(view, "private_metadata"))
    except ValueError as error:
        raise Malformed("the form is about no phase") from error


def _field_of(block: str) -> str:
    return EntryBlock.unpacked(block).field.partition(":")[0]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.removeprefix("- ").strip() for line in lines_in(text))
