"""Which notifications wait for their receiver's working hours, and what is owed to a substitute."""

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
