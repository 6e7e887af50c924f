"""Reminders that wait for their hour, in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session, aliased

from bot.storage.outbox import owe_edit
from bot.storage.planning import Planner, changed, columns_of, next_job, notification_of, row_id
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.registry import HandoffRow
from bot.storage.tables.states import GONE, OutboxState, RecipientKind
from bot.storage.told_together import messages_about, shown_as, tells_others, told_in
from bot.use_cases.ports.mailbox import Schedule
from bot.use_cases.ports.work import OutboxId
from domain.ids import HandoffId, MemberId, WorkspaceId
from domain.notifications import Notification, NotificationKind
from domain.reminder_notices import TIMED

_ELSEWHERE = aliased(OutboxRow)


@dataclass(frozen=True, slots=True)
class SqlTimers:
    """The reminders of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId
    schedule: Schedule

    def plan(
        self,
        handoffs: Collection[HandoffId],
        wanted: Mapping[Notification, datetime],
        now: datetime,
    ) -> None:
        """Let what is wanted about these handoffs wait for its moment, and cancel all else.

        What somebody put off stays as long as its first one is wanted. What is being sent cannot
        be cancelled: it is edited.
        """
        rows = self._of(handoffs)
        kept = {(one.subject, one.kind, one.recipient) for one in wanted}
        for row in rows.values():
            told = notification_of(row)
            if (told.subject, told.kind, told.recipient) not in kept:
                self._stop(row)
        for notification, due in wanted.items():
            self._wait_for(notification, rows.get(row_id(self.workspace, notification)), due, now)
        planner = Planner(self.session, self.schedule)
        for row in self._shown(handoffs):
            owe_edit(planner, row, f"settled:{now.isoformat()}", None, now)

    def plan_leaving(
        self, member: MemberId, wanted: Mapping[Notification, datetime], now: datetime
    ) -> None:
        """Let a member's away period that is ahead wait for its beginning, and no other one."""
        leaving = select(OutboxRow).where(
            OutboxRow.workspace == self.workspace,
            OutboxRow.kind == NotificationKind.LEAVING,
            OutboxRow.recipient == member,
        )
        rows = {row.id: row for row in self.session.scalars(leaving)}
        for notification, due in wanted.items():
            before = rows.pop(row_id(self.workspace, notification), None)
            self._wait_for(notification, before, due, now)
        for row in rows.values():
            self._stop(row)

    def put_off(self, notification: Notification, due: datetime, now: datetime) -> bool:
        """Let a reminder come once more; tell whether it does, and was not sent already."""
        planner, row = Planner(self.session, self.schedule), row_id(self.workspace, notification)
        columns = {"workspace": self.workspace, "due_at": due, **columns_of(notification)}
        if planner.insert(row, columns, now):
            return True
        before = self.session.get_one(OutboxRow, row)
        waits = OutboxRow.state == OutboxState.PENDING
        return planner.move(next_job(before, due, now), due, {}, waits)

    def refresh(self, notification: Notification, now: datetime) -> None:
        """Edit a reminder that was sent, or the message that told it together with others."""
        shown = shown_as(self.session, row_id(self.workspace, notification))
        if shown is not None and shown.state not in (*GONE, OutboxState.PENDING):
            name = f"put-off:{now.isoformat()}"
            owe_edit(Planner(self.session, self.schedule), shown, name, None, now)

    def told_with(self, notification: Notification) -> tuple[Notification, ...]:
        """Return everything that the message tells in which it is told, itself first."""
        own = row_id(self.workspace, notification)
        message = shown_as(self.session, own)
        if message is None:
            return (notification,)
        every = (message, *told_in(self.session, message.id))
        return (notification, *(notification_of(row) for row in every if row.id != own))

    def is_unsent(self, notification: Notification) -> bool:
        """Tell whether a notification was not sent yet."""
        shown = shown_as(self.session, row_id(self.workspace, notification))
        return shown is None or shown.slack_ts is None

    def planned_at(self, notification: Notification) -> datetime:
        """Return since when a notification has been owed."""
        return self.session.get_one(OutboxRow, row_id(self.workspace, notification)).created_at

    def is_planned(self, notification: Notification) -> bool:
        """Tell whether a notification was ever owed, whatever became of it."""
        return self.session.get(OutboxRow, row_id(self.workspace, notification)) is not None

    def waits_until(self, notification: Notification) -> datetime | None:
        """Return when a notification will be sent; None where it does not wait."""
        row = self.session.get(OutboxRow, row_id(self.workspace, notification))
        return row.due_at if row is not None and row.state is OutboxState.PENDING else None

    def asked_later(self, handoff: HandoffId) -> tuple[MemberId, ...]:
        """Return the backups who were asked to take a handoff on as nobody else did."""
        said = self.session.scalars(
            select(OutboxRow.recipient)
            .join(_ELSEWHERE, _ELSEWHERE.id == OutboxRow.told_in, isouter=True)
            .where(
                OutboxRow.workspace == self.workspace,
                OutboxRow.subject == handoff,
                OutboxRow.kind == NotificationKind.BACKUP,
                OutboxRow.recipient_kind == RecipientKind.MEMBER,
                OutboxRow.target.is_(None),
                (OutboxRow.slack_ts.is_not(None)) | (_ELSEWHERE.slack_ts.is_not(None)),
            )
            .order_by(OutboxRow.recipient)
        )
        return tuple(map(MemberId, said))

    def handoffs_for(self, member: MemberId) -> tuple[HandoffId, ...]:
        """Return the handoffs of which a member will hear as long as nobody accepts."""
        subjects = self.session.scalars(
            select(OutboxRow.subject)
            .where(
                OutboxRow.workspace == self.workspace,
                OutboxRow.recipient == member,
                OutboxRow.kind.in_(sorted(TIMED)),
                OutboxRow.state == OutboxState.PENDING,
                OutboxRow.target.is_(None),
            )
            .order_by(OutboxRow.subject)
            .distinct()
        )
        return tuple(map(HandoffId, subjects))

    def say_who_is_asked_too(
        self, backup: OutboxId, handoffs: Collection[str], now: datetime
    ) -> None:
        """Edit what was sent to those who were asked first: a backup is asked from now on."""
        completions = select(HandoffRow.completion).where(
            HandoffRow.workspace == self.workspace, HandoffRow.id.in_(sorted(handoffs))
        )
        planner = Planner(self.session, self.schedule)
        offers = messages_about(
            OutboxRow.workspace == self.workspace,
            OutboxRow.target.is_(None),
            OutboxRow.kind == NotificationKind.OFFER,
            OutboxRow.subject.in_(completions),
        )
        sent = OutboxRow.state == OutboxState.SENT
        found = self.session.scalars(select(OutboxRow).where(OutboxRow.id.in_(offers), sent))
        for row in (*found, *self._shown(list(map(HandoffId, handoffs)))):
            if row.id != backup:
                owe_edit(planner, row, f"asked-too:{backup}", None, now)

    def _of(self, handoffs: Collection[HandoffId]) -> dict[OutboxId, OutboxRow]:
        rows = self.session.scalars(select(OutboxRow).where(*self._about(handoffs)))
        return {row.id: row for row in rows}

    def _about(self, handoffs: Collection[HandoffId]) -> tuple[ColumnElement[bool], ...]:
        return (
            OutboxRow.workspace == self.workspace,
            OutboxRow.subject.in_(sorted(handoffs)),
            OutboxRow.kind.in_(sorted(TIMED)),
            OutboxRow.target.is_(None),
        )

    def _stop(self, row: OutboxRow) -> None:
        """Cancel what waits, unless its message has to tell something else too."""
        waits = (OutboxRow.state == OutboxState.PENDING, ~tells_others())
        cancel = update(OutboxRow).where(OutboxRow.id == row.id, *waits)
        changed(self.session, cancel.values(state=OutboxState.CANCELLED))

    def _wait_for(
        self, notification: Notification, before: OutboxRow | None, due: datetime, now: datetime
    ) -> None:
        planner, waits = Planner(self.session, self.schedule), {"queued_for": due}
        if before is None:
            row, columns = row_id(self.workspace, notification), columns_of(notification)
            planner.insert(row, {"workspace": self.workspace, **waits, **columns}, now)
        elif before.state is OutboxState.CANCELLED and before.told_in is None:
            free = (OutboxRow.state == OutboxState.CANCELLED, OutboxRow.told_in.is_(None))
            anew = {"state": OutboxState.PENDING, **waits}
            planner.move(next_job(before, due, now), due, anew, *free)
        elif _lies_ahead(before, now) and before.due_at != due:
            pending = OutboxRow.state == OutboxState.PENDING
            planner.move(next_job(before, due, now), due, waits, pending)

    def _shown(self, handoffs: Collection[HandoffId]) -> list[OutboxRow]:
        """Return the messages that tell of these handoffs, also those just being sent."""
        gone_or_waiting = (*GONE, OutboxState.PENDING)
        rows = self.session.scalars(
            select(OutboxRow)
            .where(
                OutboxRow.target.is_(None),
                OutboxRow.state.not_in(gone_or_waiting),
                OutboxRow.id.in_(messages_about(*self._about(handoffs))),
            )
            .order_by(OutboxRow.id)
        )
        return list(rows)


def _lies_ahead(row: OutboxRow, now: datetime) -> bool:
    """Tell whether a row may be moved: what is due already is looked at as it is sent."""
    return row.state is OutboxState.PENDING and not row.last_error and row.due_at > now
