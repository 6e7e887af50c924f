"""Joins what knows which channels are private, and who is in them."""

from bot.slack.connecting.identity import Connection
from bot.slack.private_channels import SlackChannelKinds, SlackSharedChannels
from bot.use_cases.channels.knowing_channels import AskSharedChannels, KeepKnowingChannels
from bot.wiring.core import Core


def know_shared(core: Core, slack: Connection) -> AskSharedChannels:
    """Return what asks Slack in which private channels a member is."""
    return AskSharedChannels(core.open_work, core.now, SlackSharedChannels(slack.client_of))


def keep_knowing_channels(core: Core, slack: Connection) -> KeepKnowingChannels:
    """Return a worker's round that asks which channels are private."""
    ask = SlackChannelKinds(slack.client_of)
    return KeepKnowingChannels(core.workspaces, core.open_work, core.now, ask)
