"""The outbox as workers see it: rows are claimed, sent and settled by compare-and-set."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, literal, or_, select, update
from sqlalchemy.orm import Session, sessionmaker

from bot.storage.outbox import owe_edit
from bot.storage.planning import (
    changed,
    columns_of,
    insert_planned,
    next_job,
    notification_of,
    partition,
    plan_anew,
    row_id,
)
from bot.storage.rows import OutboxRow
from bot.storage.states import OutboxState
from bot.use_cases.mailbox import Job, Overdue, Schedule
from bot.use_cases.ports import Claim, ConversationId, MessageTs, OutboxId
from domain.notifications import Notification

AFTER_THE_MESSAGE = timedelta(seconds=1)  # an edit waits that long for the message to be there
MOST_OVERDUE = 200


@dataclass(frozen=True, slots=True)
class SqlMailbox:
    """The outbox of all workspaces, each call a transaction of its own."""

    sessions: sessionmaker[Session]
    schedule: Schedule

    def claim(
        self, row: OutboxId, run: int, now: datetime, lease_until: datetime
    ) -> Claim | None:
        """Take a row for sending; None where this run has nothing to send now.

        Only the two updates decide who takes it: whoever read the row before may be late.
        """
        due = (OutboxRow.id == row, OutboxRow.runs == run, OutboxRow.due_at <= now)
        left = (OutboxRow.state == OutboxState.SENDING, OutboxRow.lease_until <= now)
        with self.sessions.begin() as session:
            new = _take(session, now, lease_until, *due, OutboxRow.state == OutboxState.PENDING)
            if not new and not _take(session, now, lease_until, *due, *left):
                self._wait(session, row, run, now)
                return None
            taken = session.get_one(OutboxRow, row)
            if taken.target is not None:
                return self._claim_edit(session, taken, taken.target, now)
            return _claim(taken, run, lease_until, uncertain=not new)
