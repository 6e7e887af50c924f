"""What Slack sends, as small frozen values: checked at the door, trusted inside."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, cast

from bot.slack.names import COMMAND
from bot.slack.views.actions import REASON_BLOCK, REASON_INPUT, RETURN_MODAL
from bot.use_cases.ports import InboxKey
from domain.ids import ChannelId, HandoffId, MemberId

Body = Mapping[str, Any]

HEARD_SUBTYPES = frozenset({None, "file_share", "thread_broadcast"})


class Malformed(ValueError):
    """A payload of a known kind that lacks what this kind always has."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody speaks to the bot in a channel; the answer goes into the thread."""

    key: InboxKey
    channel: ChannelId
    member: MemberId
    text: str
    thread: str

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None for what bots wrote and for what only tells of an edit."""
        event = _inside(body, "event")
        if not _is_spoken(event):
            return None
        return cls(
            InboxKey(_text(body, "event_id")),
            ChannelId(_text(event, "channel")),
            MemberId(_text(event, "user")),
            _text(event, "text", empty=""),
            _text(event, "thread_ts", empty="") or _text(event, "ts"),
        )


@dataclass(frozen=True, slots=True)
class DirectMessage:
    """Somebody writes to the bot; the answer goes where the message stands, thread or not."""

    key: InboxKey
    channel: ChannelId
    member: MemberId
    text: str
    thread: str

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None for what is not a person's own message to the bot."""
        event = _inside(body, "event")
        if event.get("channel_type") != "im" or not _is_spoken(event):
            return None
        return cls(
            InboxKey(_text(body, "event_id")),
            ChannelId(_text(event, "channel")),
            MemberId(_text(event, "user")),
            _text(event, "text", empty=""),
            _text(event, "thread_ts", empty=""),
        )


@dataclass(frozen=True, slots=True)
class HomeOpened:
    """Somebody opened Baton's Home."""

    member: MemberId

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None where another tab was opened."""
        event = _inside(body, "event")
        if event.get("tab") != "home":
            return None
        return cls(MemberId(_text(event, "user")))


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """Somebody typed `/baton`, with a word that says what to do and the rest."""

    channel: ChannelId
    member: MemberId
    word: str
    rest: str

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the command; None for another one."""
        if _text(body, "command") != COMMAND:
            return None
        text = _text(body, "text", empty="").strip()
        word, _, rest = text.partition(" ")
        return cls(
            ChannelId(_text(body, "channel_id")),
            MemberId(_text(body, "user_id")),
            word.casefold(),
            rest.strip(),
        )

    @property
    def text(self) -> str:
        """Everything that was typed, as a question."""
        return f"{self.word} {self.rest}".strip()


@dataclass(frozen=True, slots=True)
class ButtonClick:
    """Somebody pressed a button or chose from a menu; `value` is what it means.

    `thread` is the ts of the thread that the message is in, empty where it is in none.
    """

    key: InboxKey
    member: MemberId
    action: str
    value: str
    trigger: str
    channel: ChannelId | None = None
    block: str = ""
    thread: str = ""

    @classmethod
    def from_body(cls, body: Body) -> Self:
        """Read the first action, which is the only one that Slack sends."""
        action = _first_action(body)
        option = _mapping(action.get("selected_option") or {})
        value = action.get("value") or option.get("value") or action.get("selected_user") or ""
        channel = _mapping(body.get("channel") or {}).get("id")
        container = _mapping(body.get("container") or {})
        return cls(
            InboxKey(_text(body, "trigger_id")),
            MemberId(_text(_inside(body, "user"), "id")),
            _text(action, "action_id"),
            _string(value, "value"),
            _text(body, "trigger_id"),
            ChannelId(_string(channel, "channel")) if channel else None,
            _text(action, "block_id", empty=""),
            _text(container, "thread_ts", empty=""),
        )


@dataclass(frozen=True, slots=True)
class ReasonSubmitted:
    """Somebody returns a handoff and says why."""

    key: InboxKey
    member: MemberId
    handoff: HandoffId
    reason: str

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted modal; None for another one.

        The key is the view's id: pressing twice is one return, and a refused one can be mended.
        """
        view = _inside(body, "view")
        if view.get("callback_id") != RETURN_MODAL:
            return None
        values = _inside(_inside(view, "state"), "values")
        written = _inside(_inside(values, REASON_BLOCK), REASON_INPUT).get("value")
        return cls(
            InboxKey(_text(view, "id")),
            MemberId(_text(_inside(body, "user"), "id")),
            HandoffId(_text(view, "private_metadata")),
            _string(written or "", "value"),
        )


Received = Mention | DirectMessage | HomeOpened | SlashCommand | ButtonClick | ReasonSubmitted


def read(body: Body) -> Received | None:
    """Read whatever Slack sent; None where it does not concern us. Raises `Malformed`."""
    match body.get("type"):
        case "event_callback":
            return _read_event(body)
        case "block_actions":
            return ButtonClick.from_body(body) if _first_action(body).get("action_id") else None
        case "view_submission":
            return ReasonSubmitted.from_body(body)
        case None if "command" in body:
            return SlashCommand.from_body(body)
        case _:
            return None


def _read_event(body: Body) -> Received | None:
    match _text(_inside(body, "event"), "type"):
        case "app_mention":
            return Mention.from_body(body)
        case "message":
            return DirectMessage.from_body(body)
        case "app_home_opened":
            return HomeOpened.from_body(body)
        case _:
            return None


def _is_spoken(event: Body) -> bool:
    is_bot = event.get("bot_id") or event.get("bot_profile") or not event.get("user")
    return not is_bot and event.get("subtype") in HEARD_SUBTYPES


def _first_action(body: Body) -> Body:
    actions = body.get("actions")
    if not isinstance(actions, list) or not actions:
        raise Malformed("a click without actions")
    return _mapping(cast("list[object]", actions)[0])


def _inside(body: Body, key: str) -> Body:
    return _mapping(body.get(key))


def _mapping(found: object) -> Body:
    if not isinstance(found, dict):
        raise Malformed("an object is missing")
    return cast("Body", found)


def _text(body: Body, key: str, empty: str | None = None) -> str:
    found = body.get(key)
    return empty if found is None and empty is not None else _string(found, key)


def _string(found: object, key: str) -> str:
    if not isinstance(found, str):
        raise Malformed(f"{key} is missing")
    return found
