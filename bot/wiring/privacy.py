"""Joins what knows which channels are private, and who is in them."""

from bot.slack.channels import SlackChannelKinds, SlackSharedChannels
from bot.slack.identity import Connection
from bot.slack.listeners.channels import ChannelListeners
from bot.use_cases.knowing_channels import AskSharedChannels, KeepKnowingChannels, NoteMembers
from bot.wiring.core import Core


def know_shared(core: Core, slack: Connection) -> AskSharedChannels:
    """Return what asks Slack in which private channels a member is."""
    return AskSharedChannels(core.open_work, core.now, SlackSharedChannels(slack.client_of))


def keep_knowing_channels(core: Core, slack: Connection) -> KeepKnowingChannels:
    """Return a worker's round that asks which channels are private."""
    ask = SlackChannelKinds(slack.client_of)
    return KeepKnowingChannels(core.workspaces, core.open_work, core.now, ask)


def channel_listeners(core: Core) -> ChannelListeners:
    """Return what listens to who joins and leaves."""
    return ChannelListeners(NoteMembers(core.open_work, core.now))
