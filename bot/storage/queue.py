"""Messages that wait until their receivers work again, in SQL."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from bot.storage.outbox import owe_edit
from bot.storage.planning import Planner, changed, next_job, notification_of, row_id
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.states import GONE, OutboxState, RecipientKind
from bot.storage.told_together import shown_as
from bot.use_cases.ports.calendars import QueueSubject
from bot.use_cases.ports.mailbox import Schedule
from domain.calendar_notices import WAIT_FOR_HOURS
from domain.ids import CompletionId, MemberId, WorkspaceId
from domain.notifications import Notification, NotificationKind, Recipient


@dataclass(frozen=True, slots=True)
class SqlQueue:
    """What waits in one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId
    schedule: Schedule

    def about(self, subject: QueueSubject) -> tuple[tuple[MemberId, datetime], ...]:
        """Return who is told later about a subject, and when."""
        rows = self.session.connection().execute(
            select(OutboxRow.recipient, OutboxRow.queued_for)
            .where(*self._of(subject), _to_members(), *_queued())
            .order_by(OutboxRow.queued_for, OutboxRow.recipient)
        )
        return tuple((MemberId(recipient), at) for recipient, at in rows if at)

    def call_waits_until(self, completion: CompletionId) -> datetime | None:
        """Return when groups are called for what a completion offers; None where none waits."""
        call = (*self._of(completion), _calls(), *_queued())
        return self.session.scalar(select(OutboxRow.queued_for).where(*call))

    def kept_back(self, notification: Notification) -> bool:
        """Tell whether a notification waited for its receiver's hours and was not sent yet."""
        row = self.session.get(OutboxRow, row_id(self.workspace, notification))
        if row is None or row.queued_for is None:
            return False
        shown = shown_as(self.session, row.id)
        return shown is None or shown.slack_ts is None

    def waited_until(self, notification: Notification) -> datetime | None:
        """Return the moment until which a notification waits, or waited, for its receiver."""
        row = self.session.get(OutboxRow, row_id(self.workspace, notification))
        return row.queued_for if row is not None else None

    def told_at(self, notification: Notification) -> datetime | None:
        """Return when a notification was told, or will be; None where it is not."""
        row = self.session.get(OutboxRow, row_id(self.workspace, notification))
        if row is None or (row.state is OutboxState.CANCELLED and row.told_in is None):
            return None
        return row.queued_for or row.due_at

    def wait_until(self, member: MemberId, at: datetime, now: datetime) -> None:
        """Let what waits for a member's working hours wait until another moment."""
        for row in self._waiting(OutboxRow.recipient == member, _to_members()):
            self._move(row, at, now)

    def calls_waiting(self) -> tuple[Notification, ...]:
        """Return the messages to user groups, in channels, that wait for their members' hours."""
        calls = (NotificationKind.CALL, NotificationKind.REQUESTED)
        in_channel = OutboxRow.recipient_kind == RecipientKind.CHANNEL
        return tuple(map(notification_of, self._waiting(in_channel, OutboxRow.kind.in_(calls))))

    def move(self, notification: Notification, at: datetime, now: datetime) -> None:
        """Let a notification that waits wait until another moment."""
        for row in self._waiting(OutboxRow.id == row_id(self.workspace, notification)):
            self._move(row, at, now)

    def hurry(self, subject: QueueSubject, by: MemberId, now: datetime) -> tuple[Recipient, ...]:
        """Let everything about a subject that waits be sent now; return where those messages go.

        The mark comes first: a worker that has a message in its hands sees it before it would put
        the message off, and whoever comes second finds everything marked.
        """
        planner, told = Planner(self.session, self.schedule), list[Recipient]()
        for row in self._unsent(subject):
            mine = (OutboxRow.id == row.id, OutboxRow.hurried_by.is_(None), _unsettled())
            if not changed(self.session, update(OutboxRow).where(*mine).values(hurried_by=by)):
                continue
            self.session.refresh(row)
            if row.state is OutboxState.PENDING and row.queued_for and row.due_at > now:
                planner.move(next_job(row, now, now), now, {"queued_for": None})
                told.append(notification_of(row).recipient)
        if told:
            refresh_cards(planner, self.workspace, subject, f"hurried:{now.isoformat()}", now)
        return tuple(told)

    def _waiting(self, *where: ColumnElement[bool]) -> list[OutboxRow]:
        mine = (OutboxRow.workspace == self.workspace, *where, *_queued())
        return list(self.session.scalars(select(OutboxRow).where(*mine).order_by(OutboxRow.id)))

    def _move(self, row: OutboxRow, at: datetime, now: datetime) -> None:
        planner = Planner(self.session, self.schedule)
        if row.queued_for == at:
            return
        if planner.move(next_job(row, at, now), at, {"queued_for": at}, *_queued()):
            name = f"moved:{row.recipient}:{at.isoformat()}:{now.isoformat()}"
            refresh_cards(planner, self.workspace, row.subject, name, now)

    def _unsent(self, subject: QueueSubject) -> list[OutboxRow]:
        rows = (
            select(OutboxRow)
            .where(*self._of(subject), or_(_to_members(), _calls()), _unsettled())
            .order_by(OutboxRow.id)
        )
        return list(self.session.scalars(rows))

    def _of(self, subject: QueueSubject) -> tuple[ColumnElement[bool], ...]:
        return (
            OutboxRow.workspace == self.workspace,
            OutboxRow.subject == subject,
            OutboxRow.target.is_(None),
        )


def refresh_cards(
    planner: Planner, workspace: WorkspaceId, subject: str, name: str, now: datetime
) -> None:
    """Plan edits of the cards about a subject: what they say of who is told has changed."""
    rows = planner.session.scalars(
        select(OutboxRow)
        .where(
            OutboxRow.workspace == workspace,
            OutboxRow.subject == subject,
            OutboxRow.kind == NotificationKind.CARD,
            OutboxRow.target.is_(None),
            OutboxRow.state.not_in(GONE),
        )
        .order_by(OutboxRow.id)
    )
    for card in list(rows):
        owe_edit(planner, card, name, None, now)


def _unsettled() -> ColumnElement[bool]:
    return OutboxRow.state.in_((OutboxState.PENDING, OutboxState.SENDING))


def _queued() -> tuple[ColumnElement[bool], ...]:
    waits = (OutboxRow.state == OutboxState.PENDING, OutboxRow.hurried_by.is_(None))
    return (*waits, OutboxRow.queued_for.is_not(None))


def _to_members() -> ColumnElement[bool]:
    to_one = OutboxRow.recipient_kind == RecipientKind.MEMBER
    return and_(to_one, OutboxRow.kind.in_(sorted(WAIT_FOR_HOURS)))


def _calls() -> ColumnElement[bool]:
    return OutboxRow.kind == NotificationKind.CALL
