"""What Slack sends when a member or a channel is not what it was."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from bot.slack.payloads.bodies import Body, Malformed, inside, text_in
from bot.slack.payloads.installation import LATEST
from bot.use_cases.ports.work import InboxKey
from domain.ids import ChannelId, MemberId
from domain.statuses import Closed

MEMBER_EVENTS = ("user_change", "team_join")
MOVED = "channel_id_changed"
MADE_PRIVATE = "channel_convert_to_private"  # the subtype of a message, which few apps are sent
JOINED, PARTED = "member_joined_channel", "member_left_channel"  # anybody, ourselves among them
_PRIVATE = "G"  # as the events call the kind of a channel, whatever its id begins with
CLOSING = {
    "channel_archive": Closed.ARCHIVED,
    "group_archive": Closed.ARCHIVED,
    "channel_deleted": Closed.DELETED,
    "group_deleted": Closed.DELETED,
    "channel_left": Closed.LEFT,  # by ourselves
    "group_left": Closed.LEFT,
    PARTED: Closed.LEFT,
}
OPENING = ("channel_unarchive", "group_unarchive")
CHANNEL_EVENTS = frozenset({*CLOSING, *OPENING, JOINED, MOVED, MADE_PRIVATE})


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


@dataclass(frozen=True, slots=True)
class ChannelChanged:
    """A channel is not what it was; `event` is Slack's own name for what happened.

    `new` is its new id where it got another one; `member` is who came or went, nobody where it is
    ourselves by the nature of the event. `private`: Slack says so with who came or went.
    """

    key: InboxKey
    event: str
    channel: ChannelId
    at: datetime
    new: ChannelId | None = None
    member: MemberId | None = None
    private: bool = False

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None for another one."""
        event = inside(body, "event")
        name = event.get("type")
        if name == "message" and event.get("subtype") == MADE_PRIVATE:
            name = MADE_PRIVATE
        if name not in CHANNEL_EVENTS:
            return None
        key, at = InboxKey(text_in(body, "event_id")), happened_at(body)
        if name == MOVED:
            old, new = (text_in(event, of) for of in ("old_channel_id", "new_channel_id"))
            return cls(key, MOVED, ChannelId(old), at, new=ChannelId(new))
        channel = ChannelId(text_in(event, "channel"))
        if name not in {JOINED, PARTED}:
            return cls(key, str(name), channel, at)
        member, private = MemberId(text_in(event, "user")), event.get("channel_type") == _PRIVATE
        return cls(key, str(name), channel, at, member=member, private=private)


Befell = MemberChanged | ChannelChanged


def befell(body: Body) -> Befell | None:
    """Read what befell a member or a channel; None for another event."""
    return MemberChanged.from_body(body) or ChannelChanged.from_body(body)


def happened_at(body: Body) -> datetime:
    """Return when something happened: Slack brings events late and in any order."""
    at = body.get("event_time")
    if not isinstance(at, int) or not 0 <= at < LATEST:
        raise Malformed("event_time is missing")
    return datetime.fromtimestamp(at, UTC)
