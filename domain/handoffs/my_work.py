"""What one member sees of all their projects: what waits, whom they wait for, their hats."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.handoffs.awaiting import Awaited, awaited_by
from domain.handoffs.confirming import Report
from domain.handoffs.known_names import phase_name, role_name
from domain.handoffs.machine import FINISHED
from domain.handoffs.to_confirm import ToConfirm, to_confirm
from domain.ids import HandoffId, MemberId, PhaseKey, ProjectKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.packets import Link
from domain.projects import (
    Handoff,
    HandoffStatus,
    Phase,
    Project,
    Standing,
    members_of,
)
from domain.statuses import PhaseStatus


@dataclass(frozen=True, slots=True)
class Offered:
    """A handoff that waits for the member to accept or return it."""

    handoff: HandoffId
    project_name: str
    phase_name: str
    role_name: str
    since: datetime
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class InHand:
    """A phase that the member works on, or could begin to work on; they may mark it done."""

    project: ProjectKey
    project_name: str
    phase: PhaseKey
    phase_name: str
    role_name: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A role that nobody holds on a project which the member leads; `for_phase` needs it first.

    `is_awaited` tells whether that phase is open already.
    """

    project: ProjectKey
    project_name: str
    role: RoleKey
    role_name: str
    for_phase: str
    is_awaited: bool


@dataclass(frozen=True, slots=True)
class Worn:
    """A role that the member holds."""

    role_name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Now:
    """A phase that is open now, and who works on it, where somebody took it on."""

    phase_name: str
    holder: MemberId | None = None


@dataclass(frozen=True, slots=True)
class OwnProject:
    """A project that the member is on: their hats, how many phases of how many are over."""

    project: ProjectKey
    name: str
    worn: tuple[Worn, ...]
    leads: bool
    over: int
    phases: int
    now: tuple[Now, ...]


@dataclass(frozen=True, slots=True)
class MyWork:
    """Everything at once; `left_out` counts projects that are too many to be looked at."""

    member: MemberId
    offered: tuple[Offered, ...] = ()
    in_hand: tuple[InHand, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    unfilled: tuple[Unfilled, ...] = ()
    projects: tuple[OwnProject, ...] = ()
    left_out: int = 0
    to_confirm: tuple[ToConfirm, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """The projects that were read for a member, and the handoffs that wait for them.

    `reports` are those of these projects that nobody settled.
    """

    projects: tuple[Project, ...]
    waiting: tuple[tuple[ProjectKey, Handoff], ...]
    left_out: int = 0
    reports: tuple[Report, ...] = ()


def my_work(member: MemberId, looked: Looked, knowledge: KnowledgeBase) -> MyWork:
    """Describe the member's work; private projects are among it only where they are on them."""
    by_key = {project.key: project for project in looked.projects}
    own = sorted(
        (project for project in looked.projects if _is_on(project, member)),
        key=lambda project: (project.name.casefold(), project.key),
    )
    return MyWork(
        member,
        offered=tuple(
            _offered(by_key[key], handoff, knowledge)
            for key, handoff in looked.waiting
            if key in by_key
        ),
        in_hand=tuple(one for project in own for one in in_hand(project, member, knowledge)),
        awaited=tuple(one for project in own for one in awaited_by(member, project, knowledge)),
        unfilled=_unfilled((project for project in own if project.lead == member), knowledge),
        projects=tuple(_own(project, member, knowledge) for project in own),
        left_out=looked.left_out,
        to_confirm=tuple(
            one for project in own for one in to_confirm(member, project, looked.reports, knowledge)
        ),
    )


def _is_on(project: Project, member: MemberId) -> bool:
    return project.lead == member or bool(_worn(project, member))


def _worn(project: Project, member: MemberId) -> tuple[tuple[RoleKey, Standing], ...]:
    mine = (a for a in project.assignments if member in members_of(a.holder))
    return tuple(dict.fromkeys((a.role, a.standing) for a in mine))


def _offered(project: Project, handoff: Handoff, knowledge: KnowledgeBase) -> Offered:
    acts = (phase.completion for phase in project.phases)
    act = next((a for a in acts if a is not None and a.id == handoff.completion), None)
    return Offered(
        handoff.id,
        project.name,
        phase_name(project, handoff.phase, knowledge),
        role_name(handoff.role, knowledge),
        handoff.offered_at,
        act.packet.links if act and act.packet else (),
    )


def in_hand(project: Project, member: MemberId, knowledge: KnowledgeBase) -> Iterator[InHand]:
    """Yield the phases of a project that the member works on, or could begin to work on."""
    for phase, role in _with_roles(project, knowledge):
        if _is_in_hand(project, phase, member, role):
            yield InHand(
                project.key,
                project.name,
                phase.key,
                phase_name(project, phase.key, knowledge),
                role_name(role, knowledge),
                phase.since,
            )


def _is_in_hand(project: Project, phase: Phase, member: MemberId, role: RoleKey) -> bool:
    if not phase.is_open or _is_offered(project.handoff_of(phase.key)):
        return False
    if phase.holder:
        return phase.holder == member
    return member in project.members_holding(role, Standing.PRIMARY)


def _is_offered(handoff: Handoff | None) -> bool:
    return handoff is not None and handoff.status is HandoffStatus.OFFERED


def _unfilled(projects: Iterable[Project], knowledge: KnowledgeBase) -> tuple[Unfilled, ...]:
    """Return the vacant roles, those first for which somebody waits already."""
    found = [one for project in projects for one in _unfilled_of(project, knowledge)]
    return tuple(sorted(found, key=lambda one: not one.is_awaited))


def _unfilled_of(project: Project, knowledge: KnowledgeBase) -> Iterator[Unfilled]:
    told: set[RoleKey] = set()
    ahead = [one for one in _with_roles(project, knowledge) if one[0].status not in FINISHED]
    for phase, role in sorted(ahead, key=lambda one: not one[0].is_open):
        if role not in told and project.is_vacant(role):
            told.add(role)
            yield Unfilled(
                project.key,
                project.name,
                role,
                role_name(role, knowledge),
                phase_name(project, phase.key, knowledge),
                phase.is_open,
            )


def _own(project: Project, member: MemberId, knowledge: KnowledgeBase) -> OwnProject:
    worn = (Worn(role_name(role, knowledge), as_) for role, as_ in _worn(project, member))
    return OwnProject(
        project.key,
        project.name,
        tuple(worn),
        leads=project.lead == member,
        over=_count(project, FINISHED),
        phases=len(project.phases),
        now=tuple(
            Now(phase_name(project, phase.key, knowledge), phase.holder)
            for phase in project.open_phases()
        ),
    )


def _count(project: Project, statuses: Collection[PhaseStatus]) -> int:
    return sum(phase.status in statuses for phase in project.phases)


def _with_roles(project: Project, knowledge: KnowledgeBase) -> Iterator[tuple[Phase, RoleKey]]:
    """Yield the phases that the workflow still knows, each with its accountable role."""
    workflow = knowledge.workflow(project.workflow)
    for phase in project.phases:
        if workflow.has_phase(phase.key):
            yield phase, workflow.phase(phase.key).accountable
