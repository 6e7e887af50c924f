"""A messenger that remembers what it sent, and fails as it is told to."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.use_cases.ports.sending import Message, Uncertain
from bot.use_cases.ports.work import ConversationId, MessageTs, OutboxId
from domain.ids import MemberId, WorkspaceId


class Call(StrEnum):
    """What a messenger can be asked for."""

    OPEN = "open"
    POST = "post"
    UPDATE = "update"
    FIND = "find"


class WorkerDied(BaseException):
    """The process ended here: nothing that follows is carried out."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A message as it stands in a conversation."""

    conversation: ConversationId
    ts: MessageTs
    key: OutboxId
    text: str


@dataclass(frozen=True, slots=True)
class Mishap:
    """What goes wrong with a call: before it is carried out, or after it."""

    error: BaseException
    carried_out: bool


@dataclass
class FakeMessenger:
    """Slack as it is when one does not look closely; `meanwhile` happens during each such call."""

    posted: list[Posted] = field(default_factory=list[Posted])
    calls: list[Call] = field(default_factory=list[Call])
    meanwhile: dict[Call, Callable[[], None]] = field(
        default_factory=dict[Call, Callable[[], None]]
    )
    _mishaps: dict[Call, deque[Mishap]] = field(default_factory=dict[Call, deque[Mishap]])

    def fail(self, call: Call, error: BaseException, times: int = 1) -> None:
        """Let the next calls fail without being carried out."""
        self._plan(call, Mishap(error, carried_out=False), times)

    def lose_answer(self, call: Call, error: BaseException | None = None) -> None:
        """Let the next call be carried out without anybody hearing of it."""
        self._plan(call, Mishap(error or Uncertain("dropped"), carried_out=True), 1)

    def texts(self, conversation: str) -> list[str]:
        return [message.text for message in self.posted if message.conversation == conversation]

    def open_conversation(self, workspace: WorkspaceId, member: MemberId) -> ConversationId:
        del workspace
        self._begin(Call.OPEN)
        return ConversationId(member.replace("U", "D", 1))

    def post(
        self, workspace: WorkspaceId, conversation: ConversationId, message: Message, key: OutboxId
    ) -> MessageTs:
        del workspace
        after = self._begin(Call.POST)
        ts = MessageTs(f"{1_700_000_000 + len(self.posted)}.000100")
        self.posted.append(Posted(conversation, ts, key, message.text))
        self._end(after)
        return ts

    def update(
        self, workspace: WorkspaceId, conversation: ConversationId, ts: MessageTs, message: Message
    ) -> None:
        del workspace
        after = self._begin(Call.UPDATE)
        self.posted[:] = [
            replace(old, text=message.text)
            if (old.conversation, old.ts) == (conversation, ts)
            else old
            for old in self.posted
        ]
        self._end(after)

    def find(
        self, workspace: WorkspaceId, conversation: ConversationId, key: OutboxId, since: datetime
    ) -> MessageTs | None:
        del workspace, since
        self._begin(Call.FIND)
        found = (m.ts for m in self.posted if (m.conversation, m.key) == (conversation, key))
        return next(found, None)

    def _plan(self, call: Call, mishap: Mishap, times: int) -> None:
        self._mishaps.setdefault(call, deque()).extend([mishap] * times)

    def _begin(self, call: Call) -> Mishap | None:
        self.calls.append(call)
        self.meanwhile.get(call, lambda: None)()
        planned = self._mishaps.get(call)
        mishap = planned.popleft() if planned else None
        if mishap is not None and not mishap.carried_out:
            raise mishap.error
        return mishap

    def _end(self, mishap: Mishap | None) -> None:
        if mishap is not None:
            raise mishap.error
