"""What the menu of a message offers: to ask Baton about it, to mark a phase done from it."""

from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.commands import AnswerAtOnce
from bot.slack.listeners.done_form import DoneForm
from bot.slack.listeners.replying import whisper, whose
from bot.slack.listeners.submitting import FormReply, answer_form, in_place
from bot.slack.names import ASK_SHORTCUT, DONE_SHORTCUT
from bot.slack.payloads.done import PhaseChosen
from bot.slack.payloads.shortcuts import MessageShortcut
from bot.slack.views.answers.answer import answer_message
from bot.slack.views.answers.guide import nothing_asked
from bot.slack.views.answers.sharing import with_share
from bot.slack.views.forms.done import PHASE_MODAL, nothing_to_mark, phase_modal, refused_done
from bot.slack.views.parts.action_values import MessageValue
from bot.slack.written import without_mention
from bot.use_cases.asking.following import Conversation
from bot.use_cases.asking.markable import ListMarkable
from bot.use_cases.handoffs.completing import PreviewCompletion
from bot.use_cases.naming.discretion import Where
from bot.use_cases.ports.work import Clock, InboxKey, KeptQuestion
from domain.ids import MemberId, PhaseKey, ProjectKey, QuestionId, WorkspaceId
from domain.projects import Person
from domain.questions.answers import Answer


@dataclass(frozen=True, slots=True)
class AskListeners:
    """Listens to whoever asks Baton about a message; they alone see the answer."""

    answer: AnswerAtOnce
    remember: Callable[[KeptQuestion, Answer], None]
    now: Clock

    def register(self, app: App) -> None:
        app.shortcut(ASK_SHORTCUT)(explained(self.on_ask))

    def on_ask(self, body: Body, context: BoltContext) -> None:
        chosen = MessageShortcut.from_body(body)
        if chosen is None:
            return
        bot = MemberId(context.bot_user_id or "")
        text = without_mention(chosen.text, bot)
        if not text:
            whisper(context, nothing_asked())
            return
        place = Conversation(chosen.channel, chosen.member, chosen.thread, bot=bot)
        answer = self.answer(whose(context), text, place)
        question = self._question(context, chosen, text)
        self.remember(question, answer)
        message = answer_message(answer, QuestionId(question.key))
        whisper(context, with_share(message, answer, chosen.channel))

    def _question(self, context: BoltContext, chosen: MessageShortcut, text: str) -> KeptQuestion:
        key, workspace = InboxKey(chosen.trigger), whose(context)
        return KeptQuestion(
            key, workspace, chosen.channel, chosen.member, text, chosen.thread, self.now()
        )


@dataclass(frozen=True, slots=True)
class DoneFromListeners:
    """Listens to whoever marks a phase done from a message, which then travels along."""

    listing: ListMarkable
    preview: PreviewCompletion
    form: DoneForm

    def register(self, app: App) -> None:
        app.shortcut(DONE_SHORTCUT)(explained(self.on_done))
        app.view(PHASE_MODAL)(self.on_phase)

    def on_done(self, body: Body, context: BoltContext) -> None:
        chosen = MessageShortcut.from_body(body)
        if chosen is None:
            return
        workspace = whose(context)
        phases = self.listing(workspace, chosen.channel, chosen.member)
        carried = MessageValue(chosen.permalink, context.response_url or "")
        match phases:
            case ():
                whisper(context, nothing_to_mark())
                return
            case (only,):
                view = self._form(workspace, chosen.member, (only.project, only.phase), carried)
            case _:
                view = phase_modal(phases, carried.packed())
        context.client.views_open(trigger_id=chosen.trigger, view=view)

    def on_phase(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._chosen(body, context), refused_done)

    def _chosen(self, body: Body, context: BoltContext) -> FormReply:
        chosen = PhaseChosen.from_body(body)
        if chosen is None:
            return {}
        names = (chosen.meant.project, chosen.meant.phase)
        return in_place(self._form(whose(context), chosen.member, names, chosen.carried))

    def _form(
        self,
        workspace: WorkspaceId,
        member: MemberId,
        names: tuple[ProjectKey, PhaseKey],
        carried: MessageValue,
    ) -> dict[str, object]:
        project, phase = names  # in a form, where nobody else reads along
        preview = self.preview.chosen(Where(workspace, project), Person(member), phase)
        return self.form.beside(workspace, preview, carried)
