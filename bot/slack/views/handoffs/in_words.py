"""A handoff in the words of its project, and the buttons that answer it."""

from dataclasses import dataclass

from bot.slack.views.parts.action_values import SettleValue
from bot.slack.views.parts.actions import ACCEPT, RETURN, SETTLE, numbered
from bot.slack.views.parts.blocks import actions, bold, button, inside
from bot.slack.views.parts.message import Block
from domain.ids import HandoffId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import Handoff, Project
from domain.words import _


@dataclass(frozen=True, slots=True)
class InWords:
    """A handoff as it stands now, with what its phase, project and role are called."""

    project: Project
    knowledge: KnowledgeBase
    handoff: Handoff

    @property
    def workflow(self) -> Workflow:
        return self.knowledge.workflow(self.project.workflow)

    @property
    def phase(self) -> WorkflowPhase:
        return self.workflow.phase(self.handoff.phase)

    @property
    def title(self) -> str:
        named = {
            "phase": bold(self.workflow.name_of(self.handoff.phase)),
            "project": bold(self.project.name),
        }
        return _("{phase} of {project}", **named)

    @property
    def role(self) -> str:
        return inside(self.knowledge.role(self.handoff.role).name)


def only_answer(handoff: HandoffId) -> Block:
    """Return the buttons to answer the only handoff of a message."""
    accept = button(_("Accept"), ACCEPT, handoff, "primary")
    return actions(accept, button(_("Return…"), RETURN, handoff))


def answer_to(handoff: HandoffId, number: int) -> Block:
    """Return the buttons to answer one of several, counted from 1."""
    accept, send_back = (SettleValue(deed, handoff).packed() for deed in (ACCEPT, RETURN))
    return actions(
        button(_("Accept"), numbered(SETTLE, 2 * number - 1), accept, "primary"),
        button(_("Return…"), numbered(SETTLE, 2 * number), send_back),
    )
