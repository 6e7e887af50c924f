"""Asking Slack which user groups there are, and who is in one."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from slack_sdk import WebClient

from bot.slack.messenger import told_apart
from bot.use_cases.ports.sending import RateLimited, Uncertain
from domain.ids import MemberId, UserGroupId, WorkspaceId
from domain.projects import Group


@dataclass(frozen=True, slots=True)
class SlackGroupMembers:
    """Asks who is in a user group; a disabled one has nobody in it, and Slack says so.

    Where Slack says that we ask too much, this process asks nothing until Slack takes questions
    again: whoever is known has to do.
    """

    client_of: Callable[[WorkspaceId], WebClient]
    seconds: Callable[[], float] = time.monotonic
    _quiet_until: dict[WorkspaceId, float] = field(default_factory=dict[WorkspaceId, float])

    def __call__(self, workspace: WorkspaceId, group: UserGroupId) -> tuple[MemberId, ...]:
        """Return the members; raises `Rejected`, `RateLimited`, `Uncertain`."""
        if self.seconds() < self._quiet_until.get(workspace, 0.0):
            raise Uncertain("ratelimited")
        try:
            with told_apart():
                answer = self.client_of(workspace).usergroups_users_list(usergroup=group)
                told = cast("object", answer.data)
        except RateLimited as limited:
            pause = limited.retry_after.total_seconds()
            self._quiet_until[workspace] = self.seconds() + pause
            raise
        return _members_in(told)


@dataclass(frozen=True, slots=True)
class SlackGroups:
    """Asks which user groups a workspace has."""

    client_of: Callable[[WorkspaceId], WebClient]

    def __call__(self, workspace: WorkspaceId) -> tuple[Group, ...]:
        """Return the enabled ones by handle; raises `Rejected`, `RateLimited`, `Uncertain`."""
        with told_apart():
            told = cast("object", self.client_of(workspace).usergroups_list().data)
        listed: Any = (
            cast("dict[str, Any]", told).get("usergroups") if isinstance(told, dict) else None
        )
        if not isinstance(listed, list):
            raise Uncertain("Slack's answer has no user groups")
        groups = (_group(cast("dict[str, Any]", one)) for one in cast("list[object]", listed))
        return tuple(sorted(groups, key=lambda group: group.handle))


def _group(told: Mapping[str, Any]) -> Group:
    return Group(UserGroupId(str(told["id"])), str(told.get("handle") or ""))


def _members_in(told: object) -> tuple[MemberId, ...]:
    users: Any = cast("dict[str, Any]", told).get("users") if isinstance(told, dict) else None
    if not isinstance(users, list):
        raise Uncertain("Slack's answer has no users")
    return tuple(MemberId(str(one)) for one in cast("list[object]", users))
