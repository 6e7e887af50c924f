"""The receiver's side of a handoff: accept it, or return it with a reason."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from domain.errors import HandoffNotFound
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
from domain.handoffs.refusals import ReasonMissing, TooLong
from domain.handoffs.standing_in import stands_in
from domain.handoffs.steps import Step
from domain.ids import MemberId, PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import Actor, Handoff, HandoffStatus, PhaseStatus, Project, member_of
from domain.wording import within


def accept(project: Project, knowledge: KnowledgeBase, order: AcceptHandoff, now: datetime) -> Step:
    """Take the phase on: the actor is accountable from now on.

    Raises `HandoffNotFound`, `HandoffSettled`, `NotAllowed`.
    """
    workflow = knowledge.workflow(project.workflow)
    handoff = project.handoff(order.handoff)
    by = member_of(order.actor)
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
    back = settled(handoff, member_of(order.actor), now, order.reason.strip())
    moved = move_handoff(project, workflow, back, HandoffStep.RETURN)
    _require(project, knowledge, handoff, order.actor, "return")
    _check_reason(back.reason)
    source = _source(project, workflow, handoff)
    blocked = move_phase(moved, workflow, handoff.phase, PhaseStep.BLOCK, now)
    reopened = move_phase(blocked, workflow, source, PhaseStep.REOPEN, now)
    to = _others(_answering_for(project, workflow, source), back.settled_by)
    disturbs = _others(_working_after(reopened, workflow, source), back.settled_by, *to)
    returned = HandoffReturned(
        handoff.id, handoff.phase, handoff.completion, order.actor, back.reason, to
    )
    step = Step(reopened, (returned, PhaseReopened(source, handoff.id, disturbs)))
    return _withdraw_offers(step, workflow, source, now)


def _withdraw_offers(step: Step, workflow: Workflow, source: PhaseKey, now: datetime) -> Step:
    for following in workflow.following(source):
        handoff = step.project.handoff_of(following.key)
        if handoff is not None and handoff.status is HandoffStatus.OFFERED:
            back = settled(handoff, None, now)
            moved = move_handoff(step.project, workflow, back, HandoffStep.WITHDRAW)
            blocked = move_phase(moved, workflow, following.key, PhaseStep.BLOCK, now)
            event = HandoffWithdrawn(handoff.id, handoff.phase, handoff.completion)
            step = step.then(blocked, event)
    return step


def _source(project: Project, workflow: Workflow, handoff: Handoff) -> PhaseKey:
    for before in workflow.before(handoff.phase):
        done = project.phase(before.key).completion
        if done is not None and done.id == handoff.completion:
            return before.key
    raise HandoffNotFound(handoff.id)


def _answering_for(project: Project, workflow: Workflow, key: PhaseKey) -> Iterator[MemberId]:
    """Yield who completed the phase and who is accountable for it, or else who may act for it."""
    phase = project.phase(key)
    completed_by = member_of(phase.completion.by) if phase.completion else None
    if completed_by or phase.holder:
        yield from (member for member in (completed_by, phase.holder) if member)
    else:
        yield from who_may(project, workflow.phase(key).accountable)


def _working_after(project: Project, workflow: Workflow, key: PhaseKey) -> Iterator[MemberId]:
    """Yield who accepted a phase that follows and may be done with it already."""
    for following in workflow.following(key):
        phase = project.phase(following.key)
        if phase.status in {PhaseStatus.ACTIVE, PhaseStatus.DONE} and phase.holder:
            yield phase.holder


def _others(members: Iterable[MemberId], *known: MemberId | None) -> tuple[MemberId, ...]:
    """Return the members who need telling, nobody twice and nobody who knows already."""
    return tuple(dict.fromkeys(member for member in members if member not in known))


def _check_reason(reason: str) -> None:
    if not reason:
        raise ReasonMissing
    if len(reason) > NOTE_LIMIT:
        raise TooLong("reason", NOTE_LIMIT)


def _require(
    project: Project, knowledge: KnowledgeBase, handoff: Handoff, actor: Actor, deed: str
) -> None:
    if stands_in(project, handoff, member_of(actor)):
        return
    name = knowledge.workflow(project.workflow).phase(handoff.phase).name
    require_role(project, knowledge, handoff.role, actor, f"{deed} the handoff of {within(name)}")
