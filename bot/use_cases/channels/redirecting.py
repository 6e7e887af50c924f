"""Messages to a channel that takes none: they go to another of the project's, or to its lead."""

from datetime import datetime

from bot.use_cases.ports.sending import Rejected
from bot.use_cases.ports.work import OpenWork, Work
from domain.ids import ChannelId, WorkspaceId
from domain.life_notices import owed_on_closing
from domain.notifications import Notification, Recipient, ToChannel
from domain.places import place_instead
from domain.statuses import Closed

# What Slack answers to a message for a channel that takes none; of a private one that we are not in
# it does not say that there is one.
REFUSALS = {
    "is_archived": Closed.ARCHIVED,
    "not_in_channel": Closed.LEFT,
    "channel_not_found": Closed.LEFT,
}


def place_of(work: Work, notification: Notification) -> Recipient | None:
    """Return where a notification goes as things are; nothing where that is nowhere."""
    match notification.recipient:
        case ToChannel(channel) if notification.project is not None:
            project = work.registry.project(notification.project)
            closed = work.life.channels.closed({channel, *project.channels})
            return place_instead(channel, project, closed)
        case ToChannel(channel):
            is_closed = channel in work.life.channels.closed((channel,))
            return None if is_closed else notification.recipient
        case _:
            return notification.recipient


def may_go_elsewhere(
    open_work: OpenWork,
    workspace: WorkspaceId,
    notification: Notification,
    refusal: Rejected,
    now: datetime,
) -> bool:
    """Keep that a channel takes no messages, if Slack said so; tell whether there is another place.

    Leads are told of an archived channel as if an event had said it.
    """
    why, to = REFUSALS.get(refusal.code), notification.recipient
    if why is None or not isinstance(to, ToChannel):
        return False
    with open_work(workspace) as work:
        before = place_of(work, notification)
        close(work, to.channel, why, now)
        after = place_of(work, notification)
    return after is not None and after != before


def close(work: Work, channel: ChannelId, why: Closed, at: datetime) -> None:
    """Keep that a channel takes no messages; leads are told where they may do something about it.

    Of a channel that we were taken out of, the messages that come to them instead tell.
    """
    times = work.life.channels.close(channel, why, at)
    if times is None or why is Closed.LEFT:
        return
    leads = [one.lead for one in work.registry.in_channel(channel) if one.lead]
    work.outbox.owe(owed_on_closing(channel, leads, times), None, at)
