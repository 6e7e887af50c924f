"""Marking a phase done: the phase ends, what follows it is offered to its role."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from domain.handoffs.commands import NOTE_LIMIT, CompletePhase
from domain.handoffs.endings import UNNUMBERED, numbered, with_ending
from domain.handoffs.events import HandoffAccepted, PhaseCompleted
from domain.handoffs.machine import (
    HandoffStep,
    PhaseStep,
    move_handoff,
    move_phase,
    settled,
    with_phase,
)
from domain.handoffs.markable import may_mark
from domain.handoffs.offering import offer_following
from domain.handoffs.packing import packed
from domain.handoffs.permission import groups_beside, whom_to_ask
from domain.handoffs.permission_refusals import PhaseNotYours
from domain.handoffs.pipelines import require_grant
from domain.handoffs.refusals import TooLong
from domain.handoffs.steps import Step
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.packets import Packet
from domain.projects import Actor, Completion, HandoffStatus, Pipeline, Project, member_of
from domain.wording import Inside
from domain.words import Saying

Pack = Callable[[Project, WorkflowPhase, CompletePhase], Packet]


def complete(
    project: Project,
    knowledge: KnowledgeBase,
    order: CompletePhase,
    now: datetime,
    pack: Pack = packed,
) -> Step:
    """Mark a phase done and offer every phase that nothing holds back any longer.

    Raises `PhaseNotFound`, `PhaseWaits`, `PhaseAlreadyDone`, `PhaseNotYours`, `TooLong`, and what
    `pack` raises: `NotDoneYet`, `LinksRefused`, `NoSuchItem`.
    """
    workflow = knowledge.workflow(project.workflow)
    ended = move_phase(project, workflow, order.phase, PhaseStep.COMPLETE, now)
    phase = workflow.phase(order.phase)
    _require_role(project, knowledge, phase, order.actor)
    if len(order.note.strip()) > NOTE_LIMIT:
        raise TooLong("note", NOTE_LIMIT)
    packet = pack(project, phase, order)
    step = _accept_by_doing(Step(ended), workflow, order, now)
    act = Completion(UNNUMBERED, order.phase, order.actor, now, order.note, packet=packet)
    done = numbered(project, act)
    step = _record(step, done)
    return offer_following(step, workflow, order.phase, done)


def _require_role(
    project: Project, knowledge: KnowledgeBase, phase: WorkflowPhase, actor: Actor
) -> None:
    if isinstance(actor, Pipeline):
        require_grant(actor, project.key, phase.key)
        return
    if not may_mark(project, phase, actor):
        deed = Saying("mark {phase} done", phase=Inside(phase.name))
        role = knowledge.role(phase.accountable).name
        allowed = whom_to_ask(project, phase.accountable, project.phase(phase.key).holder)
        groups = groups_beside(project, phase.accountable)
        raise PhaseNotYours(deed, role, allowed, groups, project=project.key, phase=phase.key)


def _record(step: Step, done: Completion) -> Step:
    recorded = with_ending(step.project, done)
    phase = recorded.phase(done.phase)
    held = with_phase(recorded, replace(phase, holder=phase.holder or member_of(done.by)))
    override = done.packet.override if done.packet else ""
    event = PhaseCompleted(done.phase, done.id, done.by, done.note, override)
    return step.then(held, event)


def _accept_by_doing(step: Step, workflow: Workflow, order: CompletePhase, now: datetime) -> Step:
    handoff = step.project.handoff_of(order.phase)
    if handoff is None or handoff.status is not HandoffStatus.OFFERED:
        return step
    taken = settled(handoff, member_of(order.actor), now)
    moved = move_handoff(step.project, workflow, taken, HandoffStep.ACCEPT)
    event = HandoffAccepted(handoff.id, handoff.phase, handoff.completion, order.actor)
    return step.then(moved, event)
