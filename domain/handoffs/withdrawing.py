"""Taking offers back, and opening a phase again on which they rest."""

from dataclasses import replace

from domain.handoffs.endings import ending_told, without_ending
from domain.handoffs.events import HandoffWithdrawn
from domain.handoffs.machine import (
    HandoffStep,
    PhaseStep,
    is_unblocked,
    move_handoff,
    move_phase,
    settled,
    with_phase,
)
from domain.handoffs.offering import Occasion, offer
from domain.handoffs.permission import who_may
from domain.handoffs.standing_in import stands_in
from domain.handoffs.steps import Step
from domain.ids import CompletionId, MemberId, PhaseKey
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import Completion, Handoff, Phase, Project, TakenBack, member_of
from domain.statuses import HandoffStatus, PhaseStatus, TakenBackBy


def withdraw(
    step: Step,
    workflow: Workflow,
    handoff: Handoff,
    back: TakenBack,
    because: CompletionId | None = None,
) -> Step:
    """Take an open offer back; what becomes of its phase is the caller's to say."""
    ended = settled(handoff, member_of(back.actor), back.at, back.reason)
    moved = move_handoff(step.project, workflow, ended, HandoffStep.WITHDRAW)
    event = HandoffWithdrawn(handoff.id, handoff.phase, handoff.completion, handoff.to, because)
    return step.then(moved, event)


def open_again(step: Step, workflow: Workflow, key: PhaseKey, back: TakenBack) -> Step:
    """Open a phase that is over; what follows it and was not accepted waits again.

    A phase that was skipped goes on as before, or is offered, or waits for those before it.
    """
    over = step.project.phase(key)
    opened = move_phase(step.project, workflow, key, PhaseStep.REOPEN, back.at)
    ending = ending_told(step.project, key)
    step = step.then(without_ending(opened, ending, back))
    told = ending.id if back.by is TakenBackBy.REOPENING else None
    for following in workflow.following(key):
        step = block(step, workflow, following.key, back, told)
    if over.status is not PhaseStatus.SKIPPED:
        return step
    return _resume(step, workflow, over, ending, back)


def block(
    step: Step,
    workflow: Workflow,
    key: PhaseKey,
    back: TakenBack,
    because: CompletionId | None = None,
) -> Step:
    """Let a phase that is ready wait again, and take its offer back; others stay as they are."""
    if step.project.phase(key).status is not PhaseStatus.READY:
        return step
    handoff = step.project.handoff_of(key)
    if handoff is not None and handoff.status is HandoffStatus.OFFERED:
        step = withdraw(step, workflow, handoff, back, because)
    return step.then(move_phase(step.project, workflow, key, PhaseStep.BLOCK, back.at))


def _resume(
    step: Step, workflow: Workflow, skipped: Phase, ending: Completion, back: TakenBack
) -> Step:
    if not is_unblocked(step.project, workflow, skipped.key):
        return step
    phase = workflow.phase(skipped.key)
    holder = ending.before.holder if ending.before else None
    if not (_was_active(ending, back) or _may_go_on(step.project, phase, holder)):
        return offer(step, workflow, phase, Occasion(ending.id, back.actor, back.at))
    ready = move_phase(step.project, workflow, skipped.key, PhaseStep.UNBLOCK, back.at)
    active = move_phase(ready, workflow, skipped.key, PhaseStep.ACCEPT, back.at)
    return step.then(with_phase(active, replace(active.phase(skipped.key), holder=holder)))


def _was_active(skipped: Completion, back: TakenBack) -> bool:
    """Tell of a skip that is undone whether nobody in particular worked on the phase."""
    before = skipped.before
    if back.by is not TakenBackBy.UNDO or before is None:
        return False
    return before.status is PhaseStatus.ACTIVE and before.holder is None


def _may_go_on(project: Project, phase: WorkflowPhase, holder: MemberId | None) -> bool:
    stands = stands_in(project, project.handoff_of(phase.key), holder)
    return stands or holder in who_may(project, phase.accountable)
