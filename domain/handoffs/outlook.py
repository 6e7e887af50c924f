"""What skipping a phase or opening it again would do, said before it is done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.handoffs.commands import ReopenPhase, SkipPhase, UndoCompletion
from domain.handoffs.events import (
    HandoffOffered,
    HandoffWithdrawn,
    HatSwitched,
    PhaseReopenedByOrder,
    PhaseSkipped,
    RoleVacant,
)
from domain.handoffs.hours.calendar import Later
from domain.handoffs.permission import others
from domain.handoffs.preview import NextHandoff, asked_by, next_handoff
from domain.handoffs.reopening import reopen
from domain.handoffs.skipping import skip
from domain.handoffs.status_hints import AwayHint
from domain.handoffs.steps import Step
from domain.handoffs.undoing import undo
from domain.ids import CompletionId, MemberId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import Project, member_of

WithReason = SkipPhase | ReopenPhase
Intervention = WithReason | UndoCompletion
IsUnsent = Callable[[CompletionId, MemberId], bool]  # the offer to a member, of a completion


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything that a person should see before they skip a phase or open one again.

    `following` would be offered, the offers of `withdrawn` would be taken back, and `told` are the
    members who would hear of it with the reason. `later` are those who would not be told at once,
    since they do not work at this hour, `hints` those whose status in Slack sounds away.
    """

    project: Project
    phase: WorkflowPhase
    order: WithReason
    following: tuple[NextHandoff, ...]
    withdrawn: tuple[WorkflowPhase, ...]
    told: tuple[MemberId, ...]
    later: tuple[Later, ...] = ()
    hints: tuple[AwayHint, ...] = ()

    def receivers(self) -> tuple[MemberId, ...]:
        """Return the members who would get a message, nobody twice."""
        return others((*asked_by(self.project, self.following), *self.told))


def decided(project: Project, knowledge: KnowledgeBase, order: Intervention, now: datetime) -> Step:
    """Carry the order out by the rule that is meant for it; raises what that raises."""
    match order:
        case SkipPhase():
            return skip(project, knowledge, order, now)
        case ReopenPhase():
            return reopen(project, knowledge, order, now)
        case UndoCompletion():
            return undo(project, knowledge, order, now)


def everything_was_sent(completion: CompletionId, member: MemberId) -> bool:
    """Tell of no offer that it still waits for its receiver's morning."""
    del completion, member
    return False


def outlook(
    project: Project,
    knowledge: KnowledgeBase,
    order: WithReason,
    now: datetime,
    is_unsent: IsUnsent = everything_was_sent,
) -> Outlook:
    """Try the order without saving it; raises what carrying it out raises."""
    workflow = knowledge.workflow(project.workflow)
    step = decided(project, knowledge, order, now)
    offered = (
        step.project.handoff(event.handoff)
        for event in step.events
        if isinstance(event, HandoffOffered | RoleVacant | HatSwitched)
    )
    withdrawn = (e.phase for e in step.events if isinstance(e, HandoffWithdrawn))
    return Outlook(
        project=project,
        phase=workflow.phase(order.phase),
        order=order,
        following=tuple(next_handoff(project, knowledge, handoff) for handoff in offered),
        withdrawn=tuple(workflow.phase(key) for key in withdrawn),
        told=told_why(step, is_unsent),
    )


def told_why(step: Step, is_unsent: IsUnsent = everything_was_sent) -> tuple[MemberId, ...]:
    """Return who hears the reason of an intervention, nobody twice.

    Not who gave it, nor who is offered something and reads it there, nor who never heard of the
    offer that is taken back.
    """
    ordered = [e for e in step.events if isinstance(e, PhaseSkipped | PhaseReopenedByOrder)]
    return others(_told_by(step, is_unsent), *(member_of(event.by) for event in ordered))


def _told_by(step: Step, is_unsent: IsUnsent) -> Iterator[MemberId]:
    offers = (event for event in step.events if isinstance(event, HandoffOffered))
    offered = {member for event in offers for member in event.to}
    for event in step.events:
        match event:
            case PhaseSkipped() | PhaseReopenedByOrder():
                yield from others(event.told, *offered)
            case HandoffWithdrawn() if event.because:
                unaware = (m for m in event.to if is_unsent(event.completion, m))
                yield from others(event.to, *offered, *unaware)
            case _:
                pass
