"""What Slack sends when somebody fills in the form of a phase."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, cast

from bot.slack.bodies import Body, inside, mapping, string, text_in
from bot.slack.views.action_values import DoneFormValue
from bot.slack.views.done_modal import DONE_MODAL, GIVEN, ITEMS, NOTE, OVERRIDE, RISKS, link_of
from bot.use_cases.ports import InboxKey
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
        values = inside(inside(view, "state"), "values")
        return cls(
            InboxKey(text_in(view, "id")),
            MemberId(text_in(inside(body, "user"), "id")),
            DoneFormValue.unpacked(text_in(view, "private_metadata")),
            _written(values, NOTE),
            Given(
                _links(values), _ticked(values), _written(values, RISKS), _written(values, OVERRIDE)
            ),
            frozenset(values),
        )


def _links(values: Mapping[str, Any]) -> tuple[Link, ...]:
    named = ((name, _written(values, block)) for block in values if (name := link_of(block)))
    return tuple(Link(name, url) for name, url in named if url)


def _ticked(values: Mapping[str, Any]) -> tuple[str, ...]:
    chosen = _field(values, ITEMS).get("selected_options") or ()
    return tuple(text_in(mapping(one), "value") for one in cast("list[object]", chosen))


def _written(values: Mapping[str, Any], block: str) -> str:
    return string(_field(values, block).get("value") or "", block).strip()


def _field(values: Mapping[str, Any], block: str) -> Body:
    return mapping(mapping(values.get(block) or {}).get(GIVEN) or {})
