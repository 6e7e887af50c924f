"""What Slack sends when members say when they work: an away period typed, a form filled in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from bot.slack.bodies import Body, inside, mapping, string, text_in
from bot.slack.views.preferences import PREFERENCES_MODAL, input_of
from domain.handoffs.preferences_form import Field, FilledIn
from domain.ids import MemberId

_SUBSTITUTE = re.compile(
    r"(?P<period>.*?)\s*\b(?:to|with)\s+<@(?P<member>\w+)(?:\|[^>]*)?>\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class AwayTyped:
    """An away period with the member who is mentioned behind it, if one is."""

    period: str
    substitute: MemberId | None

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read what was typed behind `/baton away`."""
        found = _SUBSTITUTE.fullmatch(text)
        if found is None:
            return cls(text.strip(), None)
        return cls(found["period"].strip(), MemberId(found["member"]))


@dataclass(frozen=True, slots=True)
class PreferencesSubmitted:
    """Somebody submitted the form of their preferences."""

    member: MemberId
    filled: FilledIn

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted form; None for another one."""
        view = inside(body, "view")
        if view.get("callback_id") != PREFERENCES_MODAL:
            return None
        values = inside(inside(view, "state"), "values")
        substitute = _entered(values, Field.SUBSTITUTE, "selected_user")
        filled = FilledIn(
            _entered(values, Field.TIME_ZONE, "value"),
            _entered(values, Field.DAYS, "value"),
            _entered(values, Field.HOURS, "value"),
            _entered(values, Field.AWAY_UNTIL, "value"),
            MemberId(substitute) if substitute else None,
        )
        return cls(MemberId(text_in(inside(body, "user"), "id")), filled)


def _entered(values: Mapping[str, Any], field: Field, key: str) -> str:
    found = mapping(mapping(values.get(field) or {}).get(input_of(field)) or {})
    return string(found.get(key) or "", key).strip()
