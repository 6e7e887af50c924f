"""Phases that a change takes out of a project's workflow while somebody works on them."""

from collections import defaultdict

from domain.handoffs.events import PhasesTakenOut
from domain.handoffs.permission import others
from domain.handoffs.standing_in import at_work
from domain.handoffs.steps import Step
from domain.ids import MemberId, PhaseKey, TakenOutId
from domain.knowledge.workflows import Workflow
from domain.projects import Actor, Phase, PhaseStatus, Project, member_of

_BETWEEN = "+"  # in no key


def taken_out(before: Project, former: Workflow, step: Step, by: Actor) -> Step:
    """Return the step with what tells those who worked on phases that are gone, each once.

    `former` is the workflow that the project followed `before`, as it was then. Whoever made the
    change knows of it.
    """
    kept = {phase.key for phase in step.project.phases}
    gone: defaultdict[MemberId, list[PhaseKey]] = defaultdict(list)
    for phase in before.phases:
        if phase.status is PhaseStatus.ACTIVE and phase.key not in kept:
            for member in others(_working(before, former, phase), member_of(by)):
                gone[member].append(phase.key)
    told = (_told(before, member, tuple(phases), by) for member, phases in gone.items())
    return step.then(step.project, *told)


def _working(before: Project, former: Workflow, phase: Phase) -> tuple[MemberId, ...]:
    if former.has_phase(phase.key):
        return at_work(before, former.phase(phase.key).accountable, phase.holder)
    return (phase.holder,) if phase.holder else ()  # Baton's own workflow was another once


def phases_out(subject: str) -> tuple[PhaseKey, ...]:
    """Return the phases that a `TakenOutId` names."""
    return tuple(map(PhaseKey, subject.split("/")[1].split(_BETWEEN)))


def who_took(subject: str) -> MemberId | None:
    """Return who made the change that a `TakenOutId` names; None where the operator did."""
    return MemberId(subject.rpartition("/")[2]) or None


def _told(
    before: Project, member: MemberId, phases: tuple[PhaseKey, ...], by: Actor
) -> PhasesTakenOut:
    change = f"{before.version + 1}/{member_of(by) or ''}"
    out = TakenOutId(f"{before.key}/{_BETWEEN.join(phases)}/out/{change}")
    return PhasesTakenOut(out, phases, by, member)
