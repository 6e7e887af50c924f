"""What Slack sends when somebody chooses a phase and fills in its form."""

from dataclasses import dataclass
from typing import Self

from bot.slack.payloads.bodies import Body, inside, mapping, member_of, text_in
from bot.slack.payloads.forms import Values, entered, ticked, values_of, written
from bot.slack.views.forms.done import (
    DONE_MODAL,
    GIVEN,
    ITEMS,
    NOTE,
    OVERRIDE,
    PHASE,
    PHASE_MODAL,
    RISKS,
    link_of,
)
from bot.slack.views.parts.action_values import DoneFormValue, MessageValue, PhaseValue
from bot.use_cases.ports.work import InboxKey
from domain.handoffs.commands import Given
from domain.ids import MemberId
from domain.packets import Link


@dataclass(frozen=True, slots=True)
class DoneSubmitted:
    """Somebody marks a phase done with what its definition of done asks for.

    The key is the view's id: pressing twice is one completion, and a refused one can be mended.
    `fields` are the ids of the form's fields, beside which a sentence can stand.
    """

    key: InboxKey
    member: MemberId
    meant: DoneFormValue
    note: str
    given: Given
    fields: frozenset[str]

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted form; None for another one."""
        view = inside(body, "view")
        if view.get("callback_id") != DONE_MODAL:
            return None
        values = values_of(view)
        return cls(
            InboxKey(text_in(view, "id")),
            member_of(body),
            DoneFormValue.unpacked(text_in(view, "private_metadata")),
            written(values, NOTE, GIVEN),
            Given(
                _links(values),
                ticked(values, ITEMS, GIVEN),
                written(values, RISKS, GIVEN),
                written(values, OVERRIDE, GIVEN),
            ),
            frozenset(values),
        )


@dataclass(frozen=True, slots=True)
class PhaseChosen:
    """Somebody chose which phase they mean to mark done; `carried` came with the form."""

    member: MemberId
    carried: MessageValue
    meant: PhaseValue

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted choice; None for another form."""
        view = inside(body, "view")
        if view.get("callback_id") != PHASE_MODAL:
            return None
        chosen = entered(values_of(view), PHASE, GIVEN).get("selected_option")
        return cls(
            member_of(body),
            MessageValue.unpacked(text_in(view, "private_metadata")),
            PhaseValue.unpacked(text_in(mapping(chosen), "value")),
        )


def _links(values: Values) -> tuple[Link, ...]:
    named = ((name, written(values, block, GIVEN)) for block in values if (name := link_of(block)))
    return tuple(Link(name, url) for name, url in named if url)
