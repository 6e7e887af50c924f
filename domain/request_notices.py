"""What we owe those who are asked to mark a phase done, or to confirm that it is."""

from domain.handoffs.calling import groups_among
from domain.handoffs.confirming import Report
from domain.handoffs.requesting import Requested
from domain.handoffs.standing_in import asked
from domain.ids import RoleKey
from domain.notifications import Notification, NotificationKind, ToChannel, ToMember
from domain.projects import Group, Project, Standing

MOST_ASKED = 15  # to confirm a report; the channel reads of it too


def owed_for_request(made: Requested) -> tuple[Notification, ...]:
    """Return one message for each who is asked; asked once more, it is the same message."""
    kind, project = NotificationKind.REQUESTED, made.project.key
    return tuple(Notification(kind, project, made.id, ToMember(member)) for member in made.asked)


def called_to_confirm(project: Project, role: RoleKey) -> tuple[Group, ...]:
    """Return the user groups that the channel's message about a report mentions."""
    holders = (holder for one in Standing for holder in project.holders(role, one))
    return groups_among(holders, asked(project, role).groups)


def owed_for_report(report: Report, project: Project, role: RoleKey) -> tuple[Notification, ...]:
    """Return what a report makes us owe: to those who may confirm it, and to the channel.

    A group too large for a message each is mentioned in the channel's.
    """
    lead = (project.lead,) if project.lead else ()
    told = asked(project, role)
    people = told.members[:MOST_ASKED] or (() if told.groups else lead)
    to = (*map(ToMember, people), *map(ToChannel, project.channels[:1]))
    kind = NotificationKind.REQUESTED
    return tuple(Notification(kind, project.key, report.id, recipient) for recipient in to)
