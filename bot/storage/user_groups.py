"""Who is in the user groups of one workspace, in SQL."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from bot.storage.homes import note_concerned
from bot.storage.revisions import note_change
from bot.storage.tables.registry import (
    AssignmentRow,
    HandoffRow,
    PhaseRow,
    UserGroupMemberRow,
    UserGroupRow,
)
from bot.storage.tables.states import HolderKind
from bot.use_cases.ports.groups import GroupTrouble
from domain.ids import MemberId, ProjectKey, UserGroupId, WorkspaceId
from domain.projects import Group, HandoffStatus


@dataclass(frozen=True, slots=True)
class SqlUserGroups:
    """The user groups of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def unasked(self, project: ProjectKey, now: datetime) -> tuple[UserGroupId, ...]:
        """Return the groups that hold a role of a project and about which Slack is to be asked."""
        mine = (AssignmentRow.project == project, *_holds(self.workspace), _is_due(now))
        found = select(UserGroupRow.id).join(AssignmentRow, _SAME).where(*mine)
        return tuple(self.session.scalars(found.distinct().order_by(UserGroupRow.id)))

    def unasked_and_awaited(
        self, now: datetime, rest: timedelta, limit: int
    ) -> tuple[UserGroupId, ...]:
        """Return the groups to ask about of those that hold a role which somebody waits for."""
        rested = or_(UserGroupRow.trouble.is_not(None), _is_due(now - rest))
        found = (
            select(UserGroupRow.id, UserGroupRow.ask_again_at)
            .join(AssignmentRow, _SAME)
            .join(HandoffRow, _OFFERED)
            .join(PhaseRow, _LATEST)
            .where(*_holds(self.workspace), _is_due(now), rested)
        )
        longest_ago = (UserGroupRow.ask_again_at.asc().nulls_first(), UserGroupRow.id)
        return tuple(self.session.scalars(found.distinct().order_by(*longest_ago).limit(limit)))

    def find(self, group: UserGroupId) -> Group:
        """Return a group as it is stored, with whoever is in it as far as anybody knows."""
        row = self.session.get(UserGroupRow, (group, self.workspace))
        handle, left_out = (row.handle, row.left_out or 0) if row else ("", 0)
        members = self._members(group, UserGroupMemberRow.outside.is_(False))
        return Group(group, handle, members, left_out)

    def everybody_in(self, group: UserGroupId) -> tuple[MemberId, ...]:
        """Return who is in a group, those who are left out as well, where a file names them."""
        return self._members(group)

    def leave_out(self, group: UserGroupId, outside: Collection[MemberId]) -> None:
        """Store who of those whom a file names in a group is not asked."""
        before, known = self.find(group), self._members(group, UserGroupMemberRow.outside.is_(True))
        if (set(known), before.left_out) == (set(outside), len(outside)):
            return
        self._set(group, left_out=len(outside))
        note_change(self.session, self.workspace)
        note_concerned(self.session, {*outside, *known})
        is_outside = UserGroupMemberRow.member.in_(sorted(outside))
        mine = update(UserGroupMemberRow).where(*self._in(group))
        self.session.execute(mine.values(outside=is_outside))

    def awaited(self, group: UserGroupId) -> tuple[ProjectKey, ...]:
        """Return the projects where the group holds a role and something is offered now."""
        found = (
            select(HandoffRow.project)
            .join(AssignmentRow, _OFFERED)
            .join(PhaseRow, _LATEST)
            .where(AssignmentRow.holder == group, *_holds(self.workspace))
        )
        return tuple(self.session.scalars(found.distinct().order_by(HandoffRow.project)))

    def learn(self, group: Group, now: datetime, again: datetime) -> None:
        """Store who Slack says is in a group, and from when on to ask anew."""
        key, before = group.user_group, self.find(group.user_group)
        self._set(key, told_at=now, ask_again_at=again, trouble=None, left_out=group.left_out)
        if (group.members, group.left_out) == (before.members, before.left_out):
            return
        note_change(self.session, self.workspace)
        note_concerned(self.session, {*before.members, *group.members})
        self.session.execute(delete(UserGroupMemberRow).where(*self._in(key)))
        mine = {"workspace": self.workspace, "user_group": key}
        rows = [{**mine, "member": m, "position": at} for at, m in enumerate(group.members)]
        if rows:
            self.session.connection().execute(insert(UserGroupMemberRow), rows)

    def fail(self, group: UserGroupId, code: str, again: datetime) -> None:
        """Store why Slack did not say it; whoever is known stays."""
        self._set(group, trouble=code, ask_again_at=again)

    def doubt(self, group: UserGroupId, handle: str = "") -> None:
        """Let Slack be asked with the next use: the group changed, perhaps its handle too."""
        self._set(group, ask_again_at=None, **({"handle": handle} if handle else {}))
        if handle:
            note_change(self.session, self.workspace)

    def was_told(self, group: UserGroupId) -> bool:
        """Tell whether Slack ever said who is in the group."""
        row = self.session.get(UserGroupRow, (group, self.workspace))
        return row is not None and row.told_at is not None

    def troubles(self) -> tuple[GroupTrouble, ...]:
        """Return the groups that hold a role and of which Slack does not say who is in them."""
        rows = self.session.scalars(
            select(UserGroupRow)
            .join(AssignmentRow, _SAME)
            .where(*_holds(self.workspace), UserGroupRow.trouble.is_not(None))
            .distinct()
            .order_by(UserGroupRow.id)
        )
        return tuple(GroupTrouble(self.find(row.id), row.trouble or "") for row in rows)

    def _set(self, group: UserGroupId, **columns: Any) -> None:  # noqa: ANN401 - columns
        mine = (UserGroupRow.workspace == self.workspace, UserGroupRow.id == group)
        self.session.execute(update(UserGroupRow).where(*mine).values(**columns))

    def _members(self, group: UserGroupId, *where: ColumnElement[bool]) -> tuple[MemberId, ...]:
        found = select(UserGroupMemberRow.member).where(*self._in(group), *where)
        return tuple(self.session.scalars(found.order_by(UserGroupMemberRow.position)))

    def _in(self, group: UserGroupId) -> tuple[ColumnElement[bool], ...]:
        mine = UserGroupMemberRow.workspace == self.workspace
        return (mine, UserGroupMemberRow.user_group == group)


_SAME = and_(
    AssignmentRow.workspace == UserGroupRow.workspace, AssignmentRow.holder == UserGroupRow.id
)
_OFFERED = and_(
    HandoffRow.workspace == AssignmentRow.workspace,
    HandoffRow.project == AssignmentRow.project,
    HandoffRow.role == AssignmentRow.role,
    HandoffRow.status == HandoffStatus.OFFERED,
)
_LATEST = and_(PhaseRow.workspace == HandoffRow.workspace, PhaseRow.handoff == HandoffRow.id)


def _holds(workspace: WorkspaceId) -> tuple[ColumnElement[bool], ...]:
    return (
        AssignmentRow.workspace == workspace,
        AssignmentRow.holder_kind == HolderKind.USER_GROUP,
        AssignmentRow.ended_at.is_(None),
    )


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(UserGroupRow.ask_again_at.is_(None), UserGroupRow.ask_again_at <= now)
