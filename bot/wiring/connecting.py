"""Joins the way to Slack with the pauses that all processes keep."""

from hashlib import sha256

import structlog

from bot.settings import Settings
from bot.slack.connecting.connection import ONLY, OneWorkspace
from bot.slack.connecting.identity import Connection
from bot.slack.connecting.letting_in import NotLetIn, letting_in
from bot.storage.pauses import SqlPauses
from bot.wiring.core import Core
from bot.wiring.installing import connect_many

log = structlog.get_logger(__name__)


def connection_of(core: Core, settings: Settings) -> Connection:
    """Return the one workspace of a bot token, or all that Baton is installed in.

    Raises `SettingMistake`. Slack is not called yet.
    """
    oauth = settings.oauth()
    if oauth is None:
        return connect(core, settings.bot_token(), settings.slack_api_url)
    return connect_many(core, oauth, settings.slack_api_url)


def connect(core: Core, token: str, base_url: str) -> OneWorkspace:
    """Return the workspace that a bot token belongs to; Slack is not called yet."""
    caller = sha256(token.encode()).hexdigest()[:16]
    return OneWorkspace(token, base_url, SqlPauses(core.database, caller, core.now))


def require_token(slack: Connection) -> None:
    """Raise `SettingMistake` where Slack refuses the bot token.

    Who begins while Slack does not answer works once it does.
    """
    if not isinstance(slack, OneWorkspace):
        return
    try:
        with letting_in("SLACK_BOT_TOKEN", slack.base_url):
            slack.identity_of(ONLY)
    except NotLetIn as error:
        log.warning("token_not_checked", why=str(error))
