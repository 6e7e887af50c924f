"""The way to Slack: clients that try once, and who we are in the workspace."""

import logging
import threading
from typing import cast

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_bolt.context import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.connecting.home_teams import HomeTeams
from bot.slack.connecting.identity import Connection, Identity
from bot.slack.connecting.pausing import PausingClient
from bot.use_cases.delivering.pausing import NoPauses, Pauses
from bot.use_cases.workspaces.installing import NotInstalled
from domain.ids import MemberId, WorkspaceId

ONLY = WorkspaceId("")  # as the one workspace is called while nobody asked what it is
TIMEOUT = 10  # seconds for one HTTP call


class OneWorkspace:
    """The workspace that a bot token belongs to; Slack is asked about it once, when needed.

    `base_url` ends in `/api/`.
    """

    def __init__(
        self, token: str, base_url: str = WebClient.BASE_URL, pauses: Pauses | None = None
    ) -> None:
        self.client = client(token, base_url, pauses)
        self.base_url = base_url
        self._homes = HomeTeams()
        self._identity: Identity | None = None
        self._asking = threading.Lock()

    def identity_of(self, workspace: WorkspaceId) -> Identity:
        """Return who we are, whatever workspace a payload names: there is only one.

        Raises `SlackApiError` or `OSError` where Slack does not say.
        """
        del workspace
        if self._identity is None:
            with self._asking:
                self._identity = self._identity or self._ask()
        return self._identity

    def client_of(self, workspace: WorkspaceId) -> WebClient:
        """Return the client for a workspace; with one token there is only one."""
        del workspace
        return self.client

    def note_home(self, workspace: WorkspaceId, member: MemberId, team: WorkspaceId) -> None:
        """Remember where somebody comes from who pressed something."""
        del workspace
        self._homes.note(ONLY, member, team)

    def home_of(self, workspace: WorkspaceId, member: MemberId) -> WorkspaceId | None:
        """Return where somebody comes from; None where nobody said so."""
        del workspace
        return self._homes.of(ONLY, member)

    def forget_token(self, workspace: WorkspaceId) -> None:
        """Keep the token: it is the environment's."""

    def _ask(self) -> Identity:
        answer = self.client.auth_test()
        told = cast("dict[str, str]", answer.data)
        scopes = cast("dict[str, str]", answer.headers).get("x-oauth-scopes", "")
        return Identity(
            WorkspaceId(told["team_id"]),
            told.get("team", ""),
            MemberId(told["user_id"]),
            told.get("bot_id", ""),
            tuple(scope for scope in scopes.split(",") if scope),
            told.get("enterprise_id") or "",
        )


class AuthorizeConnected(Authorize):
    """Lets Bolt act for the workspace of a request, without asking Slack again at each."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def __call__(
        self,
        *,
        context: BoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **actor: str | None,
    ) -> AuthorizeResult | None:
        del actor
        found = self._found(WorkspaceId(team_id or ""))
        if found is None:
            return None  # Bolt says so to whoever waits for an answer
        # Bolt makes a client for each request, which adds a team to every call; ours does not.
        identity, context["client"] = found
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=identity.workspace,
            bot_user_id=identity.bot_user,
            bot_id=identity.bot,
            bot_token=found[1].token,
            user_id=user_id,
        )

    def _found(self, workspace: WorkspaceId) -> tuple[Identity, WebClient] | None:
        try:
            identity = self._connection.identity_of(workspace)
            return identity, self._connection.client_of(identity.workspace)
        except NotInstalled:
            return None
        except SlackApiError as error:
            # Bolt would answer 200 to this error, and what Slack sent would be lost.
            raise ConnectionError(f"auth.test: {error.response.get('error')}") from error


def client(token: str | None, base_url: str, pauses: Pauses | None = None) -> WebClient:
    """Return a client that tries once: the SDK's own retries post twice on a dropped connection."""
    made = PausingClient(
        token, base_url=base_url, timeout=TIMEOUT, retry_handlers=[], logger=quiet_logger("sdk")
    )
    made.pauses = pauses or NoPauses()
    return made


def quiet_logger(name: str, level: int = logging.WARNING) -> logging.Logger:
    """Return a logger for a library: at lower levels it writes messages' texts and signatures."""
    logger = logging.getLogger(f"slack_{name}.baton")
    logger.setLevel(level)
    return logger
