"""Marking a phase done: the phase ends, what follows it is offered to its role."""

from dataclasses import replace
from datetime import datetime

from domain.handoffs.commands import NOTE_LIMIT, CompletePhase
from domain.handoffs.events import HandoffAccepted, PhaseCompleted
from domain.handoffs.machine import (
    HandoffStep,
    PhaseStep,
    is_unblocked,
    move_handoff,
    move_phase,
    settled,
    with_phase,
)
from domain.handoffs.offering import offer
from domain.handoffs.permission import require_role
from domain.handoffs.refusals import TooLong
from domain.handoffs.standing_in import stands_in
from domain.handoffs.steps import Step
from domain.ids import CompletionId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import Completion, HandoffStatus, PhaseStatus, Project, member_of
from domain.wording import within


def complete(
    project: Project, knowledge: KnowledgeBase, order: CompletePhase, now: datetime
) -> Step:
    """Mark a phase done and offer every phase that nothing holds back any longer.

    Raises `PhaseNotFound`, `PhaseWaits`, `PhaseAlreadyDone`, `NotAllowed`, `TooLong`.
    """
    workflow = knowledge.workflow(project.workflow)
    ended = move_phase(project, workflow, order.phase, PhaseStep.COMPLETE, now)
    phase = workflow.phase(order.phase)
    deed = f"mark {within(phase.name)} done"
    if not stands_in(project, project.handoff_of(order.phase), member_of(order.actor)):
        require_role(project, knowledge, phase.accountable, order.actor, deed)
    if len(order.note.strip()) > NOTE_LIMIT:
        raise TooLong("note", NOTE_LIMIT)
    step = _accept_by_doing(Step(ended), workflow, order, now)
    completion = _completion(project, order, now)
    step = _record(step, completion)
    for following in workflow.following(order.phase):
        waits = step.project.phase(following.key).status is PhaseStatus.WAITING
        if waits and is_unblocked(step.project, workflow, following.key):
            step = offer(step, workflow, following, completion)
    return step


def _completion(project: Project, order: CompletePhase, now: datetime) -> Completion:
    count = project.phase(order.phase).completions + 1
    key = CompletionId(f"{project.key}/{order.phase}/done/{count}")
    return Completion(key, order.phase, order.actor, now, order.note.strip())


def _record(step: Step, done: Completion) -> Step:
    phase = step.project.phase(done.phase)
    phase = replace(
        phase,
        completion=done,
        completions=phase.completions + 1,
        holder=phase.holder or member_of(done.by),
    )
    event = PhaseCompleted(done.phase, done.id, done.by, done.note)
    return step.then(with_phase(step.project, phase), event)


def _accept_by_doing(step: Step, workflow: Workflow, order: CompletePhase, now: datetime) -> Step:
    handoff = step.project.handoff_of(order.phase)
    if handoff is None or handoff.status is not HandoffStatus.OFFERED:
        return step
    taken = settled(handoff, member_of(order.actor), now)
    moved = move_handoff(step.project, workflow, taken, HandoffStep.ACCEPT)
    event = HandoffAccepted(handoff.id, handoff.phase, handoff.completion, order.actor)
    return step.then(moved, event)
