"""What reading and writing the registry as a whole needs, as protocols."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.use_cases.ports.work import Work
from domain.handoffs.events import Event
from domain.ids import ProjectKey, WorkflowKey, WorkspaceId
from domain.projects import Actor, Group, NamedMember, Project

OpenBulkWork = Callable[[WorkspaceId], AbstractContextManager["BulkWork"]]


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """A project as it was read, None for a new one, as it is from now on, and what happened."""

    before: Project | None
    after: Project
    events: tuple[Event, ...]


class BulkRegistry(Protocol):
    """The registry of one workspace as a whole."""

    def lock(self) -> None:
        """Make the workspace if it is not there; let nobody else do the same until the end."""
        ...

    def members(self) -> tuple[NamedMember, ...]:
        """Return all members whose names are known, by id."""
        ...

    def user_groups(self) -> tuple[Group, ...]:
        """Return all user groups, by id."""
        ...

    def projects(self) -> Iterator[Project]:
        """Return every project, by key, a few hundred at a time."""
        ...

    def projects_with(self, keys: Collection[ProjectKey]) -> Iterator[Project]:
        """Return those of the projects that there are."""
        ...

    def keys_on(self, workflows: Collection[WorkflowKey]) -> tuple[ProjectKey, ...]:
        """Return the projects that follow one of the workflows."""
        ...

    def called(self, phrases: Collection[str]) -> Mapping[str, frozenset[ProjectKey]]:
        """Return which projects a folded phrase means, for those that mean any."""
        ...

    def put_members(self, members: Sequence[NamedMember]) -> None:
        """Store members; one that is there gets the new names."""
        ...

    def put_user_groups(self, groups: Sequence[Group]) -> None:
        """Store user groups with their members; one that is there gets the new ones."""
        ...

    def put_knowledge(
        self,
        roles: Iterable[Mapping[str, Any]],
        workflows: Iterable[Mapping[str, Any]],
        reminders: Mapping[str, Any] | None,
    ) -> None:
        """Store the workspace's own roles, workflows and reminders in the place of the former."""
        ...

    def save_all(self, changes: Sequence[ProjectChange], actor: Actor, at: datetime) -> None:
        """Save many projects, as `Registry.save` does one; raises `SomebodyWasFaster`."""
        ...


class BulkWork(Work, Protocol):
    """A transaction on a workspace that may also read and write the registry as a whole."""

    @property
    def bulk(self) -> BulkRegistry: ...
