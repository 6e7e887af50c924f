"""What Slack sends when a member or a channel is not what it was."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from bot.slack.bodies import Body, Malformed, inside, text_in
from bot.slack.installation_payloads import LATEST
from bot.use_cases.ports import InboxKey

MEMBER_EVENTS = ("user_change", "team_join")


@dataclass(frozen=True, slots=True)
class MemberChanged:
    """An account has another name, another time zone, is deactivated, or is there again.

    `user` is what `users.info` would say of it.
    """

    key: InboxKey
    user: Body
    at: datetime

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read either event; None for another one."""
        event = inside(body, "event")
        if event.get("type") not in MEMBER_EVENTS:
            return None
        user = inside(event, "user")
        text_in(user, "id")
        return cls(InboxKey(text_in(body, "event_id")), user, happened_at(body))


Befell = MemberChanged


def befell(body: Body) -> Befell | None:
    """Read what befell a member or a channel; None for another event."""
    return MemberChanged.from_body(body)


def happened_at(body: Body) -> datetime:
    """Return when something happened: Slack brings events late and in any order."""
    at = body.get("event_time")
    if not isinstance(at, int) or not 0 <= at < LATEST:
        raise Malformed("event_time is missing")
    return datetime.fromtimestamp(at, UTC)
