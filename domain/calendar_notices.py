"""Which notifications wait for their receiver's working hours, and what is due to absences."""

from domain.handoffs.hours.calendar import Away
from domain.ids import AwayId, MemberId
from domain.notifications import Notification, NotificationKind, Owed, ToChannel, ToMember

# About phases, and worth nothing in the middle of the night: told in working hours. A notice that
# Slack refused a message is not among them, since somebody else waits for it; answers to what a
# member did never are.
WAIT_FOR_HOURS = frozenset(
    {
        NotificationKind.OFFER,
        NotificationKind.VACANCY,
        NotificationKind.RETURNED,
        NotificationKind.REOPENED,
        NotificationKind.SKIPPED,
        NotificationKind.OPENED,
        NotificationKind.TAKEN_OUT,
        NotificationKind.STANDS_IN,
        NotificationKind.FORESIGHT,
        NotificationKind.REQUESTED,
    }
)


def who_may_wait(owed: Owed) -> MemberId | None:
    """Return the member who is to be told in their working hours; None where nobody waits."""
    if isinstance(owed, Notification) and owed.kind in WAIT_FOR_HOURS:
        match owed.recipient:
            case ToMember(member):
                return member
            case ToChannel():
                return None
    return None


def owed_to_substitute(away: AwayId, substitute: MemberId) -> Notification:
    """Return what we owe to whom somebody named as who stands in for them."""
    return Notification(NotificationKind.STANDS_IN, None, away, ToMember(substitute))


def owed_on_leaving(member: MemberId, away: Away) -> Notification:
    """Return what is due when an away period begins; nobody is sent it."""
    return Notification(NotificationKind.LEAVING, None, away_id(member, away), ToMember(member))


def who_leaves(notification: Notification) -> MemberId | None:
    """Return whose away period begins; None where something is to be said."""
    match notification:
        case Notification(NotificationKind.LEAVING, recipient=ToMember(member)):
            return member
        case _:
            return None


def away_id(member: MemberId, away: Away) -> AwayId:
    """Return the id of an away period."""
    return AwayId(f"away/{member}/{away.first.isoformat()}/{away.last.isoformat()}")
