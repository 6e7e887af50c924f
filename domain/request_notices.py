"""What we owe those who are asked to mark a phase done, or to confirm that it is."""

from domain.handoffs.confirming import Report
from domain.handoffs.requesting import Requested
from domain.handoffs.standing_in import asked
from domain.ids import RoleKey
from domain.notifications import Notification, NotificationKind, ToChannel, ToMember
from domain.projects import Project

MOST_ASKED = 15  # to confirm a report; the channel reads of it too


def owed_for_request(made: Requested) -> tuple[Notification, ...]:
    """Return one message for each who is asked; asked once more, it is the same message."""
    kind, project = NotificationKind.REQUESTED, made.project.key
    return tuple(Notification(kind, project, made.id, ToMember(member)) for member in made.asked)


def owed_for_report(report: Report, project: Project, role: RoleKey) -> tuple[Notification, ...]:
    """Return what a report makes us owe: to those who may confirm it, and to the channel."""
    lead = (project.lead,) if project.lead else ()
    people = asked(project, role).members[:MOST_ASKED] or lead
    to = (*map(ToMember, people), *map(ToChannel, project.channels[:1]))
    kind = NotificationKind.REQUESTED
    return tuple(Notification(kind, project.key, report.id, recipient) for recipient in to)
