"""Opening a phase again that is done or skipped, with a written reason."""

from collections.abc import Iterator
from datetime import datetime

from domain.errors import Refused
from domain.handoffs.calling import LARGEST
from domain.handoffs.commands import ReopenPhase
from domain.handoffs.endings import checked_reason, ending_told
from domain.handoffs.events import HandoffOffered, PhaseReopenedByOrder
from domain.handoffs.machine import FINISHED
from domain.handoffs.not_taken_back import AlreadyOpenedAgain, PhaseNotOver
from domain.handoffs.permission import others, require_role, whom_to_ask
from domain.handoffs.standing_in import stands_in
from domain.handoffs.steps import Step
from domain.handoffs.withdrawing import open_again
from domain.ids import MemberId, PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import PhaseStatus, Project, TakenBack, member_of
from domain.statuses import TakenBackBy
from domain.wording import Inside
from domain.words import Saying


def reopen(project: Project, knowledge: KnowledgeBase, order: ReopenPhase, now: datetime) -> Step:
    """Open the phase again; what follows and was not accepted is withdrawn, the rest is told.

    What is done after it stays done. Raises `PhaseNotFound`, `PhaseNotOver`,
    `AlreadyOpenedAgain`, `NotAllowed`, `ReasonMissing`, `TooLong`.
    """
    workflow = knowledge.workflow(project.workflow)
    if project.phase(order.phase).status not in FINISHED:
        raise not_over(project, workflow, order.phase)
    phase = workflow.phase(order.phase)
    if not stands_in(project, project.handoff_of(order.phase), member_of(order.actor)):
        deed = Saying("reopen {phase}", phase=Inside(phase.name))
        require_role(project, knowledge, phase.accountable, order.actor, deed)
    reason = checked_reason(order.reason, "reopen")
    back = TakenBack(TakenBackBy.REOPENING, order.actor, now, reason)
    step = open_again(Step(project), workflow, order.phase, back)
    told = others(_concerned(project, workflow, step, order.phase), *_known(step, order))
    ending = ending_told(project, order.phase)
    event = PhaseReopenedByOrder(order.phase, ending.id, order.actor, reason, told)
    return Step(step.project, (event, *step.events))


def not_over(project: Project, workflow: Workflow, key: PhaseKey) -> Refused:
    """Return why an open phase cannot be opened: who did so before, or how it stands."""
    phase, name = project.phase(key), workflow.phase(key).name
    back = phase.completion.taken_back if phase.completion else None
    if back is not None:
        return AlreadyOpenedAgain(project.name, name, back.by, member_of(back.actor), back.at)
    return PhaseNotOver(project.name, name, phase.status)


def answering_for(project: Project, workflow: Workflow, key: PhaseKey) -> Iterator[MemberId]:
    """Yield who completed the phase and who is accountable for it, or else who may act for it."""
    phase = project.phase(key)
    completed_by = member_of(phase.completion.by) if phase.completion else None
    if completed_by or phase.holder:
        yield from (member for member in (completed_by, phase.holder) if member)
    else:
        yield from whom_to_ask(project, workflow.phase(key).accountable)[:LARGEST]


def working_after(project: Project, workflow: Workflow, key: PhaseKey) -> Iterator[MemberId]:
    """Yield who accepted a phase that follows and may be done with it already."""
    for following in workflow.following(key):
        phase = project.phase(following.key)
        if phase.status in {PhaseStatus.ACTIVE, PhaseStatus.DONE} and phase.holder:
            yield phase.holder


def _concerned(
    project: Project, workflow: Workflow, step: Step, key: PhaseKey
) -> Iterator[MemberId]:
    yield from answering_for(project, workflow, key)
    resumed = step.project.phase(key).holder
    if resumed:
        yield resumed
    for after in (key, *workflow.all_after(key)):
        yield from working_after(project, workflow, after)


def _known(step: Step, order: ReopenPhase) -> Iterator[MemberId | None]:
    """Yield who knows already, or hears of it with an offer."""
    yield member_of(order.actor)
    for event in step.events:
        if isinstance(event, HandoffOffered):
            yield from event.to
