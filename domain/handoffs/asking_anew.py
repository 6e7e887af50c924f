"""Assignments that change while an offer waits: whoever holds the role now is asked."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from domain.handoffs.calling import groups_among, groups_called
from domain.handoffs.events import AskedNoLonger, HandoffOffered, RoleVacant
from domain.handoffs.machine import with_handoff
from domain.handoffs.standing_in import asked, stands_in
from domain.handoffs.steps import Step
from domain.ids import MemberId, RoleKey, UserGroupId
from domain.projects import Assignment, Handoff, Project, Standing


def ask_anew(step: Step, roles: Collection[RoleKey]) -> Step:
    """Ask who holds one of the roles now and was not asked yet, and nobody who holds it no longer.

    Whoever stands in for a holder who is away is still asked.
    """
    for handoff in step.project.open_offers():
        if handoff.role in roles:
            kept = tuple(m for m in handoff.to if _is_still_asked(step.project, handoff, m))
            step = ask_others(step, handoff, kept)
    return step


def roles_changed(before: Iterable[Assignment], after: Iterable[Assignment]) -> frozenset[RoleKey]:
    """Return the roles that others hold than before, or as others."""
    held = {(a.role, a.holder, a.standing) for a in before}
    holds = {(a.role, a.holder, a.standing) for a in after}
    return frozenset(role for role, _, _ in held ^ holds)


def ask_others(step: Step, handoff: Handoff, kept: Collection[MemberId]) -> Step:
    """Ask whom the role's rules name now besides those who are kept, and nobody else."""
    project, role = step.project, handoff.role
    called = tuple(group.user_group for group in groups_called(project, handoff))
    now = asked(project, role, called)
    new = tuple(m for m in now.members if m not in handoff.to)
    gone = tuple(m for m in handoff.to if m not in kept)
    fresh = tuple(_not_told(project, role, now.groups, (*kept, *new), called))
    if (new, gone, (*called, *fresh)) == ((), (), handoff.groups):
        return step
    stand_ins = tuple(one for one in handoff.stand_ins if one.member in kept)
    stand_ins += tuple(one for one in now.stand_ins if one.member in new)
    given = replace(handoff, to=(*kept, *new), stand_ins=stand_ins, groups=(*called, *fresh))
    step = step.then(with_handoff(project, given))
    if gone:
        event = AskedNoLonger(given.id, given.phase, given.completion, gone)
        step = step.then(step.project, event)
    return step.then(step.project, *_told(given, new, fresh))


def _told(
    handoff: Handoff, new: tuple[MemberId, ...], fresh: tuple[UserGroupId, ...]
) -> tuple[HandoffOffered | RoleVacant, ...]:
    of = (handoff.id, handoff.phase, handoff.role, handoff.completion)
    if handoff.asks_nobody:
        return (RoleVacant(*of),)
    return (HandoffOffered(*of, new, fresh),) if new or fresh else ()


def _not_told(
    project: Project,
    role: RoleKey,
    groups: Collection[UserGroupId],
    told: Collection[MemberId],
    called: Collection[UserGroupId],
) -> Iterator[UserGroupId]:
    """Yield the groups to call now; not one that grew large after its members were told."""
    holders = (h for standing in Standing for h in project.holders(role, standing))
    for group in groups_among(holders, groups):
        if group.user_group not in called and not set(told) & set(group.members):
            yield group.user_group


def _is_still_asked(project: Project, handoff: Handoff, member: MemberId) -> bool:
    holding = (project.members_holding(handoff.role, standing) for standing in Standing)
    return stands_in(project, handoff, member) or any(member in members for members in holding)
