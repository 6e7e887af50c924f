"""What was said, and what of it each member can see."""

from dataclasses import dataclass

from bot.playground.json_types import Json
from bot.playground.stamps import Stamps


@dataclass(frozen=True, slots=True)
class Ephemeral:
    """A message that one member alone can see."""

    member: str
    message: Json


class MessageLog:
    """The messages of each conversation, oldest first; what is stored is never changed in place."""

    def __init__(self, stamps: Stamps) -> None:
        self._stamps = stamps
        self._messages: dict[str, dict[str, Json]] = {}
        self._ephemeral: dict[str, dict[str, Ephemeral]] = {}

    def add(self, channel: str, message: Json) -> Json:
        """Store a message under a new time; a reply makes its parent a thread."""
        stored = {**message, "ts": self._stamps.message_time()}
        self._messages.setdefault(channel, {})[stored["ts"]] = stored
        self._count_reply(channel, stored)
        return stored

    def add_ephemeral(self, channel: str, member: str, message: Json) -> Json:
        """Store a message for the eyes of one member."""
        ts = self._stamps.message_time()
        stored = {**message, "ts": ts, "is_ephemeral": True}
        self._ephemeral.setdefault(channel, {})[ts] = Ephemeral(member, stored)
        return stored

    def find(self, channel: str, ts: str) -> Json | None:
        """Return the message that everybody sees, if there is one."""
        return self._messages.get(channel, {}).get(ts)

    def find_ephemeral(self, channel: str, ts: str) -> Ephemeral | None:
        """Return the message that one member sees, if there is one."""
        return self._ephemeral.get(channel, {}).get(ts)

    def replace(self, channel: str, message: Json) -> Json:
        """Store another content under the message's time."""
        ts = message["ts"]
        hidden = self.find_ephemeral(channel, ts)
        if hidden is not None:
            self._ephemeral[channel][ts] = Ephemeral(hidden.member, message)
        else:
            self._messages[channel][ts] = message
        return message

    def move(self, channel: str, new: str) -> None:
        """Let what was said in a conversation be said in another one, which has nothing yet."""
        self._messages[new] = self._messages.pop(channel, {})
        self._ephemeral[new] = self._ephemeral.pop(channel, {})

    def remove(self, channel: str, ts: str) -> None:
        """Forget a message."""
        self._messages.get(channel, {}).pop(ts, None)
        self._ephemeral.get(channel, {}).pop(ts, None)

    def in_channel(self, channel: str) -> list[Json]:
        """Return what everybody sees, oldest first."""
        return list(self._messages.get(channel, {}).values())

    def seen_by(self, channel: str, member: str) -> list[Json]:
        """Return what a member sees, oldest first."""
        hidden = [
            each.message
            for each in self._ephemeral.get(channel, {}).values()
            if each.member == member
        ]
        return sorted([*self.in_channel(channel), *hidden], key=lambda each: each["ts"])

    def ephemerals(self, channel: str) -> list[Ephemeral]:
        """Return what single members see, oldest first."""
        return list(self._ephemeral.get(channel, {}).values())

    def thread(self, channel: str, ts: str) -> list[Json]:
        """Return a message with its replies, oldest first."""
        return [
            each for each in self.in_channel(channel) if ts in (each["ts"], each.get("thread_ts"))
        ]

    def _count_reply(self, channel: str, reply: Json) -> None:
        parent = self.find(channel, reply.get("thread_ts", ""))
        if parent is None:
            return
        writers = [*parent.get("reply_users", []), reply.get("user", "")]
        threaded = {
            **parent,
            "thread_ts": parent["ts"],
            "reply_count": parent.get("reply_count", 0) + 1,
            "reply_users": list(dict.fromkeys(writers)),
            "latest_reply": reply["ts"],
        }
        threaded["reply_users_count"] = len(threaded["reply_users"])
        self._messages[channel][parent["ts"]] = threaded
