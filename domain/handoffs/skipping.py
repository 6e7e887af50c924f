"""Leaving a phase out, with a reason; what follows it is offered as after a completion."""

from dataclasses import replace
from datetime import datetime

from domain.handoffs.commands import SkipPhase
from domain.handoffs.endings import UNNUMBERED, checked_reason, numbered, with_ending
from domain.handoffs.events import PhaseSkipped
from domain.handoffs.machine import PhaseStep, move_phase, with_phase
from domain.handoffs.offering import offer_following
from domain.handoffs.permission import others, require_lead
from domain.handoffs.standing_in import at_work
from domain.handoffs.steps import Step
from domain.handoffs.withdrawing import withdraw
from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import (
    Completion,
    Handoff,
    HandoffStatus,
    PhaseStatus,
    Project,
    TakenBack,
    member_of,
)
from domain.statuses import TakenBackBy
from domain.wording import Inside
from domain.words import Saying


def skip(project: Project, knowledge: KnowledgeBase, order: SkipPhase, now: datetime) -> Step:
    """Leave the phase out: its open offer is withdrawn, and what it held back is offered.

    Raises `PhaseNotFound`, `PhaseAlreadyDone`, `PhaseAlreadySkipped`, `PhaseMovedOn`,
    `NotAllowed`, `ReasonMissing`, `TooLong`.
    """
    workflow = knowledge.workflow(project.workflow)
    over = move_phase(project, workflow, order.phase, PhaseStep.SKIP, now)
    name = Inside(workflow.phase(order.phase).name)
    require_lead(project, order.actor, Saying("skip {phase}", phase=name))
    reason = checked_reason(order.reason, "skip")
    skipped = PhaseStatus.SKIPPED
    act = Completion(UNNUMBERED, order.phase, order.actor, now, reason, skipped)
    ending = numbered(project, act)
    recorded = with_ending(over, ending)
    left = with_phase(recorded, replace(recorded.phase(order.phase), holder=None))
    told = others(working_on(project, workflow, ending), member_of(order.actor))
    event = PhaseSkipped(order.phase, ending.id, order.actor, reason, told)
    step = _withdraw_offer(Step(left, (event,)), workflow, ending)
    return offer_following(step, workflow, order.phase, ending)


def skipped_again(step: Step, workflow: Workflow, handoff: Handoff, back: TakenBack) -> Step:
    """Leave a phase out once more, whose offer was returned that came with its reopening."""
    project = step.project
    act = Completion(
        UNNUMBERED, handoff.phase, back.actor, back.at, back.reason, PhaseStatus.SKIPPED
    )
    ending = numbered(project, act)
    over = move_phase(project, workflow, handoff.phase, PhaseStep.SKIP, back.at)
    event = PhaseSkipped(handoff.phase, ending.id, back.actor, back.reason, ())
    step = step.then(with_ending(over, ending), event)
    return offer_following(step, workflow, handoff.phase, ending)


def _withdraw_offer(step: Step, workflow: Workflow, ending: Completion) -> Step:
    handoff = step.project.handoff_of(ending.phase)
    if handoff is None or handoff.status is not HandoffStatus.OFFERED:
        return step
    back = TakenBack(TakenBackBy.SKIP, ending.by, ending.at, ending.note)
    return withdraw(step, workflow, handoff, back, because=ending.id)


def working_on(project: Project, workflow: Workflow, ending: Completion) -> tuple[MemberId, ...]:
    """Return who worked on the phase before it ended."""
    before = ending.before
    if before is None or before.status is not PhaseStatus.ACTIVE:
        return ()
    return at_work(project, workflow.phase(ending.phase).accountable, before.holder)
