"""What Slack sends when members say when they work: an away period typed, a form filled in."""

import re
from dataclasses import dataclass
from typing import Self

from bot.slack.payloads.bodies import Body, inside, member_of
from bot.slack.payloads.forms import Values, values_of, written
from bot.slack.views.forms.preferences import PREFERENCES_MODAL, input_of
from domain.handoffs.forms.preferences import Field, FilledIn
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
        values = values_of(view)
        substitute = _given(values, Field.SUBSTITUTE, "selected_user")
        filled = FilledIn(
            _given(values, Field.TIME_ZONE),
            _given(values, Field.DAYS),
            _given(values, Field.HOURS),
            _given(values, Field.AWAY_UNTIL),
            MemberId(substitute) if substitute else None,
            _given(values, Field.DIGEST),
        )
        return cls(member_of(body), filled)


def _given(values: Values, field: Field, key: str = "value") -> str:
    return written(values, field, input_of(field), key)
