"""Somebody's account is deactivated: others are asked, and their roles wait for somebody else."""

from dataclasses import dataclass

from domain.handoffs.asking_anew import ask_others
from domain.handoffs.steps import Step
from domain.ids import MemberId, PhaseKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Assignment, Person, PhaseStatus, Project, Standing


@dataclass(frozen=True, slots=True)
class Abandoned:
    """A role that somebody holds who left the workspace, with what of it they were working on."""

    project: Project
    role: RoleKey
    standing: Standing
    in_hand: tuple[PhaseKey, ...] = ()


def pass_on_for_good(step: Step, member: MemberId) -> Step:
    """Ask others for what is offered to who left; where there is nobody, the role counts as vacant.

    The project knows that they left.
    """
    for handoff in step.project.open_offers():
        if member in handoff.to:
            kept = tuple(other for other in handoff.to if other != member)
            step = ask_others(step, handoff, kept)
    return step


def abandoned_by(
    member: MemberId, project: Project, knowledge: KnowledgeBase
) -> tuple[Abandoned, ...]:
    """Return the roles that a member holds by themselves and left the workspace with."""
    mine = (one for one in project.assignments if _has_left(one))
    return tuple(
        Abandoned(project, one.role, one.standing, _in_hand(member, project, one.role, knowledge))
        for one in mine
        if one.holder == Person(member)
    )


def holders_left(project: Project, role: RoleKey) -> tuple[Assignment, ...]:
    """Return the assignments of a role whose holders left the workspace."""
    return tuple(one for one in project.assignments if one.role == role and _has_left(one))


def standing_wanted(project: Project, role: RoleKey) -> Standing:
    """Return as what somebody takes a role: as backup, where only a backup left and others stay."""
    left = holders_left(project, role)
    stay = [one for one in project.assignments if one.role == role and one not in left]
    primary = any(one.standing is Standing.PRIMARY for one in stay)
    backups = bool(left) and all(one.standing is Standing.BACKUP for one in left)
    return Standing.BACKUP if primary and backups else Standing.PRIMARY


def _has_left(assignment: Assignment) -> bool:
    return isinstance(assignment.holder, Person) and assignment.holder.has_left


def _in_hand(
    member: MemberId, project: Project, role: RoleKey, knowledge: KnowledgeBase
) -> tuple[PhaseKey, ...]:
    workflow = knowledge.workflow(project.workflow)
    return tuple(
        phase.key
        for phase in project.phases
        if phase.holder == member
        and phase.status is PhaseStatus.ACTIVE
        and workflow.has_phase(phase.key)
        and workflow.phase(phase.key).accountable == role
    )
