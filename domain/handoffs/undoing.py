"""Taking one's own mark back within minutes, as if the phase had never been done or skipped."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeGuard

from domain.handoffs.commands import UndoCompletion
from domain.handoffs.events import AcceptanceUndone, CompletionUndone
from domain.handoffs.machine import (
    FINISHED,
    HandoffStep,
    PhaseStep,
    is_unblocked,
    move_handoff,
    move_phase,
    with_phase,
)
from domain.handoffs.not_skipped import no_longer_skipped
from domain.handoffs.not_taken_back import SomebodyWentOn, TooLateToUndo, UndoNotYours
from domain.handoffs.offering import is_hat_switch
from domain.handoffs.permission import others
from domain.handoffs.refusals import PhaseAlreadyDone, PhaseAlreadySkipped
from domain.handoffs.reopening import not_over
from domain.handoffs.steps import Step
from domain.handoffs.withdrawing import block, open_again
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import (
    Completion,
    Handoff,
    HandoffStatus,
    Operator,
    PhaseStatus,
    Project,
    TakenBack,
    member_of,
)
from domain.statuses import Before, TakenBackBy

UNDO_WITHIN = timedelta(minutes=5)


def undo(project: Project, knowledge: KnowledgeBase, order: UndoCompletion, now: datetime) -> Step:
    """Put the phase back as it was before it was marked done or skipped; its offers are withdrawn.

    The offer that a skip withdrew is made anew.

    Raises `PhaseNotFound`, `PhaseNotOver`, `AlreadyOpenedAgain`, `PhaseAlreadySkipped`,
    `PhaseAlreadyDone`, `UndoNotYours`, `TooLateToUndo`, `SomebodyWentOn`.
    """
    workflow = knowledge.workflow(project.workflow)
    done = _completion_meant(project, workflow, order)
    name = workflow.phase(order.phase).name
    if not isinstance(order.actor, Operator) and order.actor != done.by:
        raise UndoNotYours(project.name, name, member_of(done.by), done.at, done.outcome)
    if now - done.at > UNDO_WITHIN:
        raise TooLateToUndo(project.name, name, done.at, UNDO_WITHIN, done.outcome)
    switched = _gone_on(project, workflow, done)
    back = TakenBack(TakenBackBy.UNDO, order.actor, now)
    step = Step(project)
    for handoff in switched:
        step = _release(step, workflow, handoff, now)
    step = _put_back(open_again(step, workflow, order.phase, back), workflow, done, back)
    told = others(no_longer_skipped(project, workflow, step, done), member_of(order.actor))
    event = CompletionUndone(order.phase, done.id, order.actor, told)
    return Step(step.project, (event, *step.events))


def _completion_meant(project: Project, workflow: Workflow, order: UndoCompletion) -> Completion:
    phase, name = project.phase(order.phase), workflow.phase(order.phase).name
    last = phase.ending
    if phase.status not in FINISHED:
        raise not_over(project, workflow, order.phase)
    if last is None:
        raise UndoNotYours(project.name, name, None, phase.since, phase.status)
    if order.completion not in {None, last.id}:
        if phase.status is PhaseStatus.SKIPPED:
            raise PhaseAlreadySkipped(project.name, name, member_of(last.by), last.at, last.note)
        raise PhaseAlreadyDone(project.name, name, member_of(last.by), last.at)
    return last


def _gone_on(project: Project, workflow: Workflow, done: Completion) -> tuple[Handoff, ...]:
    """Return the hats that were switched by completing; raises `SomebodyWentOn` for all else."""
    switched: list[Handoff] = []
    for following in workflow.following(done.phase):
        went_on = partial(
            SomebodyWentOn, project.name, workflow.phase(done.phase).name, following.name
        )
        phase, handoff = project.phase(following.key), project.handoff_of(following.key)
        ending = phase.ending
        if phase.status is PhaseStatus.DONE and ending is not None and ending.at >= done.at:
            raise went_on("completed", member_of(ending.by), ending.at)
        if phase.status is not PhaseStatus.ACTIVE or not _was_accepted_since(handoff, done.at):
            continue
        if handoff.completion != done.id or not is_hat_switch(done, handoff):
            raise went_on("accepted", handoff.settled_by, handoff.settled_at)
        switched.append(handoff)
    return tuple(switched)


def _was_accepted_since(handoff: Handoff | None, moment: datetime) -> TypeGuard[Handoff]:
    if handoff is None or handoff.status is not HandoffStatus.ACCEPTED:
        return False
    return handoff.settled_at is not None and handoff.settled_at >= moment


def _as_it_was(step: Step, workflow: Workflow, done: Completion, back: TakenBack) -> Step:
    before = done.before or Before(PhaseStatus.ACTIVE, step.project.phase(done.phase).holder)
    if before.status is PhaseStatus.READY:
        step = step.then(move_phase(step.project, workflow, done.phase, PhaseStep.RELEASE, back.at))
        for handoff in _accepted_by_doing(step.project, done):
            step = _offered_again(step, workflow, handoff)
    phase = step.project.phase(done.phase)
    restored = replace(phase, holder=before.holder, since=before.since)
    step = step.then(with_phase(step.project, restored))
    # What it rests on may have been opened again since: then it waits, as if it had been ready.
    unblocked = is_unblocked(step.project, workflow, done.phase)
    return step if unblocked else block(step, workflow, done.phase, back)


def _put_back(step: Step, workflow: Workflow, ending: Completion, back: TakenBack) -> Step:
    if ending.outcome is PhaseStatus.SKIPPED:
        return _with_its_time(step, ending)
    return _as_it_was(step, workflow, ending, back)


def _with_its_time(step: Step, skipped: Completion) -> Step:
    """Let a phase that stands as before it was skipped do so since then."""
    before, phase = skipped.before, step.project.phase(skipped.phase)
    if before is None or before.status is not phase.status or phase.status is PhaseStatus.READY:
        return step
    return step.then(with_phase(step.project, replace(phase, since=before.since)))


def _accepted_by_doing(project: Project, done: Completion) -> Iterator[Handoff]:
    handoff = project.handoff_of(done.phase)
    if handoff is None or handoff.status is not HandoffStatus.ACCEPTED:
        return
    if (handoff.settled_at, handoff.settled_by) == (done.at, member_of(done.by)):
        yield handoff


def _release(step: Step, workflow: Workflow, handoff: Handoff, now: datetime) -> Step:
    step = _offered_again(step, workflow, handoff)
    ready = move_phase(step.project, workflow, handoff.phase, PhaseStep.RELEASE, now)
    return step.then(with_phase(ready, replace(ready.phase(handoff.phase), holder=None)))


def _offered_again(step: Step, workflow: Workflow, handoff: Handoff) -> Step:
    unsettled = replace(handoff, settled_by=None, settled_at=None)
    moved = move_handoff(step.project, workflow, unsettled, HandoffStep.RELEASE)
    return step.then(moved, AcceptanceUndone(handoff.id, handoff.phase, handoff.completion))
