"""The projects of one workspace, in SQL; nothing of another workspace can be reached through it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from bot.storage.loading import (
    COMPLETION,
    HANDOFF,
    completion_of,
    handoff_of,
    load_in_channel,
    load_projects,
)
from bot.storage.lookups import (
    HATS_OF,
    KNOWLEDGE_REVISION,
    MEMBERS_CALLED,
    PROJECTS_CALLED,
    USER_GROUPS_OF,
)
from bot.storage.registry_rows import (
    CompletionRow,
    HandoffRow,
    HandoffWaitRow,
    MemberRow,
    ProjectRow,
    WorkspaceRow,
)
from bot.storage.saving import Saver
from bot.storage.teachings import lessons_in_force
from bot.use_cases.bulk import ProjectChange
from bot.use_cases.ports import Hat, NamedMember, NamedProject, OwnKnowledge
from domain.errors import HandoffNotFound, ProjectNotFound
from domain.handoffs.events import Event
from domain.ids import ChannelId, CompletionId, HandoffId, MemberId, ProjectKey, WorkspaceId
from domain.projects import Actor, Completion, Handoff, Project

_NAMED = (ProjectRow.key, ProjectRow.name, ProjectRow.aliases)


@dataclass(frozen=True, slots=True)
class SqlRegistry:
    """The registry of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def project(self, key: ProjectKey) -> Project:
        """Return a project; raises `ProjectNotFound`."""
        for project in load_projects(self.session, self.workspace, [key]):
            return project
        raise ProjectNotFound(key)

    def in_channel(self, channel: ChannelId) -> tuple[Project, ...]:
        """Return the projects of a channel, none, one or several."""
        return load_in_channel(self.session, self.workspace, channel)

    def projects_named(self, phrases: Collection[str]) -> tuple[NamedProject, ...]:
        """Return the projects whose key, name or an alias equals one of the folded phrases."""
        if not phrases:
            return ()
        asked = {"workspace": self.workspace, "phrases": sorted(phrases)}
        rows = self.session.connection().execute(PROJECTS_CALLED, asked)
        return tuple(
            NamedProject(key, name, tuple(also), hidden) for key, name, also, hidden in rows
        )

    def projects_listed(self, limit: int) -> tuple[NamedProject, ...]:
        """Return the first projects by name, private ones left out."""
        rows = self.session.connection().execute(
            select(*_NAMED)
            .where(ProjectRow.workspace == self.workspace, ProjectRow.private.is_(False))
            .order_by(ProjectRow.name, ProjectRow.key)
            .limit(limit)
        )
        return tuple(NamedProject(key, name, tuple(aliases)) for key, name, aliases in rows)

    def projects_count(self) -> int:
        """Return how many projects there are, private ones left out."""
        return self.session.execute(
            select(func.count())
            .select_from(ProjectRow)
            .where(ProjectRow.workspace == self.workspace, ProjectRow.private.is_(False))
        ).scalar_one()

    def members_named(self, phrases: Collection[str]) -> tuple[NamedMember, ...]:
        """Return the members whose name or first name equals one of the folded phrases."""
        if not phrases:
            return ()
        asked = {"workspace": self.workspace, "phrases": sorted(phrases)}
        rows = self.session.connection().execute(MEMBERS_CALLED, asked)
        return tuple(NamedMember(key, name, time_zone) for key, name, time_zone in rows)

    def member_names(self, members: Collection[MemberId]) -> Mapping[MemberId, str]:
        """Return the names that are known of these members."""
        if not members:
            return {}
        rows = self.session.connection().execute(
            select(MemberRow.id, MemberRow.name).where(
                MemberRow.workspace == self.workspace, MemberRow.id.in_(sorted(members))
            )
        )
        return {key: name for key, name in rows if name}

    def hats_of(self, member: MemberId) -> tuple[Hat, ...]:
        """Return the roles that the member holds now, by themselves or through a user group."""
        connection = self.session.connection()
        mine = {"workspace": self.workspace, "member": member}
        holders = [member, *connection.scalars(USER_GROUPS_OF, mine)]
        rows = connection.execute(HATS_OF, {"workspace": self.workspace, "holders": holders})
        hats = (Hat(*row) for row in rows)
        return tuple(dict.fromkeys(hats))

    def waiting_for(self, member: MemberId) -> tuple[tuple[ProjectKey, Handoff], ...]:
        """Return the handoffs that are offered to the member now, oldest first."""
        rows = self.session.connection().execute(
            select(HandoffRow.project, *HANDOFF)
            .join(
                HandoffWaitRow,
                and_(
                    HandoffWaitRow.workspace == HandoffRow.workspace,
                    HandoffWaitRow.handoff == HandoffRow.id,
                ),
            )
            .where(HandoffWaitRow.workspace == self.workspace, HandoffWaitRow.member == member)
            .order_by(HandoffRow.offered_at, HandoffRow.id)
        )
        return tuple((row[0], handoff_of(row[1:])) for row in rows)

    def completion(self, completion: CompletionId) -> Completion:
        """Return one act of completing a phase; raises `ProjectNotFound` where there is none."""
        row = self.session.connection().execute(
            select(*COMPLETION).where(
                CompletionRow.workspace == self.workspace, CompletionRow.id == completion
            )
        )
        found = row.one_or_none()
        if found is None:
            raise ProjectNotFound(completion.partition("/")[0])
        return completion_of(found)

    def handoffs_of(self, completion: CompletionId) -> tuple[Handoff, ...]:
        """Return what a completion offered, however it ended."""
        rows = self.session.connection().execute(
            select(*HANDOFF)
            .where(HandoffRow.workspace == self.workspace, HandoffRow.completion == completion)
            .order_by(HandoffRow.offered_at, HandoffRow.id)
        )
        return tuple(handoff_of(row) for row in rows)

    def handoff(self, handoff: HandoffId) -> Handoff:
        """Return a handoff, also one that is history; raises `HandoffNotFound`."""
        row = self.session.connection().execute(
            select(*HANDOFF).where(HandoffRow.workspace == self.workspace, HandoffRow.id == handoff)
        )
        found = row.one_or_none()
        if found is None:
            raise HandoffNotFound(handoff)
        return handoff_of(found)

    def save(self, project: Project, events: Sequence[Event], actor: Actor, at: datetime) -> None:
        """Save a changed project and its events; raises `SomebodyWasFaster`."""
        saver = Saver(self.session, self.workspace)
        saver.advance([project])  # from here on nobody else can change it: what is read stays so
        before = load_projects(self.session, self.workspace, [project.key])
        change = ProjectChange(next(iter(before)), project, tuple(events))
        saver.save_rest([change], actor, at)

    def own_knowledge(self) -> OwnKnowledge:
        """Return the workspace's own roles and workflows as imported, and what it was taught."""
        row = self.session.connection().execute(
            select(
                WorkspaceRow.knowledge_revision, WorkspaceRow.roles, WorkspaceRow.workflows
            ).where(WorkspaceRow.id == self.workspace)
        )
        found = row.one_or_none()
        if found is None:
            return OwnKnowledge(0)
        revision, roles, workflows = found
        lessons = lessons_in_force(self.session, self.workspace)
        return OwnKnowledge(revision, tuple(roles), tuple(workflows), lessons)

    def knowledge_revision(self) -> int:
        """Return a number that grows whenever the own roles, workflows or lessons change."""
        mine = {"workspace": self.workspace}
        found = self.session.connection().execute(KNOWLEDGE_REVISION, mine)
        return found.scalar_one_or_none() or 0
