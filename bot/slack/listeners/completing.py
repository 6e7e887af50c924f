"""The buttons around marking a phase done: look first, then confirm or cancel."""

import re
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained, sentence_for
from bot.slack.listeners.replying import replace, whisper, whose
from bot.slack.payloads import ButtonClick
from bot.slack.views.actions import (
    CANCEL,
    CONFIRM_DONE,
    DONE,
    MARK_DONE,
    REOPEN,
    TELL_NOW,
    DoneValue,
    PhaseValue,
    TellNowValue,
)
from bot.slack.views.completion import cancelled, hurried, marked, not_hurried, preview_card
from bot.use_cases.changing import Order
from bot.use_cases.completing import MarkDone, PreviewCompletion
from bot.use_cases.telling import TellNow, TellWhen
from domain.handoffs.events import PhaseCompleted
from domain.handoffs.not_taken_back import NobodyWaits
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class CompletionListeners:
    """Listens to *Mark done* and to the preview's buttons."""

    preview: PreviewCompletion
    mark_done: MarkDone
    tell_when: TellWhen
    tell_now: TellNow

    def register(self, app: App) -> None:
        app.action(re.compile(rf"^{MARK_DONE}(:\d+)?$"))(explained(self.on_mark_done))
        app.action(CONFIRM_DONE)(explained(self.on_confirm))
        app.action(TELL_NOW)(explained(self.on_tell_now))
        app.action(CANCEL)(explained(self.on_cancel))

    def on_mark_done(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = PhaseValue.unpacked(click.value)
        actor = Person(click.member)
        preview = self.preview.chosen(whose(context), actor, meant.project, meant.phase)
        whisper(context, preview_card(self.tell_when.before(whose(context), preview)))

    def on_confirm(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = DoneValue.unpacked(click.value)
        order = Order(whose(context), meant.project, Person(click.member), click.key)
        step = self.mark_done(order, meant.phase, meant.note)
        if step is not None:
            done = [event.completion for event in step.events if isinstance(event, PhaseCompleted)]
            replace(context, marked(step, self.tell_when.after(whose(context), done[0])))

    def on_tell_now(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = TellNowValue.unpacked(click.value)
        done, opened = meant.completion, meant.word == REOPEN
        try:
            told = self.tell_now(whose(context), done, click.member, opened=opened)
        except NobodyWaits as refused:
            replace(context, not_hurried(sentence_for(refused)))
        else:
            replace(context, hurried(told, done if meant.word == DONE else None))

    def on_cancel(self, body: Body, context: BoltContext) -> None:
        del body
        replace(context, cancelled())
