"""Where a handoff stands, in one sentence; the card, the offer and the preview all say it so."""

from domain.handoffs.machine import unfinished_before
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import Completion, Project


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
