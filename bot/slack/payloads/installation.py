"""What Slack sends when Baton is uninstalled, or its token is taken back."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from bot.slack.payloads.bodies import Body, Malformed, inside

UNINSTALLED, REVOKED = "app_uninstalled", "tokens_revoked"
LATEST = 2**33  # seconds since 1970; what is beyond is no time


@dataclass(frozen=True, slots=True)
class AccessEnded:
    """Baton may do nothing any longer in a workspace.

    That was before `before`; Slack says when in whole seconds.
    """

    before: datetime

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read either event; None for another one, and where only tokens of people are meant."""
        event = inside(body, "event")
        kind = event.get("type")
        if kind not in {UNINSTALLED, REVOKED}:
            return None
        if kind == REVOKED and not inside(event, "tokens").get("bot"):
            return None
        at = body.get("event_time")
        if not isinstance(at, int) or not 0 <= at < LATEST:
            raise Malformed("event_time is missing")
        return cls(datetime.fromtimestamp(at, UTC) + timedelta(seconds=1))
