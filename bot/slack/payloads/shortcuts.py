"""What Slack sends when somebody chooses one of Baton's shortcuts."""

from dataclasses import dataclass
from typing import Self

from bot.slack.names import MY_WORK_SHORTCUT
from bot.slack.payloads.bodies import Body, inside, mapping, member_of, text_in
from bot.slack.shortcuts import SHORTCUTS
from domain.ids import ChannelId, MemberId

_ON_MESSAGES = frozenset(one.callback for one in SHORTCUTS if one.kind == "message")


@dataclass(frozen=True, slots=True)
class MessageShortcut:
    """Somebody chose one of Baton's shortcuts on a message.

    `thread` is the ts of the thread that the message is in, empty where it is in none.
    """

    callback: str
    member: MemberId
    channel: ChannelId
    text: str
    trigger: str
    ts: str = ""
    thread: str = ""
    domain: str = ""

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the shortcut; None for another app's."""
        if body.get("callback_id") not in _ON_MESSAGES:
            return None
        message = inside(body, "message")
        return cls(
            text_in(body, "callback_id"),
            member_of(body),
            ChannelId(text_in(inside(body, "channel"), "id")),
            text_in(message, "text", empty=""),
            text_in(body, "trigger_id"),
            text_in(message, "ts", empty=""),
            text_in(message, "thread_ts", empty=""),
            text_in(mapping(body.get("team") or {}), "domain", empty=""),
        )

    @property
    def permalink(self) -> str:
        """The address of the message, as Slack makes it; empty where the payload lacks a part.

        To ask Slack for it would take time while a form has to open, and is refused in channels
        that we are not in.
        """
        if not (self.domain and self.ts):
            return ""
        place = f"https://{self.domain}.slack.com/archives/{self.channel}"
        link = f"{place}/p{self.ts.replace('.', '')}"
        is_reply = self.thread and self.thread != self.ts
        return f"{link}?thread_ts={self.thread}&cid={self.channel}" if is_reply else link


@dataclass(frozen=True, slots=True)
class MyWorkWanted:
    """Somebody chose *My work* beside the composer."""

    member: MemberId
    trigger: str

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the shortcut; None for another one."""
        if body.get("callback_id") != MY_WORK_SHORTCUT:
            return None
        return cls(member_of(body), text_in(body, "trigger_id"))
