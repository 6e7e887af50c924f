"""Who is told that Slack refused what we owed somebody else."""

from datetime import date

from domain.handoffs.standing_in import only_stands_in
from domain.ids import UnreachedId
from domain.notifications import Notification, NotificationKind, ToMember
from domain.projects import Project

_NOT_ABOUT_PHASES = frozenset(
    {
        NotificationKind.UNDELIVERED,
        NotificationKind.UNREACHED,
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


def notice_of(undelivered: Notification, project: Project, day: date) -> Notification | None:
    """Return what we owe because Slack refused a notification for good on a day.

    Nothing where nobody is left to tell: there is no lead, or the lead is who cannot be reached.
    Whoever only stands in is asked for many phases at once: a day has one notice for all of them.
    """
    lead = project.lead
    if undelivered.kind in _NOT_ABOUT_PHASES:
        return None
    if lead is None or undelivered.recipient == ToMember(lead):
        return None
    match undelivered.recipient:
        case ToMember(member) if only_stands_in(project, member):
            about = UnreachedId(f"unreached/{member}/{day.isoformat()}")
            return Notification(NotificationKind.UNREACHED, None, about, ToMember(lead))
        case _to:
            kind = NotificationKind.UNDELIVERED
            return Notification(kind, project.key, undelivered.subject, ToMember(lead))
