"""What the use cases need to know of who is in user groups, as protocols."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from domain.ids import MemberId, ProjectKey, UserGroupId, WorkspaceId
from domain.projects import Group


@dataclass(frozen=True, slots=True)
class GroupTrouble:
    """Slack does not say who is in a group; `code` is its own error code."""

    group: Group
    code: str


class UserGroups(Protocol):
    """The user groups of one workspace that hold roles, and who Slack says is in them."""

    def unasked(self, project: ProjectKey, now: datetime) -> tuple[UserGroupId, ...]:
        """Return the groups that hold a role of a project and about which Slack is to be asked."""
        ...

    def unasked_and_awaited(
        self, now: datetime, rest: timedelta, limit: int
    ) -> tuple[UserGroupId, ...]:
        """Return the groups to ask about of those for whose role something waits.

        One of which Slack told who is in it rests so much longer.

        Those come first that were asked about longest ago.
        """
        ...

    def awaited(self, group: UserGroupId) -> tuple[ProjectKey, ...]:
        """Return the projects where the group holds a role and something is offered now."""
        ...

    def find(self, group: UserGroupId) -> Group:
        """Return a group as it is stored."""
        ...

    def everybody_in(self, group: UserGroupId) -> tuple[MemberId, ...]:
        """Return who is in a group, those who are left out as well, where a file names them."""
        ...

    def leave_out(self, group: UserGroupId, outside: Collection[MemberId]) -> None:
        """Store who of those whom a file names in a group is not asked."""
        ...

    def learn(self, group: Group, now: datetime, again: datetime) -> None:
        """Store who Slack says is in a group, and from when on to ask anew."""
        ...

    def fail(self, group: UserGroupId, code: str, again: datetime) -> None:
        """Store why Slack did not say it; whoever is known stays."""
        ...

    def doubt(self, group: UserGroupId, handle: str = "") -> None:
        """Let Slack be asked with the next use: the group changed, perhaps its handle too."""
        ...

    def was_told(self, group: UserGroupId) -> bool:
        """Tell whether Slack ever said who is in the group."""
        ...

    def troubles(self) -> tuple[GroupTrouble, ...]:
        """Return the groups that hold a role and of which Slack does not say who is in them."""
        ...


class AskMembers(Protocol):
    """Asks Slack who is in a user group."""

    def __call__(self, workspace: WorkspaceId, group: UserGroupId) -> tuple[MemberId, ...]:
        """Return the members; raises `Rejected` with Slack's code, or another `SendingFailed`."""
        ...


class ListGroups(Protocol):
    """Asks Slack which user groups a workspace has."""

    def __call__(self, workspace: WorkspaceId) -> tuple[Group, ...]:
        """Return the enabled ones, by handle, without their members; raises `SendingFailed`."""
        ...


class AskAboutGroups(Protocol):
    """Asks Slack who is in these user groups and keeps it; what it does not tell stays as it is."""

    def __call__(self, workspace: WorkspaceId, groups: Iterable[UserGroupId]) -> None: ...


class KnowGroups(Protocol):
    """Sees to it that who holds the roles of a project is known, before anything is decided."""

    def __call__(self, workspace: WorkspaceId, project: ProjectKey) -> None: ...


def as_known(workspace: WorkspaceId, project: ProjectKey) -> None:
    """Ask nobody: whatever is known has to do."""
    del workspace, project
