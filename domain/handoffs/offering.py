"""Offering a phase that became ready: to its holders, to oneself, or to nobody yet."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from domain.handoffs.events import HandoffOffered, HatSwitched, RoleVacant, StandInsAsked
from domain.handoffs.machine import (
    HandoffStep,
    PhaseStep,
    is_unblocked,
    move_handoff,
    move_phase,
    settled,
    with_handoff,
    with_phase,
)
from domain.handoffs.standing_in import asked
from domain.handoffs.steps import Step
from domain.ids import CompletionId, HandoffId, MemberId, PhaseKey
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import (
    Actor,
    Completion,
    Handoff,
    HandoffStatus,
    PhaseStatus,
    member_of,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """On what an offer rests, and whose act brings it about when."""

    completion: CompletionId
    by: Actor
    at: datetime

    @classmethod
    def of(cls, ending: Completion) -> Self:
        """Return the usual one: a phase ends, and what follows it is offered."""
        return cls(ending.id, ending.by, ending.at)


def offer_following(step: Step, workflow: Workflow, key: PhaseKey, ending: Completion) -> Step:
    """Offer every phase that waits and that nothing holds back any longer."""
    for following in workflow.following(key):
        waits = step.project.phase(following.key).status is PhaseStatus.WAITING
        if waits and is_unblocked(step.project, workflow, following.key):
            step = offer(step, workflow, following, Occasion.of(ending))
    return step


def offer(step: Step, workflow: Workflow, phase: WorkflowPhase, done: Occasion) -> Step:
    """Make a waiting phase ready and offer it to whoever holds its role."""
    ready = move_phase(step.project, workflow, phase.key, PhaseStep.UNBLOCK, done.at)
    counted = replace(ready.phase(phase.key), offers=ready.phase(phase.key).offers + 1)
    to = asked(ready, phase.accountable)
    handoff = Handoff(
        id=HandoffId(f"{ready.key}/{phase.key}/{counted.offers}"),
        phase=phase.key,
        role=phase.accountable,
        completion=done.completion,
        status=HandoffStatus.OFFERED,
        offered_at=done.at,
        to=to.members,
        stand_ins=to.stand_ins,
        groups=to.groups,
    )
    offered = step.then(with_handoff(with_phase(ready, counted), handoff), *_replaced(handoff))
    member = member_of(done.by)
    if member is not None and (handoff.to, handoff.groups) == ((member,), ()):
        return _switch_hat(offered, workflow, handoff, member, done.at)
    return offered.then(offered.project, _offered(handoff))


def is_hat_switch(done: Completion, handoff: Handoff) -> bool:
    """Tell whether the one who finished simply went on: asked and settled at the same moment."""
    return (
        handoff.status is HandoffStatus.ACCEPTED
        and handoff.settled_at == handoff.offered_at
        and handoff.to == (handoff.settled_by,) == (member_of(done.by),)
        and not handoff.groups
    )


def _offered(handoff: Handoff) -> HandoffOffered | RoleVacant:
    of = (handoff.id, handoff.phase, handoff.role, handoff.completion)
    return (
        RoleVacant(*of) if handoff.asks_nobody else HandoffOffered(*of, handoff.to, handoff.groups)
    )


def _replaced(handoff: Handoff) -> tuple[StandInsAsked, ...]:
    if not handoff.stand_ins:
        return ()
    asked_instead = handoff.stand_ins
    return (StandInsAsked(handoff.id, handoff.phase, handoff.completion, asked_instead),)


def _switch_hat(
    step: Step, workflow: Workflow, handoff: Handoff, member: MemberId, now: datetime
) -> Step:
    taken = move_handoff(step.project, workflow, settled(handoff, member, now), HandoffStep.ACCEPT)
    active = move_phase(taken, workflow, handoff.phase, PhaseStep.ACCEPT, now)
    mine = with_phase(active, replace(active.phase(handoff.phase), holder=member))
    event = HatSwitched(handoff.id, handoff.phase, handoff.role, handoff.completion, member)
    return step.then(mine, event)
