"""Posting the answer to a question, now or after a crash."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.slack.messenger import SlackMessenger
from bot.slack.views.answers import answer_message
from bot.slack.views.message import Message
from bot.use_cases.ports import KeptQuestion
from domain.ids import QuestionId
from domain.questions.answers import Answer


def no_order(question: KeptQuestion) -> None:
    """Take no text for an order."""
    del question


@dataclass(frozen=True, slots=True)
class PostAnswer:
    """Posts an answer where the question was asked, then lets go of the question.

    The question is remembered before: whoever presses a button of the answer finds it. An order in
    words is answered with what it would do, and is no question. Raises
    `SendingFailed`: the inbox keeps the question, and a worker answers it a little later.
    """

    messenger: SlackMessenger
    posted: Callable[[KeptQuestion, Answer], None]
    remember: Callable[[KeptQuestion, Answer], None]
    ordered: Callable[[KeptQuestion], Message | None] = no_order

    def __call__(self, question: KeptQuestion, answer: Answer) -> None:
        message = self.ordered(question)
        if message is None:
            self.remember(question, answer)
            message = answer_message(answer, QuestionId(question.key))
        self.messenger.reply(question, message)
        self.posted(question, answer)


@dataclass(frozen=True, slots=True)
class AnswerAgain:
    """Answers a question that somebody took and did not finish; looks for their answer first."""

    answer: Callable[[KeptQuestion], Answer]
    post: PostAnswer

    def __call__(self, question: KeptQuestion) -> None:
        answer = self.answer(question)
        if self.post.messenger.find_reply(question):
            self.post.remember(question, answer)  # somebody may press a button of the answer
            self.post.posted(question, answer)
        else:
            self.post(question, answer)
