"""The only place where a phase or a handoff changes its status.

A phase:

    waiting ──unblock──▶ ready ──accept──▶ active ──complete──▶ done
       ▲                  │ │                ▲                  ▲ │
       └──────block───────┘ └────────────complete───────────────┘ │
                                             └───────reopen───────┘

    waiting, ready, active ──skip──▶ skipped ──reopen──▶ waiting
    active ──release──▶ ready        the acceptance is undone with the completion it came with

A handoff:

    offered ──accept───▶ accepted ──release──▶ offered
       ├──────return───▶ returned     the phase waits again, the one before it is open again
       └─────withdraw──▶ withdrawn    the phase is skipped, or the one before it is open again

A phase becomes ready when everything before it is done or skipped. Whoever completes a ready phase
accepts it by doing so. An undo releases what was accepted by completing: the phase itself, or the
next one by whoever simply went on. A phase that was skipped and is opened again waits, and becomes
ready at once where nothing before it is open; returned by its receiver, it is skipped again.

A step that is not in the tables is refused with a sentence, and nothing changes: the values are
frozen, so the caller still holds the project as it was.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from domain.errors import Refused
from domain.handoffs.refusals import (
    HandoffSettled,
    PhaseAlreadyDone,
    PhaseAlreadySkipped,
    PhaseMovedOn,
    PhaseWaits,
)
from domain.ids import MemberId, PhaseKey
from domain.knowledge.workflows import Workflow
from domain.projects import Handoff, HandoffStatus, Phase, PhaseStatus, Project, member_of


class PhaseStep(StrEnum):
    """What can happen to a phase."""

    UNBLOCK = "unblock"
    BLOCK = "block"
    ACCEPT = "accept"
    RELEASE = "release"
    COMPLETE = "complete"
    SKIP = "skip"
    REOPEN = "reopen"


class HandoffStep(StrEnum):
    """What can happen to a handoff."""

    ACCEPT = "accept"
    RELEASE = "release"
    RETURN = "return"
    WITHDRAW = "withdraw"


PHASE_TABLE: Mapping[tuple[PhaseStatus, PhaseStep], PhaseStatus] = {
    (PhaseStatus.WAITING, PhaseStep.UNBLOCK): PhaseStatus.READY,
    (PhaseStatus.READY, PhaseStep.BLOCK): PhaseStatus.WAITING,
    (PhaseStatus.READY, PhaseStep.ACCEPT): PhaseStatus.ACTIVE,
    (PhaseStatus.READY, PhaseStep.COMPLETE): PhaseStatus.DONE,
    (PhaseStatus.ACTIVE, PhaseStep.COMPLETE): PhaseStatus.DONE,
    (PhaseStatus.DONE, PhaseStep.REOPEN): PhaseStatus.ACTIVE,
    (PhaseStatus.ACTIVE, PhaseStep.RELEASE): PhaseStatus.READY,
    (PhaseStatus.WAITING, PhaseStep.SKIP): PhaseStatus.SKIPPED,
    (PhaseStatus.READY, PhaseStep.SKIP): PhaseStatus.SKIPPED,
    (PhaseStatus.ACTIVE, PhaseStep.SKIP): PhaseStatus.SKIPPED,
    (PhaseStatus.SKIPPED, PhaseStep.REOPEN): PhaseStatus.WAITING,
}

HANDOFF_TABLE: Mapping[tuple[HandoffStatus, HandoffStep], HandoffStatus] = {
    (HandoffStatus.OFFERED, HandoffStep.ACCEPT): HandoffStatus.ACCEPTED,
    (HandoffStatus.ACCEPTED, HandoffStep.RELEASE): HandoffStatus.OFFERED,
    (HandoffStatus.OFFERED, HandoffStep.RETURN): HandoffStatus.RETURNED,
    (HandoffStatus.OFFERED, HandoffStep.WITHDRAW): HandoffStatus.WITHDRAWN,
}

FINISHED = frozenset({PhaseStatus.DONE, PhaseStatus.SKIPPED})


def move_phase(
    project: Project, workflow: Workflow, key: PhaseKey, step: PhaseStep, now: datetime
) -> Project:
    """Return the project with the phase one step further.

    Raises `PhaseWaits`, `PhaseAlreadyDone`, `PhaseAlreadySkipped` or `PhaseMovedOn` where the table
    has no such step.
    """
    phase = project.phase(key)
    status = PHASE_TABLE.get((phase.status, step))
    if status is None:
        raise _refusal(project, workflow, phase)
    return with_phase(project, replace(phase, status=status, since=now))


def move_handoff(
    project: Project, workflow: Workflow, handoff: Handoff, step: HandoffStep
) -> Project:
    """Return the project with the handoff one step further; the caller says who and when.

    Raises `HandoffSettled` where the table has no such step.
    """
    before = project.handoff(handoff.id)
    status = HANDOFF_TABLE.get((before.status, step))
    if status is None:
        name = workflow.phase(before.phase).name
        raise HandoffSettled(name, before.status, before.settled_by, before.settled_at)
    return with_handoff(project, replace(handoff, status=status))


def is_unblocked(project: Project, workflow: Workflow, key: PhaseKey) -> bool:
    """Tell whether everything before the phase is done or skipped."""
    return not unfinished_before(project, workflow, key)


def unfinished_before(project: Project, workflow: Workflow, key: PhaseKey) -> tuple[PhaseKey, ...]:
    """Return the phases that the phase waits for."""
    before = workflow.phase(key).after
    return tuple(k for k in before if project.phase(k).status not in FINISHED)


def starting_phases(
    workflow: Workflow, given: Mapping[PhaseKey, PhaseStatus], now: datetime
) -> tuple[Phase, ...]:
    """Return the phases of a project as somebody describes it, in the workflow's order.

    What is given counts; a phase that is not given is ready when everything before it is done or
    skipped, and waits otherwise.
    """
    phases: list[Phase] = []
    for phase in workflow.phases:
        finished = all(given.get(key) in FINISHED for key in phase.after)
        by_itself = PhaseStatus.READY if finished else PhaseStatus.WAITING
        phases.append(Phase(phase.key, given.get(phase.key, by_itself), since=now))
    return tuple(phases)


def with_phase(project: Project, phase: Phase) -> Project:
    """Return the project with this phase in the place of its former self."""
    phases = tuple(phase if old.key == phase.key else old for old in project.phases)
    return replace(project, phases=phases)


def with_handoff(project: Project, handoff: Handoff) -> Project:
    """Return the project with this handoff as the latest one of its phase."""
    others = tuple(old for old in project.handoffs if old.phase != handoff.phase)
    return replace(project, handoffs=(*others, handoff))


def settled(handoff: Handoff, by: MemberId | None, now: datetime, reason: str = "") -> Handoff:
    """Return the handoff with who settled it, when and why."""
    return replace(handoff, settled_by=by, settled_at=now, reason=reason)


def _refusal(project: Project, workflow: Workflow, phase: Phase) -> Refused:
    name = workflow.phase(phase.key).name
    done = phase.ending
    if phase.status is PhaseStatus.DONE:
        by = member_of(done.by) if done else None
        return PhaseAlreadyDone(project.name, name, by, done.at if done else None)
    if phase.status is PhaseStatus.SKIPPED and done is not None:
        return PhaseAlreadySkipped(project.name, name, member_of(done.by), done.at, done.note)
    before = unfinished_before(project, workflow, phase.key)
    if phase.status is PhaseStatus.WAITING and before:
        return PhaseWaits(project.name, name, tuple(workflow.phase(key).name for key in before))
    return PhaseMovedOn(project.name, name, phase.status)
