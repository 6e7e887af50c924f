"""Messages to those who are asked to do something for somebody, as things stand now."""

from bot.slack.views.message import Message
from bot.slack.views.reports import Reported, report_message
from bot.slack.views.requests import Wanted, request_notice
from bot.use_cases.ports import Work
from domain.handoffs.requesting import OPEN, asker_of
from domain.ids import PhaseKey, RequestId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification
from domain.projects import Project
from domain.statuses import ReportStatus


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
        over = report.status is not ReportStatus.OPEN or not report.still_fits(project)
        if over and work.timers.is_unsent(notification):
            return None
        return report_message(Reported(report, project, workflow.phase(key)))
    if project.phase(key).status not in OPEN and work.timers.is_unsent(notification):
        return None
    return request_notice(Wanted(project, workflow.phase(key), asker_of(notification.subject)))
