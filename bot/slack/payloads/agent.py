"""What Slack sends of the agent view: who opens it, and what they look at beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self, cast

from bot.slack.payloads.bodies import Body, inside, text_in
from domain.ids import ChannelId, MemberId

CONTEXT = "app_context"  # of messages and of what is opened; the event of its own says "context"
_CHANNEL = "slack#/types/channel_id"
_MESSAGE = "slack#/types/message_context"


@dataclass(frozen=True, slots=True)
class AgentViewSeen:
    """Somebody opened the conversation with us, or looks at something else beside it."""

    member: MemberId
    conversation: ChannelId
    looks_at: ChannelId | None = None

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None where another tab was opened, or Slack does not say by whom."""
        event = inside(body, "event")
        if event.get("type") == "app_home_opened" and event.get("tab") != "messages":
            return None
        member = text_in(event, "user", empty="")
        conversation = text_in(event, "channel", empty="")
        if not (member and conversation):
            return None
        return cls(MemberId(member), ChannelId(conversation), looked_at(event))


@dataclass(frozen=True, slots=True)
class AgentSessionStopped:
    """Somebody pressed the button that Slack shows while we work on an answer."""

    conversation: ChannelId
    thread: str
    member: MemberId

    @classmethod
    def from_body(cls, body: Body) -> Self:
        """Read the event; raises `Malformed`."""
        event = inside(body, "event")
        thread, member = text_in(event, "thread_ts"), MemberId(text_in(event, "user"))
        return cls(ChannelId(text_in(event, "channel")), thread, member)


def looked_at(event: Body) -> ChannelId | None:
    """Return the channel that somebody looks at; None where they look at something else.

    It is a hint: whatever else Slack says there one day, the message counts all the same.
    """
    seen = _object(event.get(CONTEXT) or event.get("context"))
    found: object = seen.get("entities")
    entities = cast("list[object]", found) if isinstance(found, list) else []
    return next((channel for one in entities for channel in _channel_of(_object(one))), None)


def _object(value: object) -> Body:
    return cast("Body", value) if isinstance(value, dict) else {}


def _channel_of(entity: Body) -> Iterator[ChannelId]:
    """Yield the channel of an entity; direct messages are the home of no project."""
    value: object = entity.get("value")
    if entity.get("type") == _MESSAGE:
        value = _object(value).get("channel_id")
    elif entity.get("type") != _CHANNEL:
        return
    if isinstance(value, str) and value.startswith(("C", "G")):
        yield ChannelId(value)
