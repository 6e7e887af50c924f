"""What waits to be told and what Slack refused, for those who run Baton."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.use_cases.ports.work import OutboxId
from domain.errors import NotFound
from domain.ids import WorkspaceId
from domain.notifications import NotificationKind
from domain.wording import Wording


class Stands(StrEnum):
    """Where a message stands that was not sent."""

    PLANNED = "planned"  # waits for its moment, or for a worker
    SENDING = "sending"
    FAILED = "failed"  # Slack refused it for good


@dataclass(frozen=True, slots=True)
class Entry:
    """A message that was not sent; `due` is when it is or was to be, `why` what went wrong."""

    id: OutboxId
    kind: NotificationKind
    subject: str
    recipient: str
    stands: Stands
    due: datetime
    attempts: int
    why: str


@dataclass(eq=False)
class NotFailed(NotFound):
    """There is no such message that failed: nothing is left to try again."""

    id: OutboxId

    def told(self, wording: Wording, /) -> str:
        return f'"{wording.text(self.id)}" is not a message that failed; `list` shows those.'


class Ledger(Protocol):
    """The messages of a workspace, each call a transaction of its own."""

    def unsent(self, workspace: WorkspaceId, limit: int) -> tuple[Entry, ...]:
        """Return what was not sent, the failed first, then by the moment that they are due."""
        ...

    def retry(self, workspace: WorkspaceId, entry: OutboxId, now: datetime) -> None:
        """Let a message that failed be sent now; raises `NotFailed`."""
        ...
