"""Who the bot is in a workspace, and the way there, however many workspaces there are."""

from dataclasses import dataclass
from typing import Protocol

from slack_sdk import WebClient

from domain.ids import MemberId, WorkspaceId


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is, and in which workspace."""

    workspace: WorkspaceId
    workspace_name: str
    bot_user: MemberId
    bot: str
    scopes: tuple[str, ...] = ()
    enterprise: str = ""


class Connection(Protocol):
    """The way to Slack: the one workspace of a bot token, or all where Baton is installed."""

    @property
    def base_url(self) -> str:
        """Where the Web API is; it ends in `/api/`."""
        ...

    def identity_of(self, workspace: WorkspaceId) -> Identity:
        """Return who we are there, without asking Slack again and again.

        Raises `NotInstalled`, and `SlackApiError` or `OSError` where it may be known later.
        """
        ...

    def client_of(self, workspace: WorkspaceId) -> WebClient:
        """Return the client for a workspace; raises `NotInstalled`, `OSError`."""
        ...

    def note_home(self, workspace: WorkspaceId, member: MemberId, team: WorkspaceId) -> None:
        """Remember where somebody comes from who pressed something in a workspace."""
        ...

    def home_of(self, workspace: WorkspaceId, member: MemberId) -> WorkspaceId | None:
        """Return where somebody comes from; None where nobody said so."""
        ...

    def forget_token(self, workspace: WorkspaceId) -> None:
        """Drop what is remembered of a workspace: its token is another one now, or gone."""
        ...
