"""Who has to hear that a phase is skipped no longer."""

from collections.abc import Iterator

from domain.handoffs.events import HandoffOffered, HandoffWithdrawn
from domain.handoffs.skipping import working_on
from domain.handoffs.steps import Step
from domain.ids import MemberId
from domain.knowledge.workflows import Workflow
from domain.projects import Completion, HandoffStatus, PhaseStatus, Project


def no_longer_skipped(
    project: Project, workflow: Workflow, step: Step, ending: Completion
) -> Iterator[MemberId]:
    """Yield who worked on the phase, or was asked for it, before somebody skipped it.

    Not who hears of it with a new offer; where an offer that the skip brought is taken back from
    them at the same time, there is no new message, so that they have to be told.
    """
    if ending.outcome is not PhaseStatus.SKIPPED:
        return
    offers = (event.to for event in step.events if isinstance(event, HandoffOffered))
    offered = {member for to in offers for member in to}
    withdrawn = (event for event in step.events if isinstance(event, HandoffWithdrawn))
    before = {m for event in withdrawn if event.completion == ending.id for m in event.to}
    for member in (*working_on(project, workflow, ending), *_were_asked(project, ending)):
        if member not in offered or member in before:
            yield member


def _were_asked(project: Project, ending: Completion) -> tuple[MemberId, ...]:
    """Return whose offer of the phase was taken back by skipping it."""
    handoff = project.handoff_of(ending.phase)
    if handoff is None or handoff.status is not HandoffStatus.WITHDRAWN:
        return ()
    return handoff.to if handoff.settled_at == ending.at else ()
