"""What a workspace owes its members, stored in the transaction that decides it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from bot.storage.calendars import SqlCalendars
from bot.storage.planning import Planner, changed, columns_of, next_job, notification_of, row_id
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.states import GONE, OutboxState, RecipientKind
from bot.storage.told_together import messages_about, tells_others
from bot.use_cases.ports.mailbox import Schedule
from bot.use_cases.ports.work import OutboxId, Undelivered
from domain.calendar_notices import who_may_wait
from domain.handoffs.calling_later import call_later, groups_awaited, members_among
from domain.ids import CompletionId, HandoffId, MemberId, WorkspaceId
from domain.notifications import Notification, NotificationKind, Owed, Refresh, Retraction
from domain.projects import Group, Project


@dataclass(frozen=True, slots=True)
class SqlOutbox:
    """The outbox of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId
    schedule: Schedule

    def owe(self, owed: Iterable[Owed], project: Project | None, now: datetime) -> None:
        """Store notifications and plan their delivery.

        What may wait for its receiver's working hours is due when these begin.

        A `Refresh` becomes an edit of every message about its subject that was owed before. What a
        `Retraction` names is cancelled, unless it may have been sent; owed anew, it is sent after
        all. The project is as it was read, so what is saved now has the next version; without a
        project, each moment has an edit of its own.
        """
        owed = tuple(self._retracted(owed))
        planner, begins = Planner(self.session, self.schedule), self._later(owed, project, now)
        to_edit = [row for item in owed if isinstance(item, Refresh) for row in self._about(item)]
        for item in owed:
            if isinstance(item, Notification):
                self._owe(planner, item, begins.get(item), now)
        for row in to_edit:
            version = project.version + 1 if project else None
            # A message that tells of several projects may be edited for the same version of each.
            of = f"{project.key}:" if project and row.project != project.key else ""
            owe_edit(planner, row, f"{of}{version or now.isoformat()}", version, now)

    def undelivered(self, limit: int) -> tuple[Undelivered, ...]:
        """Return what Slack refused for good, the latest first."""
        rows = self.session.scalars(
            _refused(self.workspace).order_by(OutboxRow.created_at.desc()).limit(limit)
        )
        return tuple(_undelivered(row) for row in rows)

    def undelivered_to(self, member: MemberId) -> tuple[Undelivered, ...]:
        """Return what Slack refused for good of the messages to a member, the earliest first."""
        rows = self.session.scalars(
            _refused(self.workspace)
            .where(OutboxRow.recipient_kind == RecipientKind.MEMBER, OutboxRow.recipient == member)
            .order_by(OutboxRow.created_at, OutboxRow.id)
        )
        return tuple(_undelivered(row) for row in rows)

    def undelivered_about(self, subject: CompletionId | HandoffId) -> tuple[Undelivered, ...]:
        """Return what Slack refused for good of the messages about a subject."""
        rows = self.session.scalars(
            _refused(self.workspace)
            .where(OutboxRow.subject == subject)
            .order_by(OutboxRow.created_at, OutboxRow.id)
        )
        return tuple(_undelivered(row) for row in rows)

    def _later(
        self, owed: Iterable[Notification | Refresh], project: Project | None, now: datetime
    ) -> Mapping[Notification, datetime]:
        """Return until when each of those waits that are not told now."""
        said = [item for item in owed if isinstance(item, Notification)]
        alone = {item: member for item in said if (member := who_may_wait(item)) is not None}
        calls = {item: _called(item, project) for item in said}
        calendars = SqlCalendars(self.session, self.workspace)
        known = calendars.of({*alone.values(), *members_among(sum(calls.values(), ()))})
        begin = {one: known[m].next_telling(now) for one, m in alone.items() if m in known}
        called = {item: call_later(groups, known, now) for item, groups in calls.items()}
        begin |= {item: call.at for item, call in called.items() if call is not None}
        return {item: at for item, at in begin.items() if at > now}

    def _owe(
        self, planner: Planner, item: Notification, queued_for: datetime | None, now: datetime
    ) -> None:
        row, columns = row_id(self.workspace, item), columns_of(item)
        waits = {"queued_for": queued_for}
        if planner.insert(row, {"workspace": self.workspace, **columns, **waits}, now):
            return
        # Owed anew, it waits anew: that somebody was in a hurry was about what was taken back.
        before, due = self.session.get_one(OutboxRow, row), queued_for or now
        anew = {"state": OutboxState.PENDING, "hurried_by": None, **waits}
        unsaid = (OutboxRow.state == OutboxState.CANCELLED, OutboxRow.told_in.is_(None))
        planner.move(next_job(before, due, now), due, anew, *unsaid)

    def _retracted(self, owed: Iterable[Owed]) -> list[Notification | Refresh]:
        """Carry the retractions out; return all that is still to be said, each thing once."""
        kept: dict[Notification | Refresh, None] = {}
        for item in owed:
            match item:
                case Retraction(message, otherwise):
                    if not self._cancel(message) and otherwise is not None:
                        kept[otherwise] = None
                case Notification() | Refresh():
                    kept[item] = None
        return list(kept)

    def _cancel(self, notification: Notification) -> bool:
        """Cancel what waits, unless its message has to tell something else: it leaves this out."""
        mine = OutboxRow.id == row_id(self.workspace, notification)
        waits = (mine, OutboxRow.state == OutboxState.PENDING)
        cancel = update(OutboxRow).where(*waits, ~tells_others())
        if changed(self.session, cancel.values(state=OutboxState.CANCELLED)):
            return True
        return self.session.scalar(select(OutboxRow.id).where(*waits)) is not None

    def _about(self, refresh: Refresh) -> list[OutboxRow]:
        messages = messages_about(
            OutboxRow.workspace == self.workspace,
            OutboxRow.subject == refresh.subject,
            OutboxRow.target.is_(None),
        )
        rows = self.session.scalars(
            select(OutboxRow)
            .where(OutboxRow.id.in_(messages), OutboxRow.state.not_in(GONE))
            .order_by(OutboxRow.id)
        )
        return list(rows)


def _called(owed: Notification, project: Project | None) -> tuple[Group, ...]:
    if project is None or owed.kind is not NotificationKind.CALL:
        return ()
    return groups_awaited(project, CompletionId(owed.subject))


def owe_edit(
    planner: Planner, row: OutboxRow, name: str, version: int | None, now: datetime
) -> None:
    """Plan an edit of a message; earlier edits of it that still wait are not needed any longer.

    The edit is needless once the message shows the project's version, or a later one.
    """
    edit = OutboxId(f"{row.id}:edit:{name}")
    columns = {"workspace": row.workspace, **columns_of(notification_of(row))}
    if planner.insert(edit, {**columns, "target": row.id, "rendered_version": version}, now):
        earlier = (
            OutboxRow.target == row.id,
            OutboxRow.id != edit,
            OutboxRow.state == OutboxState.PENDING,
        )
        changed(
            planner.session, update(OutboxRow).where(*earlier).values(state=OutboxState.CANCELLED)
        )


def _refused(workspace: WorkspaceId) -> Select[OutboxRow]:
    return select(OutboxRow).where(
        OutboxRow.workspace == workspace,
        OutboxRow.state == OutboxState.FAILED,
        OutboxRow.target.is_(None),
    )


def _undelivered(row: OutboxRow) -> Undelivered:
    return Undelivered(notification_of(row), row.last_error or "", row.created_at)
