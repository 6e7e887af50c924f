"""Phases that will soon need a role that nobody holds, or whose holders will all be away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from domain.absences import Absence
from domain.handoffs.machine import FINISHED
from domain.ids import PhaseKey, RoleKey
from domain.knowledge.workflows import Workflow
from domain.projects import PhaseStatus, Project, Standing

LIKELY = timedelta(days=7)  # until a phase that begins now is passed on, where nobody knows better


@dataclass(frozen=True, slots=True)
class Gap:
    """A phase that follows and nobody who could take it on: no holder, or all of them `away`."""

    phase: PhaseKey
    role: RoleKey
    away: tuple[Absence, ...] = ()


def gaps_after(project: Project, workflow: Workflow, started: PhaseKey) -> Iterator[Gap]:
    """Yield what is missing for the phases after one; `absences` are those of the likely time."""
    for following in workflow.following(started):
        if project.phase(following.key).status is PhaseStatus.WAITING:
            gap = gap_of(project, following.key, following.accountable)
            if gap is not None:
                yield gap


def gap_of(project: Project, phase: PhaseKey, role: RoleKey) -> Gap | None:
    """Return why nobody could take a phase on; None where somebody can, or where it is over."""
    if project.phase(phase).status in FINISHED:
        return None
    away = {absence.member: absence for absence in project.absences}
    members = [m for standing in Standing for m in project.members_holding(role, standing)]
    missing = tuple(away[member] for member in dict.fromkeys(members) if member in away)
    stands_by = any(one.substitute and one.substitute not in away for one in missing)
    someone = stands_by or any(member not in away for member in members)
    return None if someone else Gap(phase, role, missing)


def started(before: Project, after: Project) -> Iterator[PhaseKey]:
    """Return the phases that somebody works on now and did not before."""
    active = PhaseStatus.ACTIVE
    known = {p.key for p in before.phases if p.status is active}
    return (p.key for p in after.phases if p.status is active and p.key not in known)
