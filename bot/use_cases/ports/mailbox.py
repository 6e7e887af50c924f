"""What a worker needs of the outbox and of the engine, as protocols."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NewType, Protocol

from bot.use_cases.ports.work import ConversationId, MessageTs, OutboxId
from domain.ids import WorkspaceId
from domain.notifications import Notification

JobId = NewType("JobId", str)


@dataclass(frozen=True, slots=True)
class Job:
    """One run of the engine for a row of the outbox; a later run makes this one powerless."""

    row: OutboxId
    run: int
    delay: timedelta = timedelta(0)

    @property
    def id(self) -> JobId:
        """The same run has the same id, whoever plans it."""
        return JobId(f"{self.row}#{self.run}")


class Schedule(Protocol):
    """Plans a job in the transaction of a session: it exists when that commits, and not before."""

    def __call__(self, session: Any, job: Job) -> None:  # noqa: ANN401 - no SQL outside storage
        ...


class Jobs(Protocol):
    """What the engine knows about jobs."""

    def waiting(self, jobs: Collection[JobId]) -> frozenset[JobId]:
        """Return those of the jobs that the engine will still start by itself."""
        ...


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of the outbox that this worker may send now.

    `attempt` fences: a later claim makes this one powerless. `run` is the engine's run that made
    it. `uncertain` says that an earlier try may have reached Slack. `edits` is the message to edit
    in place, where this is an edit. `queued_for` is until when it waited for its receiver.
    `hurried`: somebody wants it told now, whatever the hour.
    """

    id: OutboxId
    workspace: WorkspaceId
    notification: Notification
    run: int
    attempt: int
    lease_until: datetime
    uncertain: bool
    first_try_at: datetime
    conversation: ConversationId | None = None
    edits: MessageTs | None = None
    queued_for: datetime | None = None
    hurried: bool = False


@dataclass(frozen=True, slots=True)
class Overdue:
    """A row that should have been sent by now and that no worker holds, with its current job."""

    job: Job


class Mailbox(Protocol):
    """The outbox of all workspaces as workers see it, each call a transaction of its own.

    What is done with a claim counts only while the claim does: a worker whose lease ended and
    whose row was claimed again changes nothing.
    """

    def claim(self, row: OutboxId, run: int, now: datetime, lease_until: datetime) -> Claim | None:
        """Take a row for sending; None where this run has nothing to send now.

        That may be because others have their turn before it: it is planned for its own.
        """
        ...

    def opened(self, claim: Claim, conversation: ConversationId) -> None:
        """Remember where the message goes, before it goes there."""
        ...

    def gather(self, claim: Claim, now: datetime) -> None:
        """Let a claimed message tell what else is due to the same member now, and goes with it."""
        ...

    def settle(self, claim: Claim, ts: MessageTs, version: int | None, now: datetime) -> None:
        """Mark it sent; `version` is the project's version that it shows, where that is known."""
        ...

    def cancel(self, claim: Claim) -> None:
        """Mark it as not worth saying any longer."""
        ...

    def put_off(self, claim: Claim, until: datetime, now: datetime) -> bool:
        """Let it wait until its receiver works again, unless somebody wants it told now."""
        ...

    def plan_again(self, claim: Claim, why: str, at: datetime, now: datetime) -> None:
        """Plan another try of what was surely not sent."""
        ...

    def plan_search(self, claim: Claim, why: str, at: datetime, now: datetime) -> None:
        """Plan another try of what may have been sent: it begins with looking for the message."""
        ...

    def fail(self, claim: Claim, why: str, notice: Notification | None, now: datetime) -> None:
        """Give it up, and owe somebody the notice about it."""
        ...

    def overdue(self, before: datetime, now: datetime) -> tuple[Overdue, ...]:
        """Return rows that were due before a moment and that no worker holds now."""
        ...

    def revive(self, overdue: Overdue, now: datetime) -> None:
        """Plan an overdue row anew, unless somebody did so meanwhile."""
        ...
