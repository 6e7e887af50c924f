"""The buttons around marking a phase done: look first, then confirm or cancel."""

import re
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained, sentence_for
from bot.slack.listeners.done_form import DoneForm
from bot.slack.listeners.replying import order_of, replace, whisper, whose
from bot.slack.payloads.reading import ButtonClick
from bot.slack.views.handoffs.completion import cancelled, hurried, not_hurried, preview_card
from bot.slack.views.parts.action_values import DoneValue, PhaseValue, TellNowValue
from bot.slack.views.parts.actions import (
    BESIDE,
    CANCEL,
    CONFIRM_DONE,
    MARK_DONE,
    MEANT_PHASE,
    REOPEN,
    REPLACE,
    TELL_NOW,
)
from bot.use_cases.handoffs.completing import MarkDone, PreviewCompletion
from bot.use_cases.handoffs.hurrying import TellNow
from bot.use_cases.naming.discretion import NOWHERE, Where
from bot.use_cases.people.telling import TellWhen
from domain.handoffs.not_taken_back import NobodyWaits
from domain.handoffs.packet_refusals import NotDoneYet
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class CompletionListeners:
    """Listens to *Mark done* and to the preview's buttons."""

    preview: PreviewCompletion
    mark_done: MarkDone
    tell_when: TellWhen
    tell_now: TellNow
    form: DoneForm

    def register(self, app: App) -> None:
        app.action(re.compile(rf"^{MARK_DONE}(:\d+)?$"))(explained(self.on_mark_done))
        app.action(CONFIRM_DONE)(explained(self.on_confirm))
        app.action(MEANT_PHASE)(explained(self.on_meant))
        app.action(TELL_NOW)(explained(self.on_tell_now))
        app.action(CANCEL)(explained(self.on_cancel))

    def on_mark_done(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = PhaseValue.unpacked(click.value)
        actor = Person(click.member)
        where = Where(whose(context), meant.project, click.channel or NOWHERE)
        preview = self.preview.chosen(where, actor, meant.phase)
        if preview.phase.done or click.channel is None:  # on the Home nobody can be whispered to
            self.form.open(context, click.trigger, preview, BESIDE, click.modal)
        else:
            whisper(context, preview_card(self.tell_when.before(whose(context), preview)))

    def on_meant(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = DoneValue.unpacked(click.value)
        where = Where(whose(context), meant.project, click.channel or NOWHERE)
        preview = self.preview.chosen(where, Person(click.member), meant.phase, meant.note)
        replace(context, preview_card(self.tell_when.before(whose(context), preview)))

    def on_confirm(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = DoneValue.unpacked(click.value)
        order = order_of(context, click, meant.project)
        try:
            step = self.mark_done(order, meant.phase, meant.note)
        except NotDoneYet:
            where = Where(order.workspace, order.project, order.channel)
            preview = self.preview.chosen(where, order.actor, meant.phase, meant.note)
            self.form.open(context, click.trigger, preview, REPLACE)
        else:
            if step is not None:
                replace(context, self.form.told(whose(context), step))

    def on_tell_now(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = TellNowValue.unpacked(click.value)
        done, opened = meant.completion, meant.word == REOPEN
        try:
            place = click.channel or NOWHERE
            told = self.tell_now(whose(context), done, click.member, place, opened=opened)
        except NobodyWaits as refused:
            replace(context, not_hurried(sentence_for(refused)))
        else:
            still = None if opened else done
            replace(context, hurried(told.members, told.groups, still))

    def on_cancel(self, body: Body, context: BoltContext) -> None:
        del body
        replace(context, cancelled())
