"""Joins what knows who is in user groups: before decisions, and in a worker's rounds."""

from dataclasses import dataclass

from bot.slack.connecting.identity import Connection
from bot.slack.memberships import SlackMemberships
from bot.slack.people import SlackMembers
from bot.slack.user_groups import SlackGroupMembers
from bot.use_cases.handoffs.knowing_groups import (
    AskWhoIsInGroups,
    KeepKnowingGroups,
    NoteGroupChanged,
)
from bot.use_cases.people.admitting import Admit
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.leaving_out import FindOutsiders
from bot.wiring.core import Core


@dataclass(frozen=True, slots=True)
class Groups:
    """Everything that is about who is in user groups."""

    know: AskWhoIsInGroups
    keep_knowing: KeepKnowingGroups
    changed: NoteGroupChanged


def wire_groups(core: Core, slack: Connection) -> Groups:
    """Join the use cases; nothing is asked yet."""
    ask = SlackGroupMembers(slack.client_of)
    note = KnowTimeZones(core.open_work, core.now).note  # the same answer says what they read
    ask_membership = SlackMemberships(SlackMembers(slack.client_of), slack, note)
    admit = Admit(core.open_work, core.now, ask_membership)
    outsiders = FindOutsiders(core.open_work, core.now, admit)
    know = AskWhoIsInGroups(core.open_work, core.shelf, core.now, ask, outsiders)
    return Groups(
        know,
        KeepKnowingGroups(core.workspaces, core.open_work, core.now, know),
        NoteGroupChanged(core.open_work),
    )
