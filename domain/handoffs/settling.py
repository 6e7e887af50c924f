"""The receiver's side of a handoff: accept it, or return it with a reason."""

from dataclasses import replace
from datetime import datetime

from domain.errors import ReasonMissing, TooLong
from domain.handoffs.commands import NOTE_LIMIT, AcceptHandoff, ReturnHandoff
from domain.handoffs.events import (
    HandoffAccepted,
    HandoffReturned,
    HandoffWithdrawn,
    PhaseReopened,
)
from domain.handoffs.machine import (
    HandoffStep,
    PhaseStep,
    move_handoff,
    move_phase,
    settled,
    with_phase,
)
from domain.handoffs.permission import require_role, who_may
from domain.handoffs.steps import Step
from domain.ids import MemberId, PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import Actor, Handoff, HandoffStatus, Person, PhaseStatus, Project


def accept(project: Project, knowledge: KnowledgeBase, order: AcceptHandoff, now: datetime) -> Step:
    """Take the phase on: the actor is accountable from now on.

    Raises `HandoffNotFound`, `HandoffSettled`, `NotAllowed`.
    """
    workflow = knowledge.workflow(project.workflow)
    handoff = project.handoff(order.handoff)
    by = _member(order.actor)
    taken = move_handoff(project, workflow, settled(handoff, by, now), HandoffStep.ACCEPT)
    _require(project, knowledge, handoff, order.actor, "accept")
    active = move_phase(taken, workflow, handoff.phase, PhaseStep.ACCEPT, now)
    held = with_phase(active, replace(active.phase(handoff.phase), holder=by))
    event = HandoffAccepted(handoff.id, handoff.phase, handoff.completion, order.actor)
    return Step(held, (event,))


def return_handoff(
    project: Project, knowledge: KnowledgeBase, order: ReturnHandoff, now: datetime
) -> Step:
    """Send the phase back: it waits again, and the one before it is active again.

    Offers of other phases that rest on the reopened one are withdrawn; whoever accepted one is
    told. Raises `HandoffNotFound`, `HandoffSettled`, `NotAllowed`, `ReasonMissing`, `TooLong`.
    """
    workflow = knowledge.workflow(project.workflow)
    handoff = project.handoff(order.handoff)
    back = settled(handoff, _member(order.actor), now, order.reason.strip())
    moved = move_handoff(project, workflow, back, HandoffStep.RETURN)
    _require(project, knowledge, handoff, order.actor, "return")
    _check_reason(back.reason)
    blocked = move_phase(moved, workflow, handoff.phase, PhaseStep.BLOCK, now)
    source = _source(project, handoff)
    event = HandoffReturned(
        handoff.id,
        handoff.phase,
        handoff.completion,
        order.actor,
        back.reason,
        _to_tell(project, workflow, source),
    )
    return _reopen(Step(blocked, (event,)), workflow, source, handoff, now)


def _reopen(
    step: Step, workflow: Workflow, source: PhaseKey, handoff: Handoff, now: datetime
) -> Step:
    project = move_phase(step.project, workflow, source, PhaseStep.REOPEN, now)
    at_work = tuple(
        phase.holder
        for phase in (project.phase(following.key) for following in workflow.following(source))
        if phase.status in {PhaseStatus.ACTIVE, PhaseStatus.DONE} and phase.holder
    )
    step = step.then(project, PhaseReopened(source, handoff.id, tuple(dict.fromkeys(at_work))))
    for following in workflow.following(source):
        step = _withdraw(step, workflow, following.key, now)
    return step


def _withdraw(step: Step, workflow: Workflow, phase: PhaseKey, now: datetime) -> Step:
    handoff = step.project.handoff_of(phase)
    if handoff is None or handoff.status is not HandoffStatus.OFFERED:
        return step
    taken_back = settled(handoff, None, now)
    moved = move_handoff(step.project, workflow, taken_back, HandoffStep.WITHDRAW)
    blocked = move_phase(moved, workflow, phase, PhaseStep.BLOCK, now)
    return step.then(blocked, HandoffWithdrawn(handoff.id, phase, handoff.completion))


def _source(project: Project, handoff: Handoff) -> PhaseKey:
    done = (phase.completion for phase in project.phases)
    return next(c.phase for c in done if c is not None and c.id == handoff.completion)


def _to_tell(project: Project, workflow: Workflow, source: PhaseKey) -> tuple[MemberId, ...]:
    done = project.phase(source).completion
    if done is not None and isinstance(done.by, Person):
        return (done.by.member,)
    return who_may(project, workflow.phase(source).accountable)


def _check_reason(reason: str) -> None:
    if not reason:
        raise ReasonMissing
    if len(reason) > NOTE_LIMIT:
        raise TooLong("reason", NOTE_LIMIT)


def _require(
    project: Project, knowledge: KnowledgeBase, handoff: Handoff, actor: Actor, deed: str
) -> None:
    name = knowledge.workflow(project.workflow).phase(handoff.phase).name
    require_role(project, knowledge, handoff.role, actor, f"{deed} the handoff of {name}")


def _member(actor: Actor) -> MemberId | None:
    return actor.member if isinstance(actor, Person) else None
