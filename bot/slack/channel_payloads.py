"""What Slack sends when somebody joins or leaves a channel that Baton is in."""

from dataclasses import dataclass
from typing import Self

from bot.slack.bodies import Body, inside, text_in
from domain.ids import ChannelId, MemberId

JOINED, LEFT = "member_joined_channel", "member_left_channel"
_PRIVATE = "G"  # as the events call the kind of a channel, whatever its id begins with


@dataclass(frozen=True, slots=True)
class ChannelMembersChanged:
    """Somebody joined or left a channel; it may be Baton itself."""

    channel: ChannelId
    member: MemberId
    joined: bool
    private: bool

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read either event; None for another one."""
        event = inside(body, "event")
        if event.get("type") not in {JOINED, LEFT}:
            return None
        return cls(
            ChannelId(text_in(event, "channel")),
            MemberId(text_in(event, "user")),
            joined=event.get("type") == JOINED,
            private=text_in(event, "channel_type", empty="") == _PRIVATE,
        )
