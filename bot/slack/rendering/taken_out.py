"""The message to whoever worked on phases that are no longer part of the workflow."""

from bot.slack.views.handoffs.taken_out import TakenOut, taken_out_notice
from bot.slack.views.parts.message import Message
from domain.handoffs.taking_out import phases_out, who_took
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, ToMember
from domain.projects import Operator, Person, Project


def render_taken_out(
    notification: Notification, project: Project, knowledge: KnowledgeBase
) -> Message | None:
    """Draw it; None where all of the phases are back before it was read."""
    workflow, by = knowledge.workflow(project.workflow), who_took(notification.subject)
    phases = [p for p in phases_out(notification.subject) if not workflow.has_phase(p)]
    reader = notification.recipient
    if not phases or not isinstance(reader, ToMember):
        return None
    actor = Person(by) if by else Operator()
    is_theirs = project.is_open_to(Person(reader.member))
    return taken_out_notice(TakenOut(project, workflow, phases, actor, is_theirs))
