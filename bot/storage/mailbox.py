"""The outbox as workers see it: rows are claimed, sent and settled by compare-and-set."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, Update, and_, func, literal, or_, select, update
from sqlalchemy.orm import Session

from bot.storage.editing import begin_edit, end_edit
from bot.storage.once_sent import edit_others
from bot.storage.outbox import owe_edit
from bot.storage.planning import (
    Planner,
    changed,
    columns_of,
    next_job,
    notification_of,
    row_id,
)
from bot.storage.queue import refresh_cards
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.states import OutboxState
from bot.storage.told_together import gather, let_go, tell_alone
from bot.storage.trouble import away_when_unreachable
from bot.storage.turns import waits_for_its_turn
from bot.use_cases.delivering.pace import Pace
from bot.use_cases.ports.mailbox import Claim, Job, Overdue, Schedule
from bot.use_cases.ports.work import ConversationId, MessageTs, OutboxId
from domain.calendar_notices import WAIT_FOR_HOURS
from domain.notifications import Notification
from domain.reminder_notices import TOLD_TOGETHER

MOST_OVERDUE = 200  # at a time; the next round takes the next ones


@dataclass(frozen=True, slots=True)
class SqlMailbox:
    """The outbox of all workspaces, each call a transaction of its own."""

    engine: Engine
    schedule: Schedule
    pace: Pace | None = None  # none: nobody waits for a turn

    def claim(self, row: OutboxId, run: int, now: datetime, lease_until: datetime) -> Claim | None:
        """Take a row for sending; None where this run has nothing to send now.

        Only the two updates decide who takes it: whoever read the row before may be late.
        """
        mine = (OutboxRow.id == row, OutboxRow.runs == run)
        with self._transaction() as session:
            planner = Planner(session, self.schedule)
            if self.pace and waits_for_its_turn(planner, self.pace, *mine, _unheld(now), now=now):
                return None
            waited = _take(session, now, lease_until, *mine, *_waits(now))
            if not waited and not _take(session, now, lease_until, *mine, *_was_left(now)):
                self._wait(planner, row, run, now)
                return None
            taken = session.get_one(OutboxRow, row)
            if taken.target is not None:
                return begin_edit(planner, taken, now)
            return _claim(taken, lease_until, uncertain=not waited)

    def opened(self, claim: Claim, conversation: ConversationId) -> None:
        """Remember where the message goes, before it goes there."""
        with self._transaction() as session:
            changed(session, _held(claim).values(conversation=conversation))

    def gather(self, claim: Claim, now: datetime) -> None:
        """Let a claimed message tell what else is due to the same member now, and goes with it."""
        if claim.edits is None and claim.notification.kind in TOLD_TOGETHER | WAIT_FOR_HOURS:
            with self._transaction() as session:
                gather(session, claim, now)

    def settle(self, claim: Claim, ts: MessageTs, version: int | None, now: datetime) -> None:
        """Mark it sent; `version` is the project's version that it shows, where that is known.

        A card that said that the receiver is told later is edited.
        """
        values: dict[str, Any] = {"state": OutboxState.SENT, "lease_until": None}
        with self._transaction() as session:
            if claim.edits is not None:
                end_edit(session, claim, rendered_version=version)
            else:
                values |= {"slack_ts": ts, "rendered_version": version}
            if changed(session, _held(claim).values(**values)) and claim.edits is None:
                edit_others(Planner(session, self.schedule), claim, now)

    def cancel(self, claim: Claim) -> None:
        """Mark it as not worth saying any longer."""
        with self._transaction() as session:
            end_edit(session, claim)
            cancelled = {"state": OutboxState.CANCELLED, "lease_until": None}
            if changed(session, _held(claim).values(**cancelled)):
                let_go(session, claim.id)

    def put_off(self, claim: Claim, until: datetime, now: datetime) -> bool:
        """Let it wait until its receiver works again, unless somebody wants it told now."""
        values = {"state": OutboxState.PENDING, "lease_until": None, "queued_for": until}
        with self._transaction() as session:
            planner, calm = Planner(session, self.schedule), OutboxRow.hurried_by.is_(None)
            moved = planner.move(_after(claim, until, now), until, values, *_holds(claim), calm)
            if moved:
                name = f"{claim.id}:{claim.attempt}"
                refresh_cards(planner, claim.workspace, claim.notification.subject, name, now)
            return moved

    def plan_again(self, claim: Claim, why: str, at: datetime, now: datetime) -> None:
        """Plan another try of what was surely not sent."""
        values = {"state": OutboxState.PENDING, "lease_until": None, "last_error": why}
        with self._transaction() as session:
            end_edit(session, claim)
            planner = Planner(session, self.schedule)
            planner.move(_after(claim, at, now), at, values, *_holds(claim))

    def plan_search(self, claim: Claim, why: str, at: datetime, now: datetime) -> None:
        """Plan another try of what may have been sent: it begins with looking for the message.

        A message that is edited is not let go: nobody knows when Slack will carry the edit out.
        """
        values = {"lease_until": at, "last_error": why}
        with self._transaction() as session:
            planner = Planner(session, self.schedule)
            planner.move(_after(claim, at, now), at, values, *_holds(claim))

    def fail(self, claim: Claim, why: str, notice: Notification | None, now: datetime) -> None:
        """Give it up, and owe somebody the notice about it.

        A notice about the same subject that was owed before is edited: it lists them all.
        """
        failed = {"state": OutboxState.FAILED, "last_error": why, "lease_until": None}
        with self._transaction() as session:
            end_edit(session, claim)
            if not changed(session, _held(claim).values(**failed)):
                return
            planner = Planner(session, self.schedule)
            tell_alone(planner, claim.id, now)
            if notice is None:
                return
            name, about = f"{claim.id}:{claim.attempt}", claim.notification.subject
            refresh_cards(planner, claim.workspace, about, name, now)
            row = row_id(claim.workspace, notice)
            columns = {"workspace": claim.workspace, **columns_of(notice)}
            if not planner.insert(row, columns, now):
                owe_edit(planner, session.get_one(OutboxRow, row), claim.id, None, now)

    def overdue(self, before: datetime, now: datetime) -> tuple[Overdue, ...]:
        """Return rows that were due before a moment and that no worker holds now."""
        late = select(OutboxRow).where(OutboxRow.due_at < before, _unheld(now))
        statement = late.order_by(OutboxRow.due_at).limit(MOST_OVERDUE)
        with self._transaction() as session:
            return tuple(_overdue(row) for row in session.scalars(statement))

    def revive(self, overdue: Overdue, now: datetime) -> None:
        """Plan an overdue row anew, unless somebody did so meanwhile."""
        job = overdue.job
        following = Job(job.row, job.run + 1)
        with self._transaction() as session:
            Planner(session, self.schedule).move(following, now, {}, _unheld(now))

    @staticmethod
    def _wait(planner: Planner, row: OutboxId, run: int, now: datetime) -> None:
        # The engine's clock is ahead of ours, or ran the job twice while the first one is at work.
        found = planner.session.get(OutboxRow, row)
        unsettled = {OutboxState.PENDING, OutboxState.SENDING}
        if found is None or found.runs != run or found.state not in unsettled:
            return
        at = max(found.due_at, found.lease_until or found.due_at)
        planner.move(next_job(found, at, now), at, {})

    @contextmanager
    def _transaction(self) -> Generator[Session]:
        with away_when_unreachable(), Session(self.engine) as session, session.begin():
            yield session


def _waits(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (OutboxRow.state == OutboxState.PENDING, OutboxRow.due_at <= now)


def _was_left(now: datetime) -> tuple[ColumnElement[bool], ...]:
    sending = OutboxRow.state == OutboxState.SENDING
    return (sending, OutboxRow.due_at <= now, OutboxRow.lease_until <= now)


def _unheld(now: datetime) -> ColumnElement[bool]:
    return or_(and_(*_waits(now)), and_(*_was_left(now)))


def _take(
    session: Session, now: datetime, lease_until: datetime, *where: ColumnElement[bool]
) -> bool:
    first_try = func.coalesce(OutboxRow.first_try_at, literal(now, OutboxRow.first_try_at.type))
    statement = (
        update(OutboxRow)
        .where(*where)
        .values(
            state=OutboxState.SENDING,
            lease_until=lease_until,
            attempts=OutboxRow.attempts + 1,
            first_try_at=first_try,
            turn_at=None,
        )
    )
    return changed(session, statement)


def _claim(row: OutboxRow, lease_until: datetime, *, uncertain: bool) -> Claim:
    return Claim(
        id=row.id,
        workspace=row.workspace,
        notification=notification_of(row),
        run=row.runs,
        attempt=row.attempts,
        lease_until=lease_until,
        uncertain=uncertain,
        first_try_at=row.first_try_at or lease_until,
        conversation=row.conversation,
        queued_for=row.queued_for,
        hurried=row.hurried_by is not None,
    )


def _holds(claim: Claim) -> tuple[ColumnElement[bool], ...]:
    return (OutboxRow.attempts == claim.attempt, OutboxRow.state == OutboxState.SENDING)


def _held(claim: Claim) -> Update:
    return update(OutboxRow).where(OutboxRow.id == claim.id, *_holds(claim))


def _after(claim: Claim, at: datetime, now: datetime) -> Job:
    # Whoever planned a later run meanwhile has planned this try too.
    return Job(claim.id, claim.run + 1, max(at - now, timedelta(0)))


def _overdue(row: OutboxRow) -> Overdue:
    return Overdue(Job(row.id, row.runs))
