"""What people do about an answer: thumbs, *Something else*, *Ask the lead*, *Keep it*."""

from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import replace, settle, whisper, whose
from bot.slack.payloads.reading import ButtonClick
from bot.slack.views.answers.answer import answer_message
from bot.slack.views.answers.doubts import RIGHT, lead_asked, thanks
from bot.slack.views.memory.taught_list import kept_message
from bot.slack.views.parts.action_values import VoteValue
from bot.slack.views.parts.actions import ASK_LEAD, KEEP, SOMETHING_ELSE, VOTE
from bot.slack.written import as_typed
from bot.use_cases.people.admitting import Admit
from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.teaching.doubting import AskLead, Doubt
from bot.use_cases.teaching.looking_up import LookUp
from bot.use_cases.teaching.saving_questions import SaveQuestions
from domain.ids import QuestionId
from domain.projects import Person
from domain.questions.policy import Outcome
from domain.questions.readings import Intent


@dataclass(frozen=True, slots=True)
class DoubtListeners:
    """Listens to what people think of answers."""

    doubt: Doubt
    ask_lead: AskLead
    saving: SaveQuestions
    look_up: LookUp
    admit: Admit

    def register(self, app: App) -> None:
        app.action(VOTE)(explained(self.on_vote))
        app.action(SOMETHING_ELSE)(explained(self.on_something_else))
        app.action(ASK_LEAD)(explained(self.on_ask_lead))
        app.action(KEEP)(explained(self.on_keep))

    def on_vote(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        vote = VoteValue.unpacked(click.value)
        workspace = whose(context)
        self.admit(workspace, Person(click.member))
        if vote.verdict == RIGHT:
            kept = self.doubt.right(workspace, vote.question, click.member)
            may = self.saving.may(workspace, Person(click.member)) and _can_be_kept(kept)
            whisper(context, thanks(vote.question if may else None))
        else:
            answer = self.doubt.not_meant(workspace, vote.question, click.member)
            whisper(context, answer_message(answer, vote.question))

    def on_something_else(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        question = QuestionId(click.value)
        self.admit(whose(context), Person(click.member))
        answer = self.doubt.something_else(whose(context), question, click.member)
        settle(context, click, answer_message(answer, question))

    def on_ask_lead(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        workspace = whose(context)
        self.admit(workspace, Person(click.member))
        lead = self.ask_lead(workspace, QuestionId(click.value), click.member)
        whisper(context, lead_asked(lead))

    def on_keep(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        by, workspace = Person(click.member), whose(context)
        self.admit(workspace, by)
        saved = self.saving.keep_answer(workspace, by, QuestionId(click.value))
        knowledge = self.look_up.knowledge(workspace)
        replace(context, kept_message(as_typed(saved.text), saved.role, knowledge))


def _can_be_kept(kept: KeptReading) -> bool:
    names_a_role = kept.intent is Intent.WHO_HANDLES and bool(kept.roles)
    return names_a_role and kept.outcome is Outcome.ANSWER
