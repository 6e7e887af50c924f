"""Phases that will soon need a role that nobody holds, or whose holders will all be away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from domain.absences import Absence
from domain.handoffs.calling import is_called, told_apart
from domain.handoffs.machine import FINISHED
from domain.ids import MemberId, PhaseKey, RoleKey
from domain.knowledge.workflows import Workflow
from domain.projects import Group, Person, PhaseStatus, Project, Standing, members_of

LIKELY = timedelta(days=7)  # until a phase that begins now is passed on, where nobody knows better


@dataclass(frozen=True, slots=True)
class Gap:
    """A phase that follows and nobody who could take it on.

    There is no holder, or all of them are `away`, `left` the workspace, or are `guests` of it.
    """

    phase: PhaseKey
    role: RoleKey
    away: tuple[Absence, ...] = ()
    left: tuple[MemberId, ...] = ()
    guests: tuple[MemberId, ...] = ()


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
    every = dict.fromkeys(h for standing in Standing for h in project.holders(role, standing))
    left = tuple(h.member for h in every if isinstance(h, Person) and h.has_left)
    holders, outside = told_apart(every)
    guests = tuple(h.member for h in outside if isinstance(h, Person))
    members = dict.fromkeys(member for holder in holders for member in members_of(holder))
    missing = tuple(away[member] for member in members if member in away)
    stands_by = any(one.substitute and one.substitute not in away for one in missing)
    unknown = any(isinstance(h, Group) and not h.members and is_called(h) for h in holders)
    someone = stands_by or unknown or any(member not in away for member in members)
    return None if someone else Gap(phase, role, missing, left, guests)


def started(before: Project, after: Project) -> Iterator[PhaseKey]:
    """Return the phases that somebody works on now and did not before."""
    active = PhaseStatus.ACTIVE
    known = {p.key for p in before.phases if p.status is active}
    return (p.key for p in after.phases if p.status is active and p.key not in known)
