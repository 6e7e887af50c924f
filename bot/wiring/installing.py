"""Joins what is about installing in many workspaces: their tokens, the pages, the duties."""

from datetime import timedelta

from bot.delivery.rounds import Duty
from bot.settings import OAuthSettings, Settings
from bot.slack.connecting.connection import client
from bot.slack.connecting.identity import Connection
from bot.slack.connecting.install_pages import InstallPages
from bot.slack.connecting.many_workspaces import ManyWorkspaces
from bot.slack.connecting.oauth import (
    Credentials,
    ExchangeRefreshToken,
    InstallFlow,
    KeepsInstallations,
    KeepsStates,
)
from bot.slack.listeners.uninstalling import UninstallListeners
from bot.storage.oauth_states import SqlOAuthStates
from bot.storage.pauses import SqlPauses
from bot.use_cases.workspaces.renewing import RenewTokens
from bot.use_cases.workspaces.uninstalling import ForgetUninstalled, NoticeUninstalled, Uninstall
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
    return UninstallListeners(_uninstall(core, slack))


def installation_duties(core: Core, slack: Connection) -> tuple[Duty, ...]:
    """Return what a worker does for installations: keep tokens fresh, delete what is over."""
    forget = ForgetUninstalled(wire_forgetting(core), core.now)
    duties = (Duty("forget the uninstalled", timedelta(hours=1), forget),)
    if not isinstance(slack, ManyWorkspaces):
        return duties
    installations, uninstall = slack.installations, _uninstall(core, slack)
    notice = NoticeUninstalled(installations, slack.ask_who, uninstall, core.now)
    return (
        *duties,
        Duty("renew tokens", timedelta(minutes=1), slack.renew_tokens),
        Duty("notice who uninstalled", timedelta(days=1), notice),
    )


def _uninstall(core: Core, slack: Connection) -> Uninstall:
    return Uninstall(wire_installations(core, ()), slack.forget_token, core.now)


def _credentials(oauth: OAuthSettings, base_url: str) -> Credentials:
    return Credentials(oauth.client_id, oauth.client_secret, client(None, base_url))
