"""Messages to those who are asked to do something for somebody, as things stand now."""

from bot.slack.views.message import Message
from bot.slack.views.requests import Wanted, request_notice
from bot.use_cases.ports import Work
from domain.handoffs.requesting import OPEN, asker_of
from domain.ids import PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification
from domain.projects import Project


def render_request(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    """Draw a request; None where the phase was done before it was read."""
    key = PhaseKey(notification.subject.split("/")[1])
    workflow = knowledge.workflow(project.workflow)
    if not workflow.has_phase(key):
        return None
    if project.phase(key).status not in OPEN and work.timers.is_unsent(notification):
        return None
    return request_notice(Wanted(project, workflow.phase(key), asker_of(notification.subject)))
