"""*Confirm* and *Reject* under what a pipeline reports."""

import re
from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained, plain_sentence_for
from bot.slack.listeners.opening import home_after, show_after_form
from bot.slack.listeners.replying import order_of, whose
from bot.slack.listeners.submitting import CLOSE, FormReply, answer_form, beside, open_over
from bot.slack.payloads.reading import ButtonClick, ReasonSubmitted
from bot.slack.views.handoffs.reports import not_rejected, reject_modal
from bot.slack.views.parts.actions import (
    CONFIRM_REPORT,
    REASON_BLOCK,
    REJECT_MODAL,
    REJECT_REPORT,
    SETTLE_REPORT,
)
from bot.slack.views.parts.report_value import ReportValue
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.handoffs.confirming import SettleReport
from bot.use_cases.homes.showing import ShowHome
from domain.handoffs.confirming import ReportOver
from domain.handoffs.refusals import ReasonMissing, TooLong
from domain.ids import ProjectKey, RequestId
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class ReportListeners:
    """Listens to whoever confirms or rejects; the messages themselves change in place."""

    settle: SettleReport
    show: ShowHome

    def register(self, app: App) -> None:
        app.action(re.compile(rf"^{CONFIRM_REPORT}(:\d+)?$"))(explained(self.on_confirm))
        app.action(re.compile(rf"^{REJECT_REPORT}(:\d+)?$"))(explained(self.on_reject))
        app.action(re.compile(rf"^{SETTLE_REPORT}:\d+$"))(explained(self.on_settle))
        app.view(REJECT_MODAL)(self.on_reason)

    def on_confirm(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        self._confirm(context, click, RequestId(click.value))

    def on_reject(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        _ask_why(context, click, RequestId(click.value))

    def on_settle(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        chosen = ReportValue.unpacked(click.value)
        if chosen.action == CONFIRM_REPORT:
            self._confirm(context, click, chosen.report)
        else:
            _ask_why(context, click, chosen.report)

    def on_reason(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._rejected(body, context), not_rejected)
        submitted = ReasonSubmitted.from_body(body)
        if submitted is not None:
            show_after_form(self.show, body, context, submitted.member)

    def _confirm(self, context: BoltContext, click: ButtonClick, report: RequestId) -> None:
        by = Person(click.member)
        order = order_of(context, click, _project(report))
        with home_after(self.show, context, click):
            try:
                self.settle.confirm(order, report, by)
            except ReportOver:
                self.settle.refresh(order, report)
                raise

    def _rejected(self, body: Body, context: BoltContext) -> FormReply:
        submitted = ReasonSubmitted.from_body(body)
        if submitted is None:
            return CLOSE
        report, by = RequestId(submitted.handoff), Person(submitted.member)
        order = Order(whose(context), _project(report), by, submitted.key)
        try:
            self.settle.reject(order, report, by, submitted.reason)
        except (ReasonMissing, TooLong) as error:
            return beside({REASON_BLOCK: plain_sentence_for(error)})
        return CLOSE


def _ask_why(context: BoltContext, click: ButtonClick, report: RequestId) -> None:
    open_over(context, click.trigger, reject_modal(report), click.modal)


def _project(report: RequestId) -> ProjectKey:
    return ProjectKey(report.partition("/")[0])
