"""What Slack sends when somebody speaks to us: in a channel, in a direct message."""

from dataclasses import dataclass
from typing import Self

from bot.slack.payloads.agent import CONTEXT, looked_at
from bot.slack.payloads.bodies import Body, inside, text_in
from bot.use_cases.ports.work import InboxKey
from domain.ids import ChannelId, MemberId

HEARD_SUBTYPES = frozenset({None, "file_share", "thread_broadcast"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody speaks to the bot in a channel; the answer goes into the thread."""

    key: InboxKey
    channel: ChannelId
    member: MemberId
    text: str
    thread: str
    in_thread: bool = False  # that was there already

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None for what bots wrote and for what only tells of an edit."""
        event = inside(body, "event")
        if not _is_spoken(event):
            return None
        return cls(
            InboxKey(text_in(body, "event_id")),
            ChannelId(text_in(event, "channel")),
            MemberId(text_in(event, "user")),
            text_in(event, "text", empty=""),
            text_in(event, "thread_ts", empty="") or text_in(event, "ts"),
            bool(event.get("thread_ts")),
        )


@dataclass(frozen=True, slots=True)
class DirectMessage:
    """Somebody writes to the bot; the answer goes where the message stands, thread or not.

    In the agent view each message begins a thread; `looks_at` is the channel beside it.
    """

    key: InboxKey
    channel: ChannelId
    member: MemberId
    text: str
    thread: str
    in_agent_view: bool = False
    looks_at: ChannelId | None = None

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None for what is not a person's own message to the bot."""
        event = inside(body, "event")
        if event.get("channel_type") != "im" or not _is_spoken(event):
            return None
        in_agent_view = CONTEXT in event
        first = text_in(event, "ts", empty="") if in_agent_view else ""
        return cls(
            InboxKey(text_in(body, "event_id")),
            ChannelId(text_in(event, "channel")),
            MemberId(text_in(event, "user")),
            text_in(event, "text", empty=""),
            text_in(event, "thread_ts", empty=first),
            in_agent_view,
            looked_at(event),
        )


def _is_spoken(event: Body) -> bool:
    is_bot = event.get("bot_id") or event.get("bot_profile") or not event.get("user")
    return not is_bot and event.get("subtype") in HEARD_SUBTYPES
