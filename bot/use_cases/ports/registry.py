"""The registry of one workspace, for those who read it and for those who change it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.use_cases.ports.own_knowledge import OwnKnowledge
from domain.handoffs.events import Event
from domain.ids import (
    ChannelId,
    CompletionId,
    HandoffId,
    MemberId,
    ProjectKey,
    RoleKey,
)
from domain.projects import (
    Actor,
    Completion,
    Handoff,
    Hat,
    NamedMember,
    NamedProject,
    Project,
    Standing,
    Tenure,
)


class Directory(Protocol):
    """What answers need of one workspace. Nothing of another can be reached through it."""

    def project(self, key: ProjectKey) -> Project:
        """Return a project; raises `ProjectNotFound`."""
        ...

    def in_channel(self, channel: ChannelId) -> tuple[Project, ...]:
        """Return the projects of a channel, none, one or several."""
        ...

    def projects_named(self, phrases: Collection[str]) -> tuple[NamedProject, ...]:
        """Return the projects whose key, name or an alias equals one of the folded phrases."""
        ...

    def projects_listed(self, limit: int) -> tuple[NamedProject, ...]:
        """Return the first projects by name, private ones left out."""
        ...

    def projects_count(self) -> int:
        """Return how many projects there are, private ones left out."""
        ...

    def projects_if_few(self) -> tuple[NamedProject, ...]:
        """Return all projects but the private ones, or none where they are too many to compare."""
        ...

    def private_if_few(self) -> tuple[NamedProject, ...]:
        """Return all private projects, or none where they are too many to compare."""
        ...

    def members_named(self, phrases: Collection[str]) -> tuple[NamedMember, ...]:
        """Return the members whose name or first name equals one of the folded phrases."""
        ...

    def members_if_few(self) -> tuple[NamedMember, ...]:
        """Return all members with a name, or none where they are too many to compare."""
        ...

    def member_names(self, members: Collection[MemberId]) -> Mapping[MemberId, str]:
        """Return the names that are known of these members."""
        ...

    def hats_of(self, member: MemberId) -> tuple[Hat, ...]:
        """Return the roles that the member holds now, by themselves or through a user group."""
        ...

    def held_before(
        self, project: ProjectKey, role: RoleKey, standing: Standing
    ) -> tuple[Tenure, ...]:
        """Return who held a role of a project and holds it no longer so, the latest first."""
        ...

    def waiting_for(self, member: MemberId) -> tuple[tuple[ProjectKey, Handoff], ...]:
        """Return the handoffs that are offered to the member now."""
        ...

    def own_knowledge(self) -> OwnKnowledge:
        """Return the workspace's own roles and workflows as imported, and what it was taught."""
        ...

    def knowledge_revision(self) -> int:
        """Return a number that grows whenever the own roles, workflows or lessons change."""
        ...


class Registry(Directory, Protocol):
    """The projects of one workspace, also for those who change them."""

    def completion(self, completion: CompletionId) -> Completion:
        """Return one act of completing a phase; raises `ProjectNotFound` where there is none."""
        ...

    def handoffs_of(self, completion: CompletionId) -> tuple[Handoff, ...]:
        """Return what a completion offered, however it ended."""
        ...

    def handoff(self, handoff: HandoffId) -> Handoff:
        """Return a handoff, also one that is history; raises `HandoffNotFound`."""
        ...

    def save(self, project: Project, events: Sequence[Event], actor: Actor, at: datetime) -> None:
        """Save a changed project and its events.

        Compare-and-set on `project.version`, which is the version that was read: raises
        `SomebodyWasFaster` where another order saved in between.
        """
        ...
