"""Rows of the outbox and the jobs of the engine that send them: always planned together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Update, update
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_once
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.states import OutboxState, RecipientKind
from bot.use_cases.ports.mailbox import Job, Schedule
from bot.use_cases.ports.work import OutboxId
from domain.ids import ChannelId, CompletionId, HandoffId, MemberId, ProjectKey, WorkspaceId
from domain.notifications import Notification, Recipient, ToChannel, ToMember

Columns = Mapping[str, Any]


def row_id(workspace: WorkspaceId, notification: Notification) -> OutboxId:
    """Return the id of the row of a notification: the same in every process."""
    return OutboxId(f"{workspace}:{notification.id}")


def columns_of(notification: Notification) -> dict[str, Any]:
    """Return the columns that say what a notification says."""
    match notification.recipient:
        case ToMember(recipient):
            kind = RecipientKind.MEMBER
        case ToChannel(recipient):
            kind = RecipientKind.CHANNEL
    return {
        "kind": notification.kind,
        "project": notification.project or _NO_PROJECT,
        "subject": notification.subject,
        "recipient_kind": kind,
        "recipient": recipient,
        "again": notification.again,
    }


def notification_of(row: OutboxRow) -> Notification:
    """Return what a row says; the kind tells what its subject is."""
    recipient: Recipient
    match row.recipient_kind:
        case RecipientKind.MEMBER:
            recipient = ToMember(MemberId(row.recipient))
        case RecipientKind.CHANNEL:
            recipient = ToChannel(ChannelId(row.recipient))
    subject: CompletionId | HandoffId = CompletionId(row.subject)
    return Notification(row.kind, row.project or None, subject, recipient, row.again)


_NO_PROJECT = ProjectKey("")  # in the table: it concerns the whole workspace


@dataclass(frozen=True, slots=True)
class Planner:
    """Writes rows of the outbox together with their jobs, in the transaction of a session."""

    session: Session
    schedule: Schedule

    def insert(self, row: OutboxId, columns: Columns, now: datetime) -> bool:
        """Insert a row with its first job; tell whether the row is new.

        It is due now, or at `due_at` or `queued_for` where the columns say so.
        """
        due = columns.get("due_at") or columns.get("queued_for") or now
        job = Job(row, 1, max(due - now, timedelta(0)))
        planned = {"runs": job.run, "job_id": job.id, "due_at": due, "created_at": now}
        values = {"id": row, "state": OutboxState.PENDING, "attempts": 0, **planned, **columns}
        if not insert_once(self.session.connection(), OutboxRow, values):
            return False
        self.schedule(self.session, job)
        return True

    def move(self, job: Job, at: datetime, columns: Columns, *where: ColumnElement[bool]) -> bool:
        """Give a row its next job, due at that time, unless the row has it already; tell which."""
        statement = (
            update(OutboxRow)
            .where(OutboxRow.id == job.row, OutboxRow.runs == job.run - 1, *where)
            .values(runs=job.run, job_id=job.id, due_at=at, **columns)
        )
        moved = changed(self.session, statement)
        if moved:
            self.schedule(self.session, job)
        return moved


def next_job(row: OutboxRow, at: datetime, now: datetime) -> Job:
    """Return the job after the row's current one."""
    return Job(row.id, row.runs + 1, max(at - now, timedelta(0)))


def changed(session: Session, statement: Update) -> bool:
    """Execute a compare-and-set; tell whether the row was as it had to be."""
    return session.connection().execute(statement).rowcount > 0
