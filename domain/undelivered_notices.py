"""Who is told that Slack refused what we owed somebody else."""

from domain.notifications import Notification, NotificationKind, ToMember
from domain.projects import Project

_NOT_ABOUT_PHASES = frozenset(
    {
        NotificationKind.UNDELIVERED,
        NotificationKind.ASKED,
        NotificationKind.LEARNED,
        NotificationKind.PROPOSED,
        NotificationKind.DECIDED,
        NotificationKind.WEEKLY,
        NotificationKind.STANDS_IN,
        NotificationKind.LEAVING,
        NotificationKind.REMINDER,  # that the offer was refused has been told
    }
)


def notice_of(undelivered: Notification, project: Project) -> Notification | None:
    """Return what we owe because Slack refused a notification for good.

    Nothing where nobody is left to tell: there is no lead, or the lead is who cannot be reached.
    """
    lead = project.lead
    if undelivered.kind in _NOT_ABOUT_PHASES:
        return None
    if lead is None or undelivered.recipient == ToMember(lead):
        return None
    kind, to = NotificationKind.UNDELIVERED, ToMember(lead)
    return Notification(kind, project.key, undelivered.subject, to)
