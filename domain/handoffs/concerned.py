"""Whom a change concerns: everybody whose work looks different afterwards."""

from collections.abc import Iterable, Iterator

from domain.ids import MemberId
from domain.projects import Project, members_of


def concerned_by(projects: Iterable[Project]) -> frozenset[MemberId]:
    """Return everybody whose work looks different where one of the projects changes."""
    return frozenset(member for project in projects for member in _people(project))


def _people(project: Project) -> Iterator[MemberId]:
    if project.lead:
        yield project.lead
    for assignment in project.assignments:
        yield from members_of(assignment.holder)
    for handoff in project.handoffs:
        yield from handoff.to
    for phase in project.phases:
        if phase.holder:
            yield phase.holder
