"""Joins the way to Slack with the pauses that all processes keep."""

from hashlib import sha256

from bot.slack.connection import OneWorkspace
from bot.storage.pauses import SqlPauses
from bot.wiring.core import Core


def connect(core: Core, token: str, base_url: str) -> OneWorkspace:
    """Return the workspace that a bot token belongs to; Slack is not called yet."""
    caller = sha256(token.encode()).hexdigest()[:16]
    return OneWorkspace(token, base_url, SqlPauses(core.database, caller, core.now))
