"""What a pipeline reports done and people have to confirm, as they and the channel read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.handoffs.packet import links_section
from bot.slack.views.parts.actions import (
    CONFIRM_REPORT,
    REASON_BLOCK,
    REASON_INPUT,
    REJECT_MODAL,
    REJECT_REPORT,
    numbered,
)
from bot.slack.views.parts.blocks import (
    NOTE,
    Element,
    actions,
    bold,
    button,
    context,
    joined,
    long_input,
    modal,
    section,
)
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import group, mention, quoted, some
from domain.handoffs.commands import REASON_LIMIT
from domain.handoffs.confirming import Report
from domain.ids import MemberId, RequestId, UserGroupId
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import Project
from domain.statuses import ReportStatus
from domain.words import _, ngettext


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
    headline = report_headline(report.pipeline, told.phase.name, told.project.name)
    state = _state(told)
    note = [section(quoted(report.note, NOTE))] if report.note.strip() else []
    links = [links_section(report.given.links)] if report.given.links else []
    blocks = [section(headline), *note, *links, context(state)]
    call = _call(told)
    if told.report.waits(told.project):
        blocks += [section(call)] if call else []
        blocks.append(actions(*report_buttons(report.id)))
    return Message(joined([headline, state, *([call] if call else [])]), tuple(blocks))


def report_headline(pipeline: str, phase: str, project: str) -> str:
    """Say what a pipeline reports."""
    reports = _(
        "Pipeline {pipeline} reports {phase} of {project} done.",
        pipeline=bold(pipeline),
        phase=bold(phase),
        project=bold(project),
    )
    return f":robot_face:  {reports}"


def report_buttons(report: RequestId, number: int = 0) -> tuple[Element, Element]:
    """*Confirm* and *Reject*, of one of several reports where there is a number."""
    confirm, reject = CONFIRM_REPORT, REJECT_REPORT
    if number:
        confirm, reject = numbered(confirm, number), numbered(reject, number)
    return (
        button(_("Confirm"), confirm, report, "primary"),
        button(_("Reject"), reject, report),
    )


def confirmations(confirmed: Sequence[MemberId], needed: int) -> str:
    """Say how many of the people who are needed confirmed a report, and who did."""
    given, by = len(confirmed), some([mention(member) for member in confirmed])
    if not by:
        return ngettext(
            "{given} of {count} confirmations.",
            "{given} of {count} confirmations.",
            needed,
            given=given,
        )
    return ngettext(
        "{given} of {count} confirmations: {people}.",
        "{given} of {count} confirmations: {people}.",
        needed,
        given=given,
        people=by,
    )


def reject_modal(report: str) -> Block:
    """Ask why a report is rejected."""
    placeholder = _("The holdout set is missing, so the figures say nothing.")
    reason = long_input(REASON_BLOCK, REASON_INPUT, _("Reason"), placeholder, REASON_LIMIT)
    return modal(_title(), (reason,), REJECT_MODAL, report, submit=_("Reject"))


def not_rejected(sentence: str) -> Block:
    """Say why it could not be rejected any longer; takes the form's place."""
    return modal(_title(), (section(sentence),))


def _title() -> str:
    return _("Reject the report")


def _call(told: Reported) -> str:
    if not told.called or not told.report.waits(told.project):
        return ""
    groups = some([*map(group, told.called)])
    return _("{groups} Anybody in the group may confirm it, once each.", groups=groups)


def _state(told: Reported) -> str:
    report = told.report
    match report.status:
        case ReportStatus.CONFIRMED:
            by = some([mention(member) for member in report.confirmed])
            return _("Confirmed by {people}: it is done.", people=by)
        case ReportStatus.REJECTED:
            who = mention(report.settled_by) if report.settled_by else _("somebody")
            return "\n".join((_("{who} rejected it.", who=who), quoted(report.reason, NOTE)))
        case ReportStatus.OPEN if told.report.waits(told.project):
            return confirmations(report.confirmed, told.phase.confirmations)
        case ReportStatus.OPEN:
            return _("The phase changed meanwhile, so this needs no confirmation any longer.")
