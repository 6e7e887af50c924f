"""Whom a member waits for: to accept what they passed on, or to finish what is before them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.handoffs.known_names import phase_name
from domain.ids import MemberId, PhaseKey, ProjectKey, UserGroupId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import (
    Group,
    Holder,
    Person,
    Phase,
    PhaseStatus,
    Project,
    Standing,
    member_of,
)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A phase that a member waits for, since when, and who is to do something about it.

    `before` is the member's own phase that cannot begin until then, empty where they only passed
    this one on. `is_offered` tells whether it waits to be accepted; nobody is named where its role
    is vacant.
    """

    project: ProjectKey
    project_name: str
    phase: PhaseKey
    phase_name: str
    members: tuple[MemberId, ...]
    groups: tuple[UserGroupId, ...]
    since: datetime | None
    is_offered: bool
    before: str = ""


def awaited_by(member: MemberId, project: Project, knowledge: KnowledgeBase) -> tuple[Awaited, ...]:
    """Return what a member waits for on a project, each phase once."""
    found: dict[PhaseKey, Awaited] = {}
    own_groups = {
        assignment.holder.user_group
        for assignment in project.assignments
        if isinstance(assignment.holder, Group) and member in assignment.holder.members
    }
    for key, before in (*_passed_on(member, project), *_ahead_of(member, project, knowledge)):
        awaited = _awaited(project, project.phase(key), knowledge, before)
        if member not in awaited.members and own_groups.isdisjoint(awaited.groups):
            found.setdefault(key, awaited)
    return tuple(found.values())


def _passed_on(member: MemberId, project: Project) -> Iterator[tuple[PhaseKey, str]]:
    acts = [phase.completion for phase in project.phases if phase.completion is not None]
    mine = {act.id for act in acts if member_of(act.by) == member}
    for handoff in project.open_offers():
        if handoff.completion in mine:
            yield handoff.phase, ""


def _ahead_of(
    member: MemberId, project: Project, knowledge: KnowledgeBase
) -> Iterator[tuple[PhaseKey, str]]:
    """Yield what is open and comes directly before the phases that the member is to do."""
    workflow = knowledge.workflow(project.workflow)
    open_now = {phase.key for phase in project.open_phases()}
    for phase in project.phases:
        if _is_to_do(member, project, phase, workflow):
            name = phase_name(project, phase.key, knowledge)
            for key in workflow.phase(phase.key).after:
                if key in open_now:
                    yield key, name


def _is_to_do(member: MemberId, project: Project, phase: Phase, workflow: Workflow) -> bool:
    if phase.status is not PhaseStatus.WAITING or not workflow.has_phase(phase.key):
        return False
    role = workflow.phase(phase.key).accountable
    return member in project.members_holding(role, Standing.PRIMARY)


def _awaited(project: Project, phase: Phase, knowledge: KnowledgeBase, before: str) -> Awaited:
    offer = next((h for h in project.open_offers() if h.phase == phase.key), None)
    if offer is not None:
        who, groups, since = offer.to, offer.groups, offer.offered_at
    elif phase.holder:
        who, groups, since = (phase.holder,), (), phase.since
    else:
        who, groups = _named(_holders(project, phase, knowledge))
        since = phase.since
    name = phase_name(project, phase.key, knowledge)
    told = (project.key, project.name, phase.key, name, who, groups, since)
    return Awaited(*told, is_offered=offer is not None, before=before)


def _holders(project: Project, phase: Phase, knowledge: KnowledgeBase) -> tuple[Holder, ...]:
    workflow = knowledge.workflow(project.workflow)
    if not workflow.has_phase(phase.key):
        return ()
    return project.holders(workflow.phase(phase.key).accountable, Standing.PRIMARY)


def _named(
    holders: tuple[Holder, ...],
) -> tuple[tuple[MemberId, ...], tuple[UserGroupId, ...]]:
    members = (holder.member for holder in holders if isinstance(holder, Person))
    groups = (holder.user_group for holder in holders if isinstance(holder, Group))
    return tuple(members), tuple(groups)
