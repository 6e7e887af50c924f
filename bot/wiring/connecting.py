"""Joins the way to Slack with the pauses that all processes keep."""

from hashlib import sha256

from bot.settings import Settings
from bot.slack.connection import OneWorkspace
from bot.slack.identity import Connection
from bot.storage.pauses import SqlPauses
from bot.wiring.core import Core
from bot.wiring.installing import connect_many


def connect(core: Core, settings: Settings) -> Connection:
    """Return the one workspace of a bot token, or all that Baton is installed in.

    Raises `SettingMistake`. Slack is not called yet.
    """
    oauth = settings.oauth()
    if oauth is None:
        return connect_one(core, settings)
    return connect_many(core, oauth, settings.slack_api_url)


def connect_one(core: Core, settings: Settings) -> OneWorkspace:
    """Return the workspace that the bot token belongs to; raises `SettingMistake`."""
    token = settings.bot_token()
    caller = sha256(token.encode()).hexdigest()[:16]
    pauses = SqlPauses(core.database, caller, core.now)
    return OneWorkspace(token, settings.slack_api_url, pauses)
