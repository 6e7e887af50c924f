"""Somebody goes away while handoffs wait for them: others are asked, as for a new handoff."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.handoffs.asking_anew import ask_others
from domain.handoffs.calling import groups_called
from domain.handoffs.standing_in import asked
from domain.handoffs.steps import Step
from domain.ids import MemberId, UserGroupId
from domain.knowledge.workflows import Workflow
from domain.projects import Handoff, Project


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A phase for which others are asked now; the names are those of the project and the phase."""

    project: str
    phase: str
    to: tuple[MemberId, ...]
    groups: tuple[UserGroupId, ...] = ()


def pass_on(step: Step, member: MemberId) -> Step:
    """Ask others for what is offered to a member who is absent; the project knows who else is.

    Where nobody else is there, it goes on waiting for the member.
    """
    for handoff in step.project.open_offers():
        if member in handoff.to and _is_anybody_there(step.project, handoff, member):
            kept = tuple(other for other in handoff.to if other != member)
            step = ask_others(step, handoff, kept)
    return step


def passed_on(before: Project, after: Project, workflow: Workflow) -> Iterator[PassedOn]:
    """Yield what others are asked for, and who they are."""
    were = {handoff.id: handoff for handoff in before.handoffs}
    for handoff in after.handoffs:
        if were.get(handoff.id) != handoff:
            phase = workflow.phase(handoff.phase).name
            yield PassedOn(after.name, phase, handoff.to, handoff.groups)


def _is_anybody_there(project: Project, handoff: Handoff, member: MemberId) -> bool:
    called = tuple(group.user_group for group in groups_called(project, handoff))
    now = asked(project, handoff.role, called)
    away = {member, *(absence.member for absence in project.absences)}
    return bool(now.groups) or any(other not in away for other in now.members)
