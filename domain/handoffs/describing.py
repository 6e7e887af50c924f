"""A project as somebody describes it: what that makes of the project that is there, or of none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.handoffs.events import HandoffOffered, HandoffWithdrawn
from domain.handoffs.machine import (
    HandoffStep,
    is_unblocked,
    move_handoff,
    settled,
    starting_phases,
    with_handoff,
)
from domain.handoffs.standing_in import asked
from domain.handoffs.steps import Step
from domain.ids import PhaseKey
from domain.knowledge.workflows import Workflow
from domain.projects import (
    Assignment,
    Handoff,
    HandoffStatus,
    Holder,
    Person,
    Phase,
    PhaseStatus,
    Project,
)

STARTED = frozenset({PhaseStatus.READY, PhaseStatus.ACTIVE, PhaseStatus.DONE})
NOT_STARTED = frozenset({PhaseStatus.WAITING, PhaseStatus.READY})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statuses that cannot both be so: the phase is too far, or the one before it is not."""

    phase: Phase
    before: Phase


def described(
    project: Project,
    workflow: Workflow,
    given: Mapping[PhaseKey, PhaseStatus],
    now: datetime,
) -> Step:
    """Return the project with the phases of the workflow and the statuses that are given.

    A phase that is not given keeps its status where that still fits. One that is new to the
    project is skipped when something after it has begun. Offers that no longer stand are
    withdrawn, and offers that waited for somebody to hold their role go to who holds it now.
    """
    phases = _phases(project, workflow, given, now)
    step = _withdraw(Step(project), workflow, {phase.key: phase for phase in phases}, now)
    kept = tuple(h for h in step.project.handoffs if _is_told(h, project, workflow))
    moved = replace(step.project, workflow=workflow.key, phases=phases, handoffs=kept)
    return _offer_to_holders(step.then(moved))


def _is_told(handoff: Handoff, before: Project, workflow: Workflow) -> bool:
    """Tell whether a handoff stays; of a phase that is gone, only what was withdrawn just now."""
    return workflow.has_phase(handoff.phase) or handoff not in before.handoffs


def reassigned(project: Project, described_ones: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """Return the assignments described, those that stand already with their dates and first."""
    wanted = {_what(assignment): assignment for assignment in described_ones}
    standing = tuple(
        replace(a, holder=_as_it_is(a.holder, wanted[_what(a)].holder))
        for a in project.assignments
        if _what(a) in wanted
    )
    known = {_what(assignment) for assignment in standing}
    return (*standing, *(a for what, a in wanted.items() if what not in known))


def _as_it_is(now: Holder, described: Holder) -> Holder:
    """Return a group with the members that are described, a person with what is known of them."""
    return now if isinstance(now, Person) else described


def contradictions(project: Project, workflow: Workflow) -> Iterator[Contradiction]:
    """Yield what cannot be: a phase that began although one before it did not."""
    for phase in project.phases:
        if phase.status in STARTED:
            for before in workflow.phase(phase.key).after:
                if project.phase(before).status in NOT_STARTED:
                    yield Contradiction(phase, project.phase(before))


def stuck(project: Project, workflow: Workflow) -> Iterator[Phase]:
    """Yield the phases that wait although nothing before them is left to be done."""
    for phase in project.phases:
        if phase.status is PhaseStatus.WAITING and is_unblocked(project, workflow, phase.key):
            yield phase


def _phases(
    project: Project,
    workflow: Workflow,
    given: Mapping[PhaseKey, PhaseStatus],
    now: datetime,
) -> tuple[Phase, ...]:
    there = {phase.key: phase for phase in project.phases}
    same = tuple(there) == tuple(phase.key for phase in workflow.phases)
    if same and all(there[key].status is status for key, status in given.items()):
        return project.phases
    begun = {key: p.status for key, p in there.items() if p.status not in NOT_STARTED}
    known = {**begun, **given}
    if there:
        known |= dict.fromkeys(_overtaken(workflow, known, there), PhaseStatus.SKIPPED)
    found = starting_phases(workflow, known, now)
    return tuple(_as_it_was(phase, there.get(phase.key)) for phase in found)


def _as_it_was(phase: Phase, before: Phase | None) -> Phase:
    if before is None:
        return phase
    if before.status is phase.status:
        return before
    holder = before.holder if phase.status not in NOT_STARTED else None
    return replace(before, status=phase.status, since=phase.since, holder=holder)


def _overtaken(
    workflow: Workflow, known: Mapping[PhaseKey, PhaseStatus], there: Mapping[PhaseKey, Phase]
) -> set[PhaseKey]:
    """Return the phases that are new to the project and lie before something that has begun."""
    before: set[PhaseKey] = set()
    ways = [key for key, status in known.items() if status in STARTED and workflow.has_phase(key)]
    while ways:
        fresh = {phase.key for phase in workflow.before(ways.pop())} - before
        before |= fresh
        ways.extend(fresh)
    return before - set(known) - set(there)


def _withdraw(
    step: Step, workflow: Workflow, phases: Mapping[PhaseKey, Phase], now: datetime
) -> Step:
    for handoff in step.project.handoffs:
        phase = phases.get(handoff.phase)
        ready = phase is not None and phase.status is PhaseStatus.READY
        if handoff.status is HandoffStatus.OFFERED and not ready:
            back = settled(handoff, None, now)
            moved = move_handoff(step.project, workflow, back, HandoffStep.WITHDRAW)
            event = HandoffWithdrawn(handoff.id, handoff.phase, handoff.completion, handoff.to)
            step = step.then(moved, event)
    return step


def _offer_to_holders(step: Step) -> Step:
    for handoff in step.project.handoffs:
        meant = asked(step.project, handoff.role)
        given = replace(handoff, to=meant.members, groups=meant.groups)
        was_vacant = handoff.status is HandoffStatus.OFFERED and handoff.asks_nobody
        if was_vacant and not given.asks_nobody:
            of = (given.id, given.phase, given.role, given.completion)
            event = HandoffOffered(*of, given.to, given.groups)
            step = step.then(with_handoff(step.project, given), event)
    return step


def _what(assignment: Assignment) -> tuple[object, ...]:
    holder = assignment.holder
    identity = holder.member if isinstance(holder, Person) else holder.user_group
    return (assignment.role, type(holder), identity, assignment.standing)
