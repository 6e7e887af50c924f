"""Asking Slack who is in a user group."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from slack_sdk import WebClient

from bot.slack.messenger import told_apart
from bot.use_cases.sending import RateLimited, Uncertain
from domain.ids import MemberId, UserGroupId, WorkspaceId


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


def _members_in(told: object) -> tuple[MemberId, ...]:
    users: Any = cast("dict[str, Any]", told).get("users") if isinstance(told, dict) else None
    if not isinstance(users, list):
        raise Uncertain("Slack's answer has no users")
    return tuple(MemberId(str(one)) for one in cast("list[object]", users))
