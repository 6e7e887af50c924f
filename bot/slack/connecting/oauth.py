"""Installing by OAuth: Bolt's flow with our own stores, and what it exchanges with Slack."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from typing import Any, cast
from urllib.parse import urljoin

import structlog
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.callback_options import CallbackOptions, FailureArgs, SuccessArgs
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk import WebClient
from slack_sdk.oauth import InstallationStore, OAuthStateStore
from slack_sdk.oauth.installation_store import Installation as TheirInstallation

from bot.slack.connecting.connection import quiet_logger
from bot.slack.connecting.install_pages import failed, installed
from bot.slack.messenger import told_apart
from bot.slack.names import OPTIONAL_SCOPES, SCOPES
from bot.use_cases.ports.sending import Rejected
from bot.use_cases.ports.work import Clock
from bot.use_cases.workspaces.installing import Grant, Installation, Installations, OAuthStates
from domain.ids import MemberId, WorkspaceId

GOOD_FOR = timedelta(minutes=10)  # from *install* until Slack sends the browser back
ORGANISATION = "org_wide"  # why an installation failed, in the manner of Slack's error codes

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What Slack knows our app by; `client` is one without a token."""

    client_id: str
    client_secret: str
    client: WebClient

    def exchange(self, **what: str) -> dict[str, Any]:
        """Call `oauth.v2.access`; raises `SendingFailed`."""
        with told_apart():
            answer = self.client.oauth_v2_access(
                client_id=self.client_id, client_secret=self.client_secret, **what
            )
        told = cast("dict[str, Any]", answer.data)
        if not answer.get("access_token"):
            raise Rejected("no_bot_token")
        return told


@dataclass(frozen=True, slots=True)
class ExchangeRefreshToken:
    """Gets a new bot token for a refresh token."""

    credentials: Credentials
    now: Clock

    def __call__(self, refresh_token: str) -> Grant:
        """Return the new token and the next refresh token; raises `SendingFailed`."""
        told = self.credentials.exchange(grant_type="refresh_token", refresh_token=refresh_token)
        return Grant(
            str(told["access_token"]),
            str(told.get("refresh_token") or ""),
            ends_at(told.get("expires_in"), self.now()),
        )


def ends_at(expires_in: object, now: datetime) -> datetime | None:
    """Return when a token ends; Slack says in how many seconds, or nothing."""
    return now + timedelta(seconds=expires_in) if isinstance(expires_in, int) else None


class KeepsStates(OAuthStateStore):
    """Bolt's store of states, over ours."""

    def __init__(self, states: OAuthStates, now: Clock) -> None:
        self._states = states
        self._now = now

    def issue(self, *args: object, **kwargs: object) -> str:
        del args, kwargs
        state, now = token_urlsafe(32), self._now()
        self._states.keep(state, now, now + GOOD_FOR)
        return state

    def consume(self, state: str) -> bool:
        return self._states.consume(state, self._now())


class KeepsInstallations(InstallationStore):
    """Bolt's store of installations, over ours; only its flow writes here, and nothing reads."""

    def __init__(
        self,
        installations: Installations,
        forget_token: Callable[[WorkspaceId], None],
        now: Clock,
    ) -> None:
        self._installations = installations
        self._forget_token = forget_token
        self._now = now

    def save(self, installation: TheirInstallation) -> None:
        """Store an installation; what is remembered of an earlier one is dropped."""
        ours = _ours(installation, self._now())
        over = installation.bot_token_expires_at
        grant = Grant(
            installation.bot_token or "",
            installation.bot_refresh_token or "",
            datetime.fromtimestamp(over, UTC) if over else None,
        )
        self._installations.put(ours, grant)
        self._forget_token(ours.workspace)
        log.info("installed", workspace=ours.workspace, enterprise=ours.enterprise)


class InstallFlow(OAuthFlow):
    """Bolt's flow, with an exchange that keeps the code out of the log and says what was wrong."""

    def __init__(
        self,
        credentials: Credentials,
        installations: KeepsInstallations,
        states: KeepsStates,
        now: Clock,
    ) -> None:
        self._credentials = credentials
        self._now = now
        logger = quiet_logger("bolt")
        settings = OAuthSettings(
            client_id=credentials.client_id,
            client_secret=credentials.client_secret,
            scopes=[scope.name for scope in (*SCOPES, *OPTIONAL_SCOPES)],
            user_scopes=[],
            install_page_rendering_enabled=False,  # straight to Slack, which asks
            callback_options=CallbackOptions(_show_installed, _show_failed),
            authorization_url=urljoin(credentials.client.base_url, "/oauth/v2/authorize"),
            installation_store=installations,
            state_store=states,
            state_expiration_seconds=int(GOOD_FOR.total_seconds()),
            logger=logger,
        )
        super().__init__(client=credentials.client, logger=logger, settings=settings)

    def run_installation(self, code: str) -> TheirInstallation:
        """Exchange the code that Slack's redirect brought; raises `SendingFailed`."""
        told = self._credentials.exchange(code=code)
        team = cast("dict[str, str]", told.get("team") or {})
        if told.get("is_enterprise_install") or not team.get("id"):
            raise Rejected(ORGANISATION)
        enterprise = cast("dict[str, str]", told.get("enterprise") or {})
        installer = cast("dict[str, str]", told.get("authed_user") or {})
        over = ends_at(told.get("expires_in"), self._now())
        return TheirInstallation(
            app_id=told.get("app_id"),
            enterprise_id=enterprise.get("id"),
            enterprise_name=enterprise.get("name"),
            team_id=team["id"],
            team_name=team.get("name"),
            bot_token=told["access_token"],
            bot_id=self._bot_of(told["access_token"]),
            bot_user_id=told.get("bot_user_id"),
            bot_scopes=told.get("scope") or "",
            bot_refresh_token=told.get("refresh_token"),
            bot_token_expires_at=int(over.timestamp()) if over else None,
            user_id=installer.get("id") or "",
        )

    def _bot_of(self, token: str) -> str:
        with told_apart():
            return str(self._credentials.client.auth_test(token=token).get("bot_id") or "")


def _show_installed(arguments: SuccessArgs) -> BoltResponse:
    response = installed(arguments.installation.team_name or "your workspace")
    used_up = arguments.settings.state_utils.build_set_cookie_for_deletion()
    response.headers["set-cookie"] = [used_up]
    return response


def _show_failed(arguments: FailureArgs) -> BoltResponse:
    return failed(arguments.reason, arguments.suggested_status_code)


def _ours(theirs: TheirInstallation, now: datetime) -> Installation:
    return Installation(
        workspace=WorkspaceId(theirs.team_id or ""),
        name=theirs.team_name or "",
        app=theirs.app_id or "",
        bot_user=MemberId(theirs.bot_user_id or ""),
        bot=theirs.bot_id or "",
        scopes=tuple(theirs.bot_scopes or ()),
        installed_by=MemberId(theirs.user_id or ""),
        installed_at=now,
        enterprise=theirs.enterprise_id or "",
        enterprise_name=theirs.enterprise_name or "",
    )
