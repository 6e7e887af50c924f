"""Questions: a mention in a channel, a direct message, a "did you mean" button."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.answering import PostAnswer
from bot.slack.door import RECEIVED
from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import settle, whose
from bot.slack.payloads import ButtonClick, DirectMessage, Mention
from bot.slack.views.action_values import ChoiceValue
from bot.slack.views.actions import CHOOSE_PROJECT, CHOOSE_ROLE
from bot.slack.views.answers import answer_message
from bot.slack.written import without_mention
from bot.use_cases.following import Conversation
from bot.use_cases.ports import Clock, KeptQuestion
from domain.ids import ChannelId, MemberId, QuestionId, RoleKey, WorkspaceId
from domain.questions.answers import Answer
from domain.questions.readings import Said
from domain.questions.said import unpacked
from domain.teaching.refusals import QuestionForgotten


class Asking(Protocol):
    """The use case that answers questions."""

    def __call__(self, question: KeptQuestion) -> Answer | None:
        """Answer a question, kept until its answer is posted; None where it was taken before."""
        ...

    def chosen(self, workspace: WorkspaceId, where: Conversation, choice: ChoiceValue) -> Answer:
        """Answer with the role that the asker chose."""
        ...

    def chosen_project(self, workspace: WorkspaceId, where: Conversation, said: Said) -> Answer:
        """Answer what was asked, about the project that the asker chose."""
        ...


@dataclass(frozen=True, slots=True)
class AskingListeners:
    """Listens to questions."""

    answer: Asking
    post: PostAnswer
    chose: Callable[[WorkspaceId, QuestionId, MemberId, RoleKey], object]
    now: Clock

    def register(self, app: App) -> None:
        app.event("app_mention")(explained(self.on_question))
        app.event("message")(explained(self.on_question))
        app.action(re.compile(rf"^{CHOOSE_ROLE}:\d+$"))(explained(self.on_choice))
        app.action(re.compile(rf"^{CHOOSE_PROJECT}:\d+$"))(explained(self.on_project))

    def on_question(self, body: Body, context: BoltContext) -> None:
        del body
        asked = cast("Mention | DirectMessage", context[RECEIVED])
        bot = MemberId(context.bot_user_id or "")
        question = KeptQuestion(
            asked.key,
            whose(context),
            asked.channel,
            asked.member,
            without_mention(asked.text, bot),
            asked.thread,
            self.now(),
            bot,
        )
        answer = self.answer(question)
        if answer is not None:
            self.post(question, answer)

    def on_choice(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        choice = ChoiceValue.unpacked(click.value)
        answer = self.answer.chosen(whose(context), _where(click), choice)
        settle(context, click, answer_message(answer))
        if choice.question:
            self._remember_choice(context, click, choice)

    def on_project(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        said = unpacked(click.value)
        answer = self.answer.chosen_project(whose(context), _where(click), said)
        settle(context, click, answer_message(answer))

    def _remember_choice(
        self, context: BoltContext, click: ButtonClick, choice: ChoiceValue
    ) -> None:
        try:
            self.chose(whose(context), QuestionId(choice.question), click.member, choice.role)
        except QuestionForgotten:
            return  # an old message: the answer is what counts


def _where(click: ButtonClick) -> Conversation:
    return Conversation(click.channel or ChannelId(""), click.member, click.thread)
