"""Joins what listens to changes of members and channels in Slack."""

from bot.slack.app import Listeners
from bot.slack.identity import Connection
from bot.slack.listeners.groups import GroupListeners
from bot.slack.listeners.members import MemberListeners
from bot.use_cases.noting_members import NoteMember
from bot.wiring.core import Core
from bot.wiring.groups import wire_groups
from bot.wiring.installing import leaving


def life_listeners(core: Core, slack: Connection) -> tuple[Listeners, ...]:
    """Return what listens to changes in the workspace, which comes after what people do."""
    note = NoteMember(core.open_work, core.shelf, core.now)
    groups = GroupListeners(wire_groups(core, slack).changed)
    return groups, MemberListeners(note, slack), leaving(core, slack)
