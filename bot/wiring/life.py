"""Joins what listens to changes of members and channels in Slack."""

from bot.slack.app import Listeners
from bot.slack.channels import SlackChannels
from bot.slack.connecting.identity import Connection
from bot.slack.listeners.channels import ChannelListeners
from bot.slack.listeners.groups import GroupListeners
from bot.slack.listeners.leads import LeadListeners
from bot.slack.listeners.members import MemberListeners
from bot.use_cases.absences.noting_members import NoteMember
from bot.use_cases.channels.knowing_channels import NoteMembers
from bot.use_cases.channels.looking_at_channels import LookAtChannels
from bot.use_cases.channels.noting_channels import NoteChannel
from bot.use_cases.registry.appointing import Appoint
from bot.wiring.core import Core
from bot.wiring.groups import wire_groups
from bot.wiring.installing import leaving


def life_listeners(core: Core, slack: Connection) -> tuple[Listeners, ...]:
    """Return what listens to changes in the workspace, which comes after what people do."""
    note = NoteMember(core.open_work, core.shelf, core.now)
    groups = GroupListeners(wire_groups(core, slack).changed)
    channels = ChannelListeners(
        NoteChannel(core.open_work, core.now), NoteMembers(core.open_work, core.now)
    )
    members = MemberListeners(note, slack, core.forget_words)
    leads = LeadListeners(Appoint(core.change))
    return groups, channels, members, leads, leaving(core, slack)


def look_at_channels(core: Core, slack: Connection) -> LookAtChannels:
    """Return a worker's round that looks at the channels of projects."""
    ask = SlackChannels(slack.client_of)
    return LookAtChannels(core.workspaces, core.open_work, core.now, ask)
