"""Joins what is about installing in many workspaces: their tokens, the pages, the duties."""

from bot.settings import OAuthSettings, Settings
from bot.slack.connection import client
from bot.slack.identity import Connection
from bot.slack.install_pages import InstallPages
from bot.slack.listeners.uninstalling import UninstallListeners
from bot.slack.many_workspaces import ManyWorkspaces
from bot.slack.oauth import (
    Credentials,
    ExchangeRefreshToken,
    InstallFlow,
    KeepsInstallations,
    KeepsStates,
)
from bot.storage.oauth_states import SqlOAuthStates
from bot.storage.pauses import SqlPauses
from bot.use_cases.renewing import RenewTokens
from bot.use_cases.uninstalling import ForgetUninstalled, Uninstall
from bot.wiring.core import Core
from bot.wiring.kept_installations import ensure_readable, wire_forgetting, wire_installations
from domain.ids import WorkspaceId


def connect_many(core: Core, oauth: OAuthSettings, base_url: str) -> ManyWorkspaces:
    """Return the workspaces that Baton is installed in; raises `SettingMistake` for wrong keys."""
    installations = wire_installations(core, oauth.keys)
    ensure_readable(installations)
    exchange = ExchangeRefreshToken(_credentials(oauth, base_url), core.now)
    renew = RenewTokens(installations, exchange, core.now)

    def pauses_of(workspace: WorkspaceId) -> SqlPauses:
        return SqlPauses(core.database, workspace, core.now)

    return ManyWorkspaces(installations, renew, pauses_of, base_url, core.now)


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


def leaving(core: Core, slack: Connection) -> UninstallListeners:
    """Return what listens to the end of an installation, and deletes its tokens."""
    installations = wire_installations(core, ())
    return UninstallListeners(Uninstall(installations, slack.forget_token, core.now))


def wire_forget_uninstalled(core: Core) -> ForgetUninstalled:
    """Return what deletes the data of those who uninstalled Baton a month ago."""
    return ForgetUninstalled(wire_forgetting(core), core.now)


def _credentials(oauth: OAuthSettings, base_url: str) -> Credentials:
    return Credentials(oauth.client_id, oauth.client_secret, client(None, base_url))
