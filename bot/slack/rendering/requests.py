"""Messages to those who are asked to do something for somebody, as things stand now."""

from bot.slack.views.handoffs.reports import Reported, report_message
from bot.slack.views.handoffs.requests import Wanted, request_notice
from bot.slack.views.parts.message import Message
from bot.use_cases.ports.work import Work
from domain.handoffs.machine import FINISHED
from domain.handoffs.requesting import asker_of
from domain.ids import PhaseKey, RequestId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, ToChannel
from domain.projects import Project
from domain.request_notices import called_to_confirm


def render_request(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    """Draw a request; None where the phase was done before it was read."""
    key = PhaseKey(notification.subject.split("/")[1])
    workflow = knowledge.workflow(project.workflow)
    if not workflow.has_phase(key):
        return None
    if notification.subject.split("/")[2] == "report":
        report = work.permits.reports.of(RequestId(notification.subject))
        if not report.waits(project) and work.timers.is_unsent(notification):
            return None
        phase = workflow.phase(key)
        in_public = isinstance(notification.recipient, ToChannel)
        called = called_to_confirm(project, phase.accountable) if in_public else ()
        keys = [group.user_group for group in called]
        return report_message(Reported(report, project, phase, keys))
    if project.phase(key).status in FINISHED and work.timers.is_unsent(notification):
        return None
    return request_notice(Wanted(project, workflow.phase(key), asker_of(notification.subject)))
