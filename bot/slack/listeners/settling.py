"""The receiver's and the lead's side: accept, return with a reason, pick a holder."""

import re
from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained, plain_sentence_for
from bot.slack.listeners.opening import home_after, show_after_form
from bot.slack.listeners.replying import order_of, whose
from bot.slack.listeners.submitting import CLOSE, FormReply, answer_form, beside, open_over
from bot.slack.payloads.reading import ButtonClick, ReasonSubmitted
from bot.slack.views.forms.returning import refused_modal, return_modal
from bot.slack.views.parts.action_values import PickBlock, SettleValue, SnoozeValue
from bot.slack.views.parts.actions import (
    ACCEPT,
    PICK_HOLDER,
    REASON_BLOCK,
    RETURN,
    RETURN_MODAL,
    SETTLE,
    SNOOZE,
)
from bot.use_cases.handoffs.assigning import Assign
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.handoffs.reminding import SnoozeReminder
from bot.use_cases.handoffs.settling import Accept, Return, project_of
from bot.use_cases.homes.showing import ShowHome
from domain.handoffs.hours.snoozing import Snooze
from domain.handoffs.refusals import ReasonMissing, TooLong
from domain.ids import HandoffId, MemberId
from domain.projects import Person
from domain.reminder_notices import reminder_again


@dataclass(frozen=True, slots=True)
class HandoffListeners:
    """Listens to what receivers and leads press; the messages themselves change in place."""

    accept: Accept
    send_back: Return
    assign: Assign
    show: ShowHome
    snooze: SnoozeReminder

    def register(self, app: App) -> None:
        app.action(re.compile(rf"^{ACCEPT}(:\d+)?$"))(explained(self.on_accept))
        app.action(re.compile(rf"^{RETURN}(:\d+)?$"))(explained(self.on_return))
        app.action(re.compile(rf"^{SETTLE}:\d+$"))(explained(self.on_settle))
        app.action(re.compile(rf"^{PICK_HOLDER}(:\d+)?$"))(explained(self.on_pick))
        app.action(SNOOZE)(explained(self.on_snooze))
        app.view(RETURN_MODAL)(self.on_reason)

    def on_accept(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        self._accept(context, click, HandoffId(click.value))

    def on_return(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        _ask_why(context, click, HandoffId(click.value))

    def on_settle(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        chosen = SettleValue.unpacked(click.value)
        if chosen.action == ACCEPT:
            self._accept(context, click, chosen.handoff)
        else:
            _ask_why(context, click, chosen.handoff)

    def on_pick(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        wanted = PickBlock.unpacked(click.block)
        if click.value:
            order = order_of(context, click, wanted.project)
            with home_after(self.show, context, click):
                self.assign(order, wanted.role, MemberId(click.value))

    def on_snooze(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        chosen = SnoozeValue.unpacked(click.value)
        reminded = reminder_again(chosen.handoff, click.member, chosen.again)
        self.snooze(whose(context), click.key, reminded, click.member, Snooze(chosen.snooze))

    def on_reason(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._reasoned(body, context), refused_modal)
        submitted = ReasonSubmitted.from_body(body)
        if submitted is not None:
            show_after_form(self.show, body, context, submitted.member)

    def _accept(self, context: BoltContext, click: ButtonClick, handoff: HandoffId) -> None:
        order = order_of(context, click, project_of(handoff))
        with home_after(self.show, context, click):
            self.accept(order, handoff)

    def _reasoned(self, body: Body, context: BoltContext) -> FormReply:
        submitted = ReasonSubmitted.from_body(body)
        if submitted is None:
            return CLOSE
        actor, project = Person(submitted.member), project_of(submitted.handoff)
        order = Order(whose(context), project, actor, submitted.key)
        try:
            self.send_back(order, submitted.handoff, submitted.reason)
        except (ReasonMissing, TooLong) as error:
            return beside({REASON_BLOCK: plain_sentence_for(error)})
        return CLOSE


def _ask_why(context: BoltContext, click: ButtonClick, handoff: HandoffId) -> None:
    open_over(context, click.trigger, return_modal(handoff), click.modal)
