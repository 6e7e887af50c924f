"""Joins what is kept of installations; Slack, which takes long to load, is not needed."""

import structlog

from bot.storage.forgetting import SqlForgetting
from bot.storage.installations import SqlInstallations
from bot.storage.sealing import Seal
from bot.use_cases.workspaces.installing import Readable
from bot.wiring.core import Core
from domain.errors import SettingMistake

log = structlog.get_logger(__name__)


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
            "reads none of the stored tokens: put the key back that encrypted them; "
            "`baton installations list` says whose they are, `remove` gives them up.",
        )
    for workspace in lost:
        log.warning("token_unreadable", workspace=workspace)
