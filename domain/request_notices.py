"""What we owe those who are asked to mark a phase done."""

from domain.handoffs.requesting import Requested
from domain.notifications import Notification, NotificationKind, ToMember


def owed_for_request(made: Requested) -> tuple[Notification, ...]:
    """Return one message for each who is asked; asked once more, it is the same message."""
    kind, project = NotificationKind.REQUESTED, made.project.key
    return tuple(Notification(kind, project, made.id, ToMember(member)) for member in made.asked)
