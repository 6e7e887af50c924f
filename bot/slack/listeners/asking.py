"""Questions: a mention in a channel, a direct message, a "did you mean" button."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol, cast

import structlog
from slack_bolt import App
from slack_bolt.context import BoltContext
from slack_bolt.response import BoltResponse

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
from domain.errors import RegistryAway
from domain.ids import ChannelId, MemberId, QuestionId, RoleKey, WorkspaceId
from domain.questions.answers import Answer
from domain.questions.readings import Said
from domain.questions.said import unpacked
from domain.teaching.refusals import QuestionForgotten

TAKEN = "taken"  # under which the listener finds what was kept before

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """A question that is kept, with its answer; without one it was taken before."""

    question: KeptQuestion
    answer: Answer | None = None
    error: Exception | None = None


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
        app.event("app_mention", middleware=[self.take])(explained(self.on_question))
        app.event("message", middleware=[self.take])(explained(self.on_question))
        app.action(re.compile(rf"^{CHOOSE_ROLE}:\d+$"))(explained(self.on_choice))
        app.action(re.compile(rf"^{CHOOSE_PROJECT}:\d+$"))(explained(self.on_project))

    def take(self, context: BoltContext, next_: Callable[[], object]) -> BoltResponse | None:
        """Keep the question before it is acknowledged: from then on it is answered, come what may.

        Bolt acknowledges an event before its listener begins. What could not be kept is refused:
        Slack brings it again, three times.
        """
        question = self._asked(context)
        try:
            context[TAKEN] = Taken(question, self.answer(question))
        except RegistryAway:
            log.warning("question_refused", key=question.key)
            return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
        except Exception as error:  # noqa: BLE001 - the listener tells the person
            context[TAKEN] = Taken(question, error=error)
        next_()
        return None

    def on_question(self, body: Body, context: BoltContext) -> None:
        del body
        taken = cast("Taken", context[TAKEN])
        if taken.error is not None:
            raise taken.error
        if taken.answer is not None:
            self.post(taken.question, taken.answer)

    def _asked(self, context: BoltContext) -> KeptQuestion:
        asked = cast("Mention | DirectMessage", context[RECEIVED])
        bot = MemberId(context.bot_user_id or "")
        return KeptQuestion(
            asked.key,
            whose(context),
            asked.channel,
            asked.member,
            without_mention(asked.text, bot),
            asked.thread,
            self.now(),
            bot,
        )

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
