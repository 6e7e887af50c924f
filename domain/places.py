"""Where what is meant for a channel goes while that takes no messages."""

from collections.abc import Collection

from domain.ids import ChannelId
from domain.notifications import Recipient, ToChannel, ToMember
from domain.projects import Project


def place_instead(
    channel: ChannelId, project: Project, closed: Collection[ChannelId]
) -> Recipient | None:
    """Return the channel itself where it is open, else another of the project's, else its lead.

    Nothing where the project has none of these.
    """
    for one in (channel, *project.channels):
        if one not in closed:
            return ToChannel(one)
    return ToMember(project.lead) if project.lead else None
