"""The receiver's side of a handoff: accept it, or return it with a reason."""

from dataclasses import replace
from datetime import datetime

from domain.errors import HandoffNotFound
from domain.handoffs.commands import AcceptHandoff, ReturnHandoff
from domain.handoffs.endings import checked_reason, phase_ended_by
from domain.handoffs.events import HandoffAccepted, HandoffReturned, PhaseReopened
from domain.handoffs.machine import (
    HandoffStep,
    PhaseStep,
    move_handoff,
    move_phase,
    settled,
    with_phase,
)
from domain.handoffs.permission import others, require_role
from domain.handoffs.reopening import answering_for, working_after
from domain.handoffs.skipping import skipped_again
from domain.handoffs.standing_in import stands_in
from domain.handoffs.steps import Step
from domain.handoffs.withdrawing import open_again
from domain.ids import MemberId, PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import Actor, Handoff, Project, TakenBack, member_of
from domain.statuses import TakenBackBy
from domain.wording import Inside
from domain.words import Saying


def accept(project: Project, knowledge: KnowledgeBase, order: AcceptHandoff, now: datetime) -> Step:
    """Take the phase on: the actor is accountable from now on.

    Raises `HandoffNotFound`, `HandoffSettled`, `NotAllowed`.
    """
    workflow = knowledge.workflow(project.workflow)
    handoff = project.handoff(order.handoff)
    by = member_of(order.actor)
    taken = move_handoff(project, workflow, settled(handoff, by, now), HandoffStep.ACCEPT)
    _require(project, knowledge, handoff, order.actor, Saying("accept the handoff of {phase}"))
    active = move_phase(taken, workflow, handoff.phase, PhaseStep.ACCEPT, now)
    held = with_phase(active, replace(active.phase(handoff.phase), holder=by))
    event = HandoffAccepted(handoff.id, handoff.phase, handoff.completion, order.actor)
    return Step(held, (event,))


def return_handoff(
    project: Project, knowledge: KnowledgeBase, order: ReturnHandoff, now: datetime
) -> Step:
    """Send the phase back: it waits again, and the one before it is active again.

    Offers of other phases that rest on the reopened one are withdrawn; whoever accepted one is
    told. A phase that was offered because somebody reopened it is skipped again.

    Raises `HandoffNotFound`, `HandoffSettled`, `NotAllowed`, `ReasonMissing`, `TooLong`.
    """
    workflow = knowledge.workflow(project.workflow)
    handoff = project.handoff(order.handoff)
    by = member_of(order.actor)
    ended = settled(handoff, by, now, order.reason.strip())
    moved = move_handoff(project, workflow, ended, HandoffStep.RETURN)
    _require(project, knowledge, handoff, order.actor, Saying("return the handoff of {phase}"))
    reason = checked_reason(order.reason, "return")
    back = TakenBack(TakenBackBy.RETURN, order.actor, now, reason)
    was_skipped = phase_ended_by(handoff.completion) == handoff.phase
    put_back = _leave_out if was_skipped else _put_back
    return put_back(Step(moved), workflow, handoff, back)


def _put_back(step: Step, workflow: Workflow, handoff: Handoff, back: TakenBack) -> Step:
    """Let the phase wait again, and the one before it be open again."""
    project, by = step.project, member_of(back.actor)
    blocked = move_phase(project, workflow, handoff.phase, PhaseStep.BLOCK, back.at)
    source = _source(project, workflow, handoff)
    step = open_again(Step(blocked), workflow, source, back)
    to = others(answering_for(project, workflow, source), by)
    disturbs = others(working_after(project, workflow, source), by, *to)
    events = (_returned(handoff, back, to), PhaseReopened(source, handoff.id, disturbs))
    return Step(step.project, (*events, *step.events))


def _leave_out(step: Step, workflow: Workflow, handoff: Handoff, back: TakenBack) -> Step:
    """Leave the phase out again, as it was before somebody opened it; they are told."""
    last = step.project.phase(handoff.phase).completion
    opened = last.taken_back if last and last.id == handoff.completion else None
    opened_by = member_of(opened.actor) if opened else step.project.lead
    to = others([opened_by] if opened_by else [], member_of(back.actor))
    step = Step(step.project, (_returned(handoff, back, to),))
    return skipped_again(step, workflow, handoff, back)


def _returned(handoff: Handoff, back: TakenBack, to: tuple[MemberId, ...]) -> HandoffReturned:
    return HandoffReturned(
        handoff.id, handoff.phase, handoff.completion, back.actor, back.reason, to
    )


def _source(project: Project, workflow: Workflow, handoff: Handoff) -> PhaseKey:
    for before in workflow.before(handoff.phase):
        done = project.phase(before.key).completion
        if done is not None and done.id == handoff.completion:
            return before.key
    raise HandoffNotFound(handoff.id)


def _require(
    project: Project, knowledge: KnowledgeBase, handoff: Handoff, actor: Actor, deed: Saying
) -> None:
    if stands_in(project, handoff, member_of(actor)):
        return
    name = knowledge.workflow(project.workflow).phase(handoff.phase).name
    require_role(project, knowledge, handoff.role, actor, deed.naming(phase=Inside(name)))
