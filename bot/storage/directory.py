"""What answers need of one workspace, in SQL; nothing of another can be reached through it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, and_, func, select

from bot.storage.gathering import HANDOFF
from bot.storage.loading import handoff_of, holder_of, load_in_channel, load_projects
from bot.storage.lookups import (
    HATS_OF,
    HELD_BEFORE,
    KNOWLEDGE_REVISION,
    MEMBERS_CALLED,
    USER_GROUPS_OF,
    projects_called,
)
from bot.storage.prepared import query
from bot.storage.tables.registry import (
    IS_OPEN,
    IS_PRIVATE,
    HandoffRow,
    HandoffWaitRow,
    MemberRow,
    ProjectRow,
    WorkspaceRow,
)
from bot.storage.teachings import lessons_in_force
from bot.use_cases.ports.own_knowledge import OwnKnowledge
from domain.errors import ProjectNotFound
from domain.ids import ChannelId, MemberId, ProjectKey, RoleKey, WorkspaceId
from domain.projects import Handoff, Hat, NamedMember, NamedProject, Project, Standing, Tenure

_NAMED = (ProjectRow.key, ProjectRow.name, ProjectRow.aliases)

MOST_COMPARED = 500  # projects, or members

Named = TypeVar("Named", NamedProject, NamedMember)


@dataclass(frozen=True)
class SqlDirectory:
    """The registry of one workspace to read in, on a connection that is opened when needed."""

    connect: Callable[[], Connection]
    workspace: WorkspaceId

    def project(self, key: ProjectKey) -> Project:
        """Return a project; raises `ProjectNotFound`."""
        for project in load_projects(self.connect(), self.workspace, [key]):
            return project
        raise ProjectNotFound(key)

    def in_channel(self, channel: ChannelId) -> tuple[Project, ...]:
        """Return the projects of a channel, none, one or several."""
        return load_in_channel(self.connect(), self.workspace, channel)

    def projects_named(self, phrases: Collection[str]) -> tuple[NamedProject, ...]:
        """Return the projects whose key, name or an alias equals one of the folded phrases."""
        return one_by_one(self.projects_by_phrase(phrases).values())

    def projects_by_phrase(
        self, phrases: Collection[str]
    ) -> Mapping[str, tuple[NamedProject, ...]]:
        """Return for each folded phrase that names projects which these are."""
        if not phrases:
            return {}
        statement, asked = projects_called(phrases)
        connection = self.connect()
        asked["workspace"] = self.workspace
        rows = query(statement, connection.dialect).rows(connection, asked)
        return _by_phrase(
            (phrase, NamedProject(key, name, tuple(also), hidden))
            for phrase, key, name, also, hidden in rows
        )

    def projects_listed(self, limit: int) -> tuple[NamedProject, ...]:
        """Return the first projects by name, private ones left out."""
        rows = self.connect().execute(
            select(*_NAMED)
            .where(ProjectRow.workspace == self.workspace, IS_OPEN)
            .order_by(ProjectRow.name, ProjectRow.key)
            .limit(limit)
        )
        return tuple(NamedProject(key, name, tuple(aliases)) for key, name, aliases in rows)

    def projects_if_few(self) -> tuple[NamedProject, ...]:
        """Return all projects but the private ones, or none where they are too many to compare."""
        return self._if_few(IS_OPEN, private=False)

    def private_if_few(self) -> tuple[NamedProject, ...]:
        """Return all private projects, or none where they are too many to compare."""
        return self._if_few(IS_PRIVATE, private=True)

    def projects_count(self) -> int:
        """Return how many projects there are, private ones left out."""
        return (
            self.connect()
            .execute(
                select(func.count())
                .select_from(ProjectRow)
                .where(ProjectRow.workspace == self.workspace, IS_OPEN)
            )
            .scalar_one()
        )

    def members_named(self, phrases: Collection[str]) -> tuple[NamedMember, ...]:
        """Return the members whose name or first name equals one of the folded phrases."""
        return one_by_one(self.members_by_phrase(phrases).values())

    def members_by_phrase(self, phrases: Collection[str]) -> Mapping[str, tuple[NamedMember, ...]]:
        """Return for each folded phrase that names members which these are."""
        if not phrases:
            return {}
        asked = {"workspace": self.workspace, "phrases": sorted(phrases)}
        return _by_phrase(
            (phrase, NamedMember(key, name, time_zone))
            for phrase, key, name, time_zone in self.connect().execute(MEMBERS_CALLED, asked)
        )

    def members_if_few(self) -> tuple[NamedMember, ...]:
        """Return all members with a name, or none where they are too many to compare."""
        rows = self.connect().execute(
            select(MemberRow.id, MemberRow.name, MemberRow.time_zone)
            .where(MemberRow.workspace == self.workspace, MemberRow.name != "")
            .limit(MOST_COMPARED + 1)
        )
        found = rows.all()
        return tuple(NamedMember(*row) for row in found) if len(found) <= MOST_COMPARED else ()

    def member_names(self, members: Collection[MemberId]) -> Mapping[MemberId, str]:
        """Return the names that are known of these members."""
        if not members:
            return {}
        rows = self.connect().execute(
            select(MemberRow.id, MemberRow.name).where(
                MemberRow.workspace == self.workspace, MemberRow.id.in_(sorted(members))
            )
        )
        return {key: name for key, name in rows if name}

    def hats_of(self, member: MemberId) -> tuple[Hat, ...]:
        """Return the roles that the member holds now, by themselves or through a user group."""
        connection = self.connect()
        mine = {"workspace": self.workspace, "member": member}
        holders = [member, *connection.scalars(USER_GROUPS_OF, mine)]
        rows = connection.execute(HATS_OF, {"workspace": self.workspace, "holders": holders})
        hats = (Hat(*row) for row in rows)
        return tuple(dict.fromkeys(hats))

    def held_before(
        self, project: ProjectKey, role: RoleKey, standing: Standing
    ) -> tuple[Tenure, ...]:
        """Return who held a role of a project and holds it no longer so, the latest first."""
        asked = {"workspace": self.workspace, "project": project, "role": role}
        rows = self.connect().execute(HELD_BEFORE, asked | {"standing": standing})
        return tuple(
            Tenure(holder_of(kind, key, handle), at) for kind, key, handle, at in rows if at
        )

    def waiting_for(self, member: MemberId) -> tuple[tuple[ProjectKey, Handoff], ...]:
        """Return the handoffs that are offered to the member now, oldest first.

        So are those for which a user group of theirs was called.
        """
        connection = self.connect()
        asked = {"workspace": self.workspace, "member": member}
        mine = [member, *connection.scalars(USER_GROUPS_OF, asked)]
        rows = connection.execute(
            select(HandoffRow.project, *HANDOFF)
            .join(
                HandoffWaitRow,
                and_(
                    HandoffWaitRow.workspace == HandoffRow.workspace,
                    HandoffWaitRow.handoff == HandoffRow.id,
                ),
            )
            .where(HandoffWaitRow.workspace == self.workspace, HandoffWaitRow.member.in_(mine))
            .order_by(HandoffRow.offered_at, HandoffRow.id)
        )
        return tuple(dict.fromkeys((row[0], handoff_of(row[1:])) for row in rows))

    def own_knowledge(self) -> OwnKnowledge:
        """Return what is the workspace's own: as imported, and what it was taught."""
        row = self.connect().execute(
            select(
                WorkspaceRow.knowledge_revision,
                WorkspaceRow.roles,
                WorkspaceRow.workflows,
                WorkspaceRow.reminders,
            ).where(WorkspaceRow.id == self.workspace)
        )
        found = row.one_or_none()
        if found is None:
            return OwnKnowledge(0)
        revision, roles, workflows, reminders = found
        lessons = lessons_in_force(self.connect(), self.workspace)
        return OwnKnowledge(revision, tuple(roles), tuple(workflows), lessons, reminders)

    def knowledge_revision(self) -> int:
        """Return a number that grows whenever the own roles, workflows or lessons change."""
        mine = {"workspace": self.workspace}
        found = self.connect().execute(KNOWLEDGE_REVISION, mine)
        return found.scalar_one_or_none() or 0

    def _if_few(self, kind: ColumnElement[bool], *, private: bool) -> tuple[NamedProject, ...]:
        rows = self.connect().execute(
            select(*_NAMED)
            .where(ProjectRow.workspace == self.workspace, kind)
            .limit(MOST_COMPARED + 1)
        )
        found = rows.all()
        if len(found) > MOST_COMPARED:
            return ()
        return tuple(NamedProject(key, name, tuple(also), private) for key, name, also in found)


def one_by_one(found: Iterable[Sequence[Named]]) -> tuple[Named, ...]:
    """Return what several phrases name, in the order of ids or keys, nothing twice."""
    different = {_id_of(one): one for some in found for one in some}
    return tuple(different[key] for key in sorted(different))


def _id_of(named: NamedProject | NamedMember) -> str:
    return named.key if isinstance(named, NamedProject) else named.id


def _by_phrase(pairs: Iterable[tuple[str, Named]]) -> Mapping[str, tuple[Named, ...]]:
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for phrase, named in pairs:
        found[phrase].append(named)
    return {phrase: tuple(some) for phrase, some in found.items()}
