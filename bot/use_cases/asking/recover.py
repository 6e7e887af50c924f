"""Answering the questions that a crash left unanswered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.use_cases.ports.sending import SendingFailed
from bot.use_cases.ports.work import Clock, KeptQuestion, OpenWork, Workspaces
from domain.ids import WorkspaceId

LEFT_ALONE_FOR = timedelta(seconds=30)  # until then, whoever took the question is answering it
TOO_OLD_AFTER = timedelta(minutes=10)  # nobody waits for an answer any longer
ONE_TRY = timedelta(seconds=60)  # a worker that took a question over has this long

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class AnswerLeftQuestions:
    """Answers what was asked a while ago and is still unanswered.

    `answer` answers a question, posts the answer and lets go of the question; it may raise
    `SendingFailed`: the question is then taken over once more.
    """

    workspaces: Workspaces
    open_work: OpenWork
    answer: Callable[[KeptQuestion], None]
    now: Clock

    def __call__(self) -> None:
        for workspace in self.workspaces():
            for question in self._left(workspace):
                if self._take_over(question):
                    self._answer(question)

    def _left(self, workspace: WorkspaceId) -> tuple[KeptQuestion, ...]:
        now = self.now()
        with self.open_work(workspace) as work:
            return work.inbox.unanswered(now - TOO_OLD_AFTER, now - LEFT_ALONE_FOR)

    def _take_over(self, question: KeptQuestion) -> bool:
        now = self.now()
        with self.open_work(question.workspace) as work:
            return work.inbox.take_over(question.key, now, unless_since=now - ONE_TRY)

    def _answer(self, question: KeptQuestion) -> None:
        log.info("question_taken_over", key=question.key)
        try:
            self.answer(question)
        except SendingFailed as failure:
            log.warning("question_not_answered", key=question.key, why=repr(failure))
