"""Assignments that change while an offer waits: whoever holds the role now is asked."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from domain.handoffs.events import AskedNoLonger, HandoffOffered, RoleVacant
from domain.handoffs.machine import with_handoff
from domain.handoffs.standing_in import asked, stands_in
from domain.handoffs.steps import Step
from domain.ids import MemberId, RoleKey
from domain.projects import Assignment, Handoff, HandoffStatus, Project, Standing


def ask_anew(step: Step, roles: Collection[RoleKey]) -> Step:
    """Ask who holds one of the roles now and was not asked yet, and nobody who holds it no longer.

    Whoever stands in for a holder who is away is still asked.
    """
    for handoff in step.project.handoffs:
        if handoff.status is HandoffStatus.OFFERED and handoff.role in roles:
            step = _asked_anew(step, handoff)
    return step


def roles_changed(before: Iterable[Assignment], after: Iterable[Assignment]) -> frozenset[RoleKey]:
    """Return the roles that others hold than before, or as others."""
    held = {(a.role, a.holder, a.standing) for a in before}
    holds = {(a.role, a.holder, a.standing) for a in after}
    return frozenset(role for role, _, _ in held ^ holds)


def _asked_anew(step: Step, handoff: Handoff) -> Step:
    project = step.project
    kept = tuple(m for m in handoff.to if _is_still_asked(project, handoff, m))
    now = asked(project, handoff.role)
    new = tuple(m for m in now.members if m not in handoff.to)
    gone = tuple(m for m in handoff.to if m not in kept)
    if not new and not gone:
        return step
    stand_ins = tuple(one for one in handoff.stand_ins if one.member in kept)
    stand_ins += tuple(one for one in now.stand_ins if one.member in new)
    given = replace(handoff, to=(*kept, *new), stand_ins=stand_ins)
    step = step.then(with_handoff(project, given))
    if gone:
        event = AskedNoLonger(given.id, given.phase, given.completion, gone)
        step = step.then(step.project, event)
    return step.then(step.project, *_told(given, new))


def _told(handoff: Handoff, new: tuple[MemberId, ...]) -> tuple[HandoffOffered | RoleVacant, ...]:
    of = (handoff.id, handoff.phase, handoff.role, handoff.completion)
    if not handoff.to:
        return (RoleVacant(*of),)
    return (HandoffOffered(*of, new),) if new else ()


def _is_still_asked(project: Project, handoff: Handoff, member: MemberId) -> bool:
    holding = (project.members_holding(handoff.role, standing) for standing in Standing)
    return stands_in(project, handoff, member) or any(member in members for members in holding)
