"""Joins what is about installing in many workspaces: their tokens, the pages, the duties."""

import structlog

from bot.settings import OAuthSettings, Settings
from bot.slack.connection import client
from bot.slack.identity import Connection
from bot.slack.install_pages import InstallPages
from bot.slack.many_workspaces import ManyWorkspaces
from bot.slack.oauth import (
    Credentials,
    ExchangeRefreshToken,
    InstallFlow,
    KeepsInstallations,
    KeepsStates,
)
from bot.storage.forgetting import SqlForgetting
from bot.storage.installations import SqlInstallations
from bot.storage.oauth_states import SqlOAuthStates
from bot.storage.pauses import SqlPauses
from bot.storage.sealing import Seal
from bot.use_cases.installing import Readable
from bot.use_cases.renewing import RenewTokens
from bot.use_cases.uninstalling import ForgetUninstalled, Uninstall
from bot.wiring.core import Core
from domain.errors import SettingMistake
from domain.ids import WorkspaceId

log = structlog.get_logger(__name__)


def connect_many(core: Core, oauth: OAuthSettings, base_url: str) -> ManyWorkspaces:
    """Return the workspaces that Baton is installed in; raises `SettingMistake` for wrong keys."""
    installations = wire_installations(core, oauth.keys)
    ensure_readable(installations)
    exchange = ExchangeRefreshToken(_credentials(oauth, base_url), core.now)
    renew = RenewTokens(installations, exchange, core.now)

    def pauses_of(workspace: WorkspaceId) -> SqlPauses:
        return SqlPauses(core.database, workspace, core.now)

    return ManyWorkspaces(installations, renew, pauses_of, base_url, core.now)


def wire_installations(core: Core, keys: tuple[str, ...]) -> SqlInstallations:
    """Return all installations; without keys their tokens cannot be read, but deleted."""
    return SqlInstallations(core.database, Seal(keys))


def wire_forgetting(core: Core) -> SqlForgetting:
    """Return what deletes everything of a workspace."""
    return SqlForgetting(core.database)


def ensure_readable(installations: SqlInstallations) -> None:
    """Look at the stored tokens; raises `SettingMistake` where not one of them can be read.

    Where some can, those workspaces are served; the others are told of in the log.
    """
    stored = [kept for kept in installations.every() if kept.readable is not Readable.GONE]
    lost = [kept.installation.workspace for kept in stored if kept.readable is Readable.NO]
    if lost and len(lost) == len(stored):
        raise SettingMistake(
            "BATON_SECRET_KEY",
            f"reads none of the {len(lost)} stored tokens: put the key back that encrypted them, "
            f"or give them up with `baton installations remove {' '.join(lost)}`.",
        )
    for workspace in lost:
        log.warning("token_unreadable", workspace=workspace)


def wire_install_pages(core: Core, settings: Settings, slack: Connection) -> InstallPages | None:
    """Return the pages to install at; None where there is one workspace, the bot token's."""
    oauth = settings.oauth()
    if oauth is None:
        return None
    installations = wire_installations(core, oauth.keys)
    flow = InstallFlow(
        _credentials(oauth, settings.slack_api_url),
        KeepsInstallations(installations, slack.forget_token, core.now),
        KeepsStates(SqlOAuthStates(core.database), core.now),
        core.now,
    )
    return InstallPages(flow)


def wire_uninstall(core: Core, slack: Connection) -> Uninstall:
    """Return what deletes tokens when Baton is uninstalled."""
    return Uninstall(wire_installations(core, ()), slack.forget_token, core.now)


def wire_forget_uninstalled(core: Core) -> ForgetUninstalled:
    """Return what deletes the data of those who uninstalled Baton a month ago."""
    return ForgetUninstalled(wire_forgetting(core), core.now)


def _credentials(oauth: OAuthSettings, base_url: str) -> Credentials:
    return Credentials(oauth.client_id, oauth.client_secret, client(None, base_url))
