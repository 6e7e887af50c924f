"""`/baton done`, `skip`, `reopen`, `undo`, and the buttons that they lead to."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.done_form import DoneForm
from bot.slack.listeners.replying import Reply, order_of, replace, whose
from bot.slack.payloads.reading import ButtonClick, SlashCommand
from bot.slack.views.handoffs.completion import fits_a_button, preview_card
from bot.slack.views.handoffs.interventions import ended_by, intervened, outlook_card, which_project
from bot.slack.views.parts.action_values import ForProjectValue, InterventionValue
from bot.slack.views.parts.actions import BESIDE, CONFIRM_INTERVENTION, FOR_PROJECT, UNDO_DONE
from bot.slack.views.parts.message import Message
from bot.slack.written import as_typed
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.handoffs.completing import PreviewCompletion
from bot.use_cases.handoffs.intervening import Intervene, PlanIntervention, Word, ordered
from bot.use_cases.naming.meaning import Typed
from bot.use_cases.people.telling import TellWhen
from bot.use_cases.ports.work import InboxKey
from domain.errors import SeveralProjectsHere
from domain.handoffs.commands import UndoCompletion
from domain.handoffs.endings import phase_ended_by
from domain.handoffs.steps import Step
from domain.ids import ChannelId, CompletionId, ProjectKey, WorkspaceId
from domain.projects import Person

Carry = Callable[[BoltContext, Typed, InboxKey], Message | None]


@dataclass(frozen=True, slots=True)
class PhaseCommands:
    """Carries out the words of `/baton` that are about a phase."""

    preview: PreviewCompletion
    plan: PlanIntervention
    intervene: Intervene
    tell_when: TellWhen
    form: DoneForm

    def register(self, app: App) -> None:
        app.action(re.compile(rf"^{FOR_PROJECT}(:\d+)?$"))(explained(self.on_project))
        app.action(CONFIRM_INTERVENTION)(explained(self.on_confirm))
        app.action(UNDO_DONE)(explained(self.on_undo))

    def words(self) -> Mapping[str, Reply]:
        """Return what each word does; a channel of several projects asks which one is meant."""
        return {word: self._asking(word) for word in self._ways()}

    def on_project(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = ForProjectValue.unpacked(click.value)
        channel, actor = click.channel or ChannelId(""), Person(click.member)
        typed = Typed(whose(context), channel, actor, meant.text, meant.project)
        message = self._ways()[meant.word](context, typed, click.key)
        if message is not None:
            replace(context, message)

    def on_confirm(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = InterventionValue.unpacked(click.value)
        order = order_of(context, click, meant.project)
        given = ordered(Word(meant.word), meant.phase, order.actor, meant.reason)
        step = self.intervene(order, given)
        if step is not None:
            replace(context, self._intervened(order.workspace, step))

    def on_undo(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        done = CompletionId(click.value)
        order = order_of(context, click, ProjectKey(done.partition("/")[0]))
        step = self.intervene(order, UndoCompletion(phase_ended_by(done), order.actor, done))
        if step is not None:
            replace(context, self._intervened(order.workspace, step))

    def _ways(self) -> Mapping[str, Carry]:
        return {
            "done": self._done,
            "undo": self._undo,
            **{word.value: self._look_ahead(word) for word in Word},
        }

    def _asking(self, word: str) -> Reply:
        def reply(context: BoltContext, command: SlashCommand) -> Message | None:
            actor, text = Person(command.member), as_typed(command.rest)
            typed = Typed(whose(context), command.channel, actor, text)
            try:
                return self._ways()[word](context, typed, InboxKey(command.trigger))
            except SeveralProjectsHere as several:
                asked = which_project(word, text, several)
                if asked is None:
                    raise
                return asked

        return reply

    def _done(self, context: BoltContext, typed: Typed, key: InboxKey) -> Message | None:
        preview = self.preview.typed(typed)
        has_form = preview.phase.done and not preview.nearly  # first which phase, then its form
        if has_form or not fits_a_button(preview):
            self.form.open(context, key, preview, BESIDE)  # the key is what triggered it
            return None
        return preview_card(self.tell_when.before(typed.workspace, preview))

    def _look_ahead(self, word: Word) -> Carry:
        def carry(context: BoltContext, typed: Typed, key: InboxKey) -> Message:
            del context, key  # it changes nothing
            seen = self.plan.typed(word, typed)
            return outlook_card(self.tell_when.before(typed.workspace, seen))

        return carry

    def _undo(self, context: BoltContext, typed: Typed, key: InboxKey) -> Message | None:
        del context
        meant = self.plan.undo_typed(typed)
        order = Order(typed.workspace, meant.project, typed.actor, key or None, typed.channel)
        step = self.intervene(order, meant.command)
        return None if step is None else self._intervened(typed.workspace, step)

    def _intervened(self, workspace: WorkspaceId, step: Step) -> Message:
        ended = ended_by(step)
        later = self.tell_when.after(workspace, ended[1]) if ended else ()
        return intervened(step, self.tell_when.why(workspace, step), later)
