"""Asking Slack about a channel."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from slack_sdk import WebClient

from bot.slack.messenger import told_apart
from bot.use_cases.channels.looking_at_channels import ChannelSeen
from bot.use_cases.ports.sending import Uncertain
from domain.ids import ChannelId, WorkspaceId


@dataclass(frozen=True, slots=True)
class SlackChannels:
    """Asks what a channel is; one call each."""

    client_of: Callable[[WorkspaceId], WebClient]

    def __call__(self, workspace: WorkspaceId, channel: ChannelId) -> ChannelSeen:
        """Return what Slack says; raises `Rejected`, `RateLimited`, `Uncertain`."""
        with told_apart():
            answer = self.client_of(workspace).conversations_info(channel=channel)
            told = cast("object", answer.get("channel"))
        if not isinstance(told, dict):
            raise Uncertain("Slack's answer has no channel")
        said = cast("dict[str, Any]", told)
        return ChannelSeen(
            is_private=said.get("is_private") is True,
            is_archived=said.get("is_archived") is True,
            has_us=said.get("is_member") is not False,
        )
