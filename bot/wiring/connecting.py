"""Joins the way to Slack with the pauses that all processes keep."""

from hashlib import sha256

from bot.settings import Settings
from bot.slack.connection import OneWorkspace
from bot.slack.identity import Connection
from bot.storage.pauses import SqlPauses
from bot.wiring.core import Core
from bot.wiring.installing import connect_many


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
