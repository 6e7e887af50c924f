"""Asking Slack about channels: whether one is private, and which of these a member is in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.slack.messenger import told_apart
from bot.use_cases.ports.sending import Rejected
from domain.ids import ChannelId, MemberId, WorkspaceId

MOST_PAGES = 3  # of what one member shares with us: nobody waits longer for one answer
PAGE = 1000  # channels; Slack's most

_HIDDEN = frozenset({"channel_not_found"})  # a private one that we are not in, or none


@dataclass(frozen=True, slots=True)
class SlackChannelKinds:
    """Asks whether a channel is private."""

    client_of: Callable[[WorkspaceId], WebClient]

    def __call__(self, workspace: WorkspaceId, channel: ChannelId) -> bool | None:
        """Return what Slack says, None where it does not tell; raises `SendingFailed`.

        We lack the scope for public channels: that this one is missing tells that it is public.
        """
        try:
            with told_apart():
                return self._told(workspace, channel)
        except Rejected as refused:
            return True if refused.code in _HIDDEN else None

    def _told(self, workspace: WorkspaceId, channel: ChannelId) -> bool | None:
        try:
            answer = self.client_of(workspace).conversations_info(channel=channel)
        except SlackApiError as error:
            response = cast("SlackResponse", error.response)
            if response.get("error") == "missing_scope" and _needed(response) == "channels:read":
                return False
            raise
        told: object = cast("dict[str, Any]", answer.data).get("channel")
        channel_told = cast("dict[str, object]", told) if isinstance(told, dict) else {}
        private = channel_told.get("is_private")
        return private if isinstance(private, bool) else None


@dataclass(frozen=True, slots=True)
class SlackSharedChannels:
    """Asks in which private channels a member is; Slack tells of those that we are in, too."""

    client_of: Callable[[WorkspaceId], WebClient]

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> tuple[ChannelId, ...] | None:
        """Return the channels, None where Slack does not tell; raises `SendingFailed`."""
        try:
            with told_apart():
                return tuple(self._pages(workspace, member))
        except Rejected:
            return None

    def _pages(self, workspace: WorkspaceId, member: MemberId) -> Iterator[ChannelId]:
        cursor, client = "", self.client_of(workspace)
        for _ in range(MOST_PAGES):
            answer = client.users_conversations(
                user=member, types="private_channel", limit=PAGE, cursor=cursor
            )
            told = cast("dict[str, Any]", answer.data)
            yield from (ChannelId(str(one["id"])) for one in told.get("channels") or ())
            more: dict[str, object] = told.get("response_metadata") or {}
            cursor = str(more.get("next_cursor") or "")
            if not cursor:
                return


def _needed(response: SlackResponse) -> object:
    return cast("object", response.get("needed"))
