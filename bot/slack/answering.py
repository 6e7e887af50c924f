"""Posting the answer to a question, now or after a crash."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.slack.messenger import SlackMessenger
from bot.slack.views.answers.answer import answer_message
from bot.slack.views.answers.sharing import with_share
from bot.slack.views.parts.message import Message
from bot.use_cases.people.words import WordsOf, in_english
from bot.use_cases.ports.work import KeptQuestion
from domain.ids import ChannelId, QuestionId, WorkspaceId
from domain.questions.answers import Answer
from domain.statuses import AnswerPlace
from domain.words import speaking


def in_threads(workspace: WorkspaceId, channel: ChannelId) -> AnswerPlace:
    """Answer in the thread of the question, as goes without saying."""
    del workspace, channel
    return AnswerPlace.THREAD


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
    place: Callable[[WorkspaceId, ChannelId], AnswerPlace] = in_threads
    words_of: WordsOf = in_english

    def __call__(self, question: KeptQuestion, answer: Answer) -> None:
        with speaking(self.words_of(question.workspace, question.asker)):
            self._answer(question, answer)

    def _answer(self, question: KeptQuestion, answer: Answer) -> None:
        place = self.place(question.workspace, question.channel)
        message = self.ordered(question)
        if message is None:
            self.remember(question, answer)
            message = answer_message(answer, QuestionId(question.key))
            if place is AnswerPlace.ONLY_ME:
                message = with_share(message, answer, question.channel)
        self._show(question, message, place)
        self.posted(question, answer)

    def _show(self, question: KeptQuestion, message: Message, place: AnswerPlace) -> None:
        match place:
            case AnswerPlace.ONLY_ME:
                self.messenger.whisper(question, message)
            case AnswerPlace.PUBLIC if not question.in_thread:
                self.messenger.announce(question, message)
            case AnswerPlace.PUBLIC | AnswerPlace.THREAD:
                self.messenger.reply(question, message)


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
