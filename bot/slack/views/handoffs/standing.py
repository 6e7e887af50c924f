"""Where a handoff stands, in one sentence; the card, the offer and the preview all say it so."""

from bot.slack.views.parts.blocks import NOTE
from bot.slack.views.parts.mrkdwn import quoted
from domain.handoffs.machine import unfinished_before
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import Completion, Handoff, Project
from domain.words import _


def taken_back(handoff: Handoff, who: str, at: str, said: str = "") -> str:
    """Say who withdrew an offer, with the reason unless it is `said` beside it already."""
    if handoff.settled_by is None and not handoff.reason:  # by a registry file, or the operator
        return _("Taken back, since it is not the phase’s turn any longer{at}", at=at)
    if not handoff.reason:
        return _("{who} took it back{at}, since what comes before it is open again", who=who, at=at)
    took = _("{who} took it back{at}", who=who, at=at)
    return took if handoff.reason == said else f"{took}\n{quoted(handoff.reason, NOTE)}"


def taken_back_by_you(handoff: Handoff, at: str) -> str:
    """Say to whoever withdrew an offer that they did."""
    if not handoff.reason:
        return _("You took it back{at}, since what comes before it is open again", at=at)
    took = _("You took it back{at}", at=at)
    return f"{took}\n{quoted(handoff.reason, NOTE)}"


def still_waiting(
    project: Project, knowledge: KnowledgeBase, done: Completion
) -> tuple[tuple[WorkflowPhase, tuple[WorkflowPhase, ...]], ...]:
    """Return the phases that follow but wait for others too, each with what it waits for."""
    workflow = knowledge.workflow(project.workflow)
    found: list[tuple[WorkflowPhase, tuple[WorkflowPhase, ...]]] = []
    for phase in workflow.following(done.phase):
        missing = unfinished_before(project, workflow, phase.key)
        if missing and done.phase not in missing:
            found.append((phase, tuple(workflow.phase(key) for key in missing)))
    return tuple(found)
