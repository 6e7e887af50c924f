"""What Slack sends when members change a workspace's own roles, workflows and reminders."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bot.slack.payloads.bodies import Body, Malformed, inside, mapping, member_of, text_in
from bot.slack.payloads.describing import key_as_shown, lines_in
from bot.slack.payloads.forms import Values, chosen, entered, ticked, values_of, written
from bot.slack.views.forms.by_word import OWN_FORMS
from bot.slack.views.parts.actions import OWN_PART
from bot.slack.views.parts.entry_fields import ENTERED, EntryBlock
from bot.use_cases.ports.work import InboxKey
from domain.handoffs.forms.entries import Entry
from domain.handoffs.forms.own_parts import LISTS, OwnPart
from domain.ids import MemberId

_CALLBACKS = frozenset(form.callback for form in OWN_FORMS.values())


@dataclass(frozen=True, slots=True)
class OwnSubmitted:
    """Somebody submitted a form about a part; `blocks` are the block_ids of its fields."""

    key: InboxKey
    form: str
    member: MemberId
    part: OwnPart
    entries: Mapping[str, Entry]
    blocks: Mapping[str, str]

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted form; None for another one."""
        view = inside(body, "view")
        callback = view.get("callback_id")
        if callback not in _CALLBACKS:
            return None
        values = values_of(view)
        blocks = {
            EntryBlock.unpacked(block).field.partition(":")[0]: block
            for block in values
            if not block.startswith(OWN_PART)
        }
        entries = {
            field: Entry(_entered(values, field, block), EntryBlock.unpacked(block).found)
            for field, block in blocks.items()
        }
        part = part_of(text_in(view, "private_metadata"))
        key = key_as_shown(view)
        return cls(key, str(callback), member_of(body), part, entries, blocks)


@dataclass(frozen=True, slots=True)
class PartChosen:
    """Somebody turned an open form to another part."""

    view: str
    version: str
    form: str
    member: MemberId
    part: OwnPart

    @classmethod
    def from_body(cls, body: Body) -> Self:
        """Read the choice."""
        view = inside(body, "view")
        pressed = mapping(body["actions"][0])
        value = text_in(mapping(pressed.get("selected_option")), "value")
        version = text_in(view, "hash", empty="")
        form = text_in(view, "callback_id")
        return cls(text_in(view, "id"), version, form, member_of(body), part_of(value))


def part_of(packed: str) -> OwnPart:
    """Return the part that such a value stands for; raises `Malformed`."""
    try:
        return OwnPart.unpacked(packed)
    except ValueError as error:
        raise Malformed("the form is about nothing") from error


def _entered(values: Values, field: str, block: str) -> tuple[str, ...]:
    kind = str(entered(values, block, ENTERED).get("type"))
    if kind == "plain_text_input":
        text = written(values, block, ENTERED)
        is_list = field.removeprefix("its_") in LISTS
        return lines_in(text) if is_list else tuple(filter(None, (text,)))
    if kind in {"checkboxes", "multi_static_select", "multi_external_select"}:
        return ticked(values, block, ENTERED)
    return tuple(filter(None, (chosen(values, block, ENTERED),)))
