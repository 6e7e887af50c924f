"""Who left one workspace, in SQL, and what is kept of names."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, literal, or_, select, union_all, update
from sqlalchemy.orm import Session

from bot.storage.homes import note_concerned
from bot.storage.inserting import insert_or_replace
from bot.storage.planning import changed
from bot.storage.revisions import note_change
from bot.storage.tables.calendars import CalendarRow
from bot.storage.tables.life import DepartureRow
from bot.storage.tables.memberships import MembershipRow
from bot.storage.tables.registry import (
    AssignmentRow,
    MemberRow,
    ProjectRow,
    UserGroupMemberRow,
    UserGroupRow,
)
from bot.storage.values import of_member_name
from bot.use_cases.ports.life import HeldByGone
from domain.handoffs.hours.zones import is_zone
from domain.ids import MemberId, ProjectKey, WorkspaceId

_KEY = ("member", "workspace")


@dataclass(frozen=True, slots=True)
class SqlDepartures:
    """The departures of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def concerns(self, member: MemberId) -> bool:
        """Tell whether anything is kept of a member; each search begins at an index."""
        kept = (
            exists().where(MemberRow.id == member, MemberRow.workspace == self.workspace),
            exists().where(AssignmentRow.holder == member, *_current(self.workspace)),
            exists().where(ProjectRow.lead == member, ProjectRow.workspace == self.workspace),
            exists().where(
                UserGroupMemberRow.member == member, UserGroupMemberRow.workspace == self.workspace
            ),
            exists().where(DepartureRow.member == member, DepartureRow.workspace == self.workspace),
            exists().where(
                MembershipRow.member == member, MembershipRow.workspace == self.workspace
            ),
            exists().where(CalendarRow.member == member, CalendarRow.workspace == self.workspace),
        )
        return bool(self.session.scalar(select(or_(*kept))))

    def describe(self, member: MemberId, name: str, time_zone: str) -> None:
        """Store the name and the time zone that Slack tells of who is among the members."""
        row = self.session.get(MemberRow, (member, self.workspace))
        if row is None:
            return
        told = dict(of_member_name(name)) if name.strip() else {}
        told |= {"time_zone": time_zone} if is_zone(time_zone) else {}
        if all(getattr(row, column) == value for column, value in told.items()):
            return
        mine = (MemberRow.id == member, MemberRow.workspace == self.workspace)
        self.session.execute(update(MemberRow).where(*mine).values(**told))
        note_change(self.session, self.workspace)

    def has_left(self, member: MemberId) -> bool:
        """Tell whether a member left the workspace and did not come back."""
        row = self._row(member)
        return row is not None and row.left_at is not None

    def leave(self, member: MemberId, at: datetime) -> int | None:
        """Keep that a member left; return how often by now, None where that is known or over."""
        before = self._row(member)
        if before is not None and (before.left_at is not None or before.changed_at > at):
            return None
        times = (before.times if before else 0) + 1
        self._put(member, left_at=at, changed_at=at, times=times)
        self._doubt_groups(member)
        return times

    def come_back(self, member: MemberId, at: datetime) -> bool:
        """Keep that a member is there again; tell whether they were gone."""
        before = self._row(member)
        if before is None or before.left_at is None or before.changed_at > at:
            return False
        self._put(member, left_at=None, changed_at=at, times=before.times)
        return True

    def held(self) -> tuple[HeldByGone, ...]:
        """Return what is held by who left the workspace."""
        gone = (DepartureRow.workspace == self.workspace, DepartureRow.left_at.is_not(None))
        roles = (
            select(DepartureRow.member, AssignmentRow.project, AssignmentRow.role)
            .join(AssignmentRow, AssignmentRow.holder == DepartureRow.member)
            .where(*gone, *_current(self.workspace))
        )
        leads = (
            select(DepartureRow.member, ProjectRow.key, literal(""))
            .join(ProjectRow, ProjectRow.lead == DepartureRow.member)
            .where(*gone, ProjectRow.workspace == self.workspace)
        )
        rows = self.session.connection().execute(union_all(roles, leads))
        held = (HeldByGone(member, ProjectKey(project), role) for member, project, role in rows)
        return tuple(sorted(held, key=lambda one: (one.member, one.project, one.role)))

    def _row(self, member: MemberId) -> DepartureRow | None:
        key = (member, self.workspace)
        return self.session.get(DepartureRow, key, populate_existing=True)

    def _put(self, member: MemberId, *, left_at: datetime | None, **columns: object) -> None:
        row = {"member": member, "workspace": self.workspace, "left_at": left_at, **columns}
        insert_or_replace(self.session, DepartureRow, [row], _KEY)
        note_change(self.session, self.workspace)
        note_concerned(self.session, {member})

    def _doubt_groups(self, member: MemberId) -> None:
        """Let Slack be asked who is in the groups of who left: they are in none any longer."""
        theirs = select(UserGroupMemberRow.user_group).where(
            UserGroupMemberRow.member == member, UserGroupMemberRow.workspace == self.workspace
        )
        mine = (UserGroupRow.workspace == self.workspace, UserGroupRow.id.in_(theirs))
        changed(self.session, update(UserGroupRow).where(*mine).values(ask_again_at=None))


def _current(workspace: WorkspaceId) -> tuple[ColumnElement[bool], ...]:
    return AssignmentRow.workspace == workspace, AssignmentRow.ended_at.is_(None)
