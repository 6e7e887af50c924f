"""The registry of one workspace as a whole, in SQL: for its file."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import delete, insert, null, select, text, update
from sqlalchemy.orm import Session

from bot.storage.homes import note_concerned
from bot.storage.inserting import insert_or_replace
from bot.storage.loading import load_projects
from bot.storage.locking import lock_workspace
from bot.storage.revisions import note_change
from bot.storage.saving import Saver
from bot.storage.tables.base import Row
from bot.storage.tables.registry import (
    MemberRow,
    ProjectNameRow,
    ProjectRow,
    UserGroupMemberRow,
    UserGroupRow,
    WorkspaceRow,
)
from bot.storage.values import of_member_name
from bot.use_cases.ports.bulk import ProjectChange
from domain.ids import ProjectKey, WorkflowKey, WorkspaceId
from domain.projects import Actor, Group, NamedMember, Project

Thing = TypeVar("Thing")

BATCH = 500  # projects read or looked up with one statement
MANY = 100  # projects changed at once that make PostgreSQL's statistics stale


@dataclass(frozen=True, slots=True)
class SqlBulkRegistry:
    """The registry of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def lock(self) -> None:
        """Make the workspace if it is not there; let nobody else do the same until the end."""
        lock_workspace(self.session, self.workspace)

    def members(self) -> tuple[NamedMember, ...]:
        """Return all members whose names are known, by id."""
        rows = self.session.connection().execute(
            select(MemberRow.id, MemberRow.name, MemberRow.time_zone)
            .where(MemberRow.workspace == self.workspace)
            .order_by(MemberRow.id)
        )
        return tuple(NamedMember(key, name, time_zone) for key, name, time_zone in rows)

    def user_groups(self) -> tuple[Group, ...]:
        """Return all user groups, by id."""
        of_group = UserGroupMemberRow.user_group == UserGroupRow.id
        same_place = UserGroupMemberRow.workspace == UserGroupRow.workspace
        rows = self.session.connection().execute(
            select(
                UserGroupRow.id,
                UserGroupRow.handle,
                UserGroupRow.left_out,
                UserGroupMemberRow.member,
            )
            .outerjoin(UserGroupMemberRow, of_group & same_place)
            .where(UserGroupRow.workspace == self.workspace)
            .order_by(UserGroupRow.id, UserGroupMemberRow.position)
        )
        return tuple(
            Group(key, handle, tuple(row[3] for row in same if row[3]), left_out or 0)
            for (key, handle, left_out), same in groupby(rows, key=lambda r: (r[0], r[1], r[2]))
        )

    def projects(self) -> Iterator[Project]:
        """Return every project, by key, a few hundred at a time."""
        keys = self.session.connection().scalars(
            select(ProjectRow.key)
            .where(ProjectRow.workspace == self.workspace)
            .order_by(ProjectRow.key)
        )
        return self.projects_with(keys.all())

    def projects_with(self, keys: Collection[ProjectKey]) -> Iterator[Project]:
        """Return those of the projects that there are."""
        for part in _parts(keys):
            yield from load_projects(self.session.connection(), self.workspace, part)

    def keys_on(self, workflows: Collection[WorkflowKey]) -> tuple[ProjectKey, ...]:
        """Return the projects that follow one of the workflows."""
        if not workflows:
            return ()
        keys = self.session.connection().scalars(
            select(ProjectRow.key).where(
                ProjectRow.workspace == self.workspace, ProjectRow.workflow.in_(sorted(workflows))
            )
        )
        return tuple(keys)

    def called(self, phrases: Collection[str]) -> Mapping[str, frozenset[ProjectKey]]:
        """Return which projects a folded phrase means, for those that mean any."""
        found: defaultdict[str, set[ProjectKey]] = defaultdict(set)
        for part in _parts(phrases):
            rows = self.session.connection().execute(
                select(ProjectNameRow.folded, ProjectNameRow.project).where(
                    ProjectNameRow.workspace == self.workspace, ProjectNameRow.folded.in_(part)
                )
            )
            for folded, project in rows:
                found[folded].add(project)
        return {folded: frozenset(projects) for folded, projects in found.items()}

    def put_members(self, members: Sequence[NamedMember]) -> None:
        """Store members; one that is there gets the new names."""
        rows = [
            {
                "workspace": self.workspace,
                "id": member.id,
                **of_member_name(member.name),
                "time_zone": member.time_zone,
            }
            for member in members
        ]
        note_change(self.session, self.workspace)
        insert_or_replace(self.session, MemberRow, rows, ("workspace", "id"))

    def put_user_groups(self, groups: Sequence[Group]) -> None:
        """Store user groups with their members; one that is there gets the new ones."""
        note_change(self.session, self.workspace)
        mine = {"workspace": self.workspace}
        asked = {"ask_again_at": None}  # Slack knows better than a file
        rows = [{**mine, "id": g.user_group, "handle": g.handle, **asked} for g in groups]
        insert_or_replace(self.session, UserGroupRow, rows, ("workspace", "id"))
        for part in _parts(group.user_group for group in groups):
            inside = UserGroupMemberRow.user_group.in_(part)
            there = (UserGroupMemberRow.workspace == self.workspace, inside)
            left = self.session.scalars(select(UserGroupMemberRow.member).where(*there))
            note_concerned(self.session, left.all())
            self.session.connection().execute(delete(UserGroupMemberRow).where(*there))
        members = [
            {**mine, "user_group": group.user_group, "member": member, "position": position}
            for group in groups
            for position, member in enumerate(dict.fromkeys(group.members))
        ]
        if members:
            note_concerned(self.session, {m for group in groups for m in group.members})
            self.session.connection().execute(insert(UserGroupMemberRow), members)

    def put_knowledge(
        self,
        roles: Iterable[Mapping[str, Any]],
        workflows: Iterable[Mapping[str, Any]],
        reminders: Mapping[str, Any] | None,
    ) -> None:
        """Store the workspace's own roles, workflows and reminders in the place of the former."""
        note_change(self.session, self.workspace)
        self.session.connection().execute(
            update(WorkspaceRow)
            .where(WorkspaceRow.id == self.workspace)
            .values(
                roles=list(roles),
                workflows=list(workflows),
                reminders=dict(reminders) if reminders is not None else null(),
                knowledge_revision=WorkspaceRow.knowledge_revision + 1,
            )
        )

    def save_all(self, changes: Sequence[ProjectChange], actor: Actor, at: datetime) -> None:
        """Save many projects, as `Registry.save` does one; raises `SomebodyWasFaster`."""
        Saver(self.session, self.workspace).save(changes, actor, at)
        if len(changes) >= MANY and self.session.get_bind().dialect.name == "postgresql":
            # Without statistics it reads whole workspaces, until autovacuum comes round.
            tables = ", ".join(Row.metadata.tables)
            self.session.execute(text(f"ANALYZE {tables}"))


def _parts(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    every = list(things)
    return (every[start : start + BATCH] for start in range(0, len(every), BATCH))
