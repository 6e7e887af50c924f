"""What waits to be told and what failed, in SQL."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, case, select
from sqlalchemy.orm import Session

from bot.storage.planning import Planner, next_job
from bot.storage.queue import refresh_cards
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.states import OutboxState
from bot.storage.trouble import away_when_unreachable
from bot.use_cases.delivering.ledger import Entry, NotFailed, Stands
from bot.use_cases.ports.mailbox import Schedule
from bot.use_cases.ports.work import OutboxId
from domain.ids import WorkspaceId

_STANDS: Mapping[OutboxState, Stands] = {
    OutboxState.PENDING: Stands.PLANNED,
    OutboxState.SENDING: Stands.SENDING,
    OutboxState.FAILED: Stands.FAILED,
}


@dataclass(frozen=True, slots=True)
class SqlLedger:
    """The messages of all workspaces; `schedule` plans what is tried again."""

    engine: Engine
    schedule: Schedule

    def unsent(self, workspace: WorkspaceId, limit: int) -> tuple[Entry, ...]:
        """Return what was not sent, the failed first, then by the moment that they are due."""
        failed_first = case((OutboxRow.state == OutboxState.FAILED, 0), else_=1)
        statement = (
            select(OutboxRow)
            .where(
                OutboxRow.workspace == workspace,
                OutboxRow.target.is_(None),
                OutboxRow.state.in_(list(_STANDS)),
            )
            .order_by(failed_first, OutboxRow.due_at, OutboxRow.id)
            .limit(limit)
        )
        with self._transaction() as session:
            return tuple(map(_entry, session.scalars(statement)))

    def retry(self, workspace: WorkspaceId, entry: OutboxId, now: datetime) -> None:
        """Let a message that failed be sent now; raises `NotFailed`."""
        with self._transaction() as session:
            row = session.get(OutboxRow, entry)
            if row is None or row.workspace != workspace or row.target is not None:
                raise NotFailed(entry)
            # It may have reached Slack in spite of what we know: whoever sends it looks first.
            values = {"state": OutboxState.SENDING, "lease_until": now}
            failed = OutboxRow.state == OutboxState.FAILED
            planner, again = Planner(session, self.schedule), next_job(row, now, now)
            if not planner.move(again, now, values, failed):
                raise NotFailed(entry)
            refresh_cards(planner, workspace, row.subject, again.id, now)

    @contextmanager
    def _transaction(self) -> Generator[Session]:
        with away_when_unreachable(), Session(self.engine) as session, session.begin():
            yield session


def _entry(row: OutboxRow) -> Entry:
    return Entry(
        row.id,
        row.kind,
        row.subject,
        row.recipient,
        _STANDS[row.state],
        row.due_at,
        row.attempts,
        row.last_error or "",
    )
