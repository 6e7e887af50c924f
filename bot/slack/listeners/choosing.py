"""The buttons of an answer that was in doubt: which role, which project."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import settle, whose
from bot.slack.payloads.reading import ButtonClick
from bot.slack.views.answers.answer import answer_message
from bot.slack.views.parts.action_values import ChoiceValue
from bot.slack.views.parts.actions import CHOOSE_PROJECT, CHOOSE_ROLE
from bot.use_cases.asking.following import Conversation
from bot.use_cases.people.admitting import Admit
from domain.ids import ChannelId, MemberId, QuestionId, RoleKey, WorkspaceId
from domain.projects import Person
from domain.questions.answers import Answer
from domain.questions.readings import Said
from domain.questions.said import unpacked
from domain.teaching.refusals import QuestionForgotten


class Choosing(Protocol):
    """The use case that answers what was chosen."""

    def chosen(self, workspace: WorkspaceId, where: Conversation, choice: ChoiceValue) -> Answer:
        """Answer with the role that the asker chose."""
        ...

    def chosen_project(self, workspace: WorkspaceId, where: Conversation, said: Said) -> Answer:
        """Answer what was asked, about the project that the asker chose."""
        ...


@dataclass(frozen=True, slots=True)
class ChoiceListeners:
    """Listens to "did you mean" buttons; a refusal does not take the place of what others read."""

    answer: Choosing
    chose: Callable[[WorkspaceId, QuestionId, MemberId, RoleKey], object]
    admit: Admit

    def register(self, app: App) -> None:
        app.action(re.compile(rf"^{CHOOSE_ROLE}:\d+$"))(explained(self.on_choice))
        app.action(re.compile(rf"^{CHOOSE_PROJECT}:\d+$"))(explained(self.on_project))

    def on_choice(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        self.admit(whose(context), Person(click.member))
        choice = ChoiceValue.unpacked(click.value)
        answer = self.answer.chosen(whose(context), _where(click), choice)
        settle(context, click, answer_message(answer))
        if choice.question:
            self._remember(context, click, choice)

    def on_project(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        self.admit(whose(context), Person(click.member))
        said = unpacked(click.value)
        answer = self.answer.chosen_project(whose(context), _where(click), said)
        settle(context, click, answer_message(answer))

    def _remember(self, context: BoltContext, click: ButtonClick, choice: ChoiceValue) -> None:
        try:
            self.chose(whose(context), QuestionId(choice.question), click.member, choice.role)
        except QuestionForgotten:
            return  # an old message: the answer is what counts


def _where(click: ButtonClick) -> Conversation:
    return Conversation(click.channel or ChannelId(""), click.member, click.thread)
