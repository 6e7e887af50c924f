"""What a pipeline reports done and people have to confirm, as they and the channel read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.actions import (
    CONFIRM_REPORT,
    REASON_BLOCK,
    REASON_INPUT,
    REJECT_MODAL,
    REJECT_REPORT,
)
from bot.slack.views.blocks import (
    NOTE,
    actions,
    bold,
    button,
    context,
    joined,
    long_input,
    modal,
    section,
)
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import group, mention, quoted, some
from bot.slack.views.packet import links_line
from domain.handoffs.commands import REASON_LIMIT
from domain.handoffs.confirming import Report
from domain.ids import UserGroupId
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import Project
from domain.statuses import ReportStatus

_TITLE = "Reject the report"


@dataclass(frozen=True, slots=True)
class Reported:
    """A report with its project and phase as they are now.

    `called` are the user groups that are mentioned, any of whose members may confirm it.
    """

    report: Report
    project: Project
    phase: WorkflowPhase
    called: Sequence[UserGroupId] = ()


def report_message(told: Reported) -> Message:
    """Say what a pipeline reports and who confirmed it; buttons as long as it waits."""
    report = told.report
    what = f"{bold(told.phase.name)} of {bold(told.project.name)}"
    headline = f":robot_face:  Pipeline {bold(report.pipeline)} reports {what} done."
    state = _state(told)
    note = [section(quoted(report.note, NOTE))] if report.note.strip() else []
    links = [section(f"*Links*\n{links_line(report.given.links)}")] if report.given.links else []
    blocks = [section(headline), *note, *links, context(state)]
    call = _call(told)
    if told.report.waits(told.project):
        blocks += [section(call)] if call else []
        confirm = button("Confirm", CONFIRM_REPORT, report.id, "primary")
        blocks.append(actions(confirm, button("Reject", REJECT_REPORT, report.id)))
    return Message(joined([headline, state, *([call] if call else [])]), tuple(blocks))


def reject_modal(report: str) -> Block:
    """Ask why a report is rejected."""
    placeholder = "The holdout set is missing, so the figures say nothing."
    reason = long_input(REASON_BLOCK, REASON_INPUT, "Reason", placeholder, REASON_LIMIT)
    return modal(_TITLE, (reason,), REJECT_MODAL, report)


def not_rejected(sentence: str) -> Block:
    """Say why it could not be rejected any longer; takes the form's place."""
    return modal(_TITLE, (section(sentence),))


def _call(told: Reported) -> str:
    if not told.called or not told.report.waits(told.project):
        return ""
    return f"{some([*map(group, told.called)])} Anybody in the group may confirm it, once each."


def _state(told: Reported) -> str:
    report = told.report
    by = some([mention(member) for member in report.confirmed])
    match report.status:
        case ReportStatus.CONFIRMED:
            return f"Confirmed by {by}: it is done."
        case ReportStatus.REJECTED:
            who = mention(report.settled_by) if report.settled_by else "somebody"
            return f"{who} rejected it.\n{quoted(report.reason, NOTE)}"
        case ReportStatus.OPEN if told.report.waits(told.project):
            given, needed = len(report.confirmed), told.phase.confirmations
            return f"{given} of {needed} confirmations{f': {by}' if by else ''}."
        case ReportStatus.OPEN:
            return "The phase changed meanwhile, so this needs no confirmation any longer."
