"""Counts what the use cases do, from outside: they know nothing of it."""

import time
from dataclasses import dataclass

from bot.telemetry.metrics import Metrics
from bot.use_cases.asking.asking import AnswerQuestion, Chosen
from bot.use_cases.asking.following import Conversation
from bot.use_cases.ports.work import KeptQuestion
from domain.ids import WorkspaceId
from domain.questions.answers import Answer
from domain.questions.readings import Said


@dataclass(frozen=True, slots=True)
class CountedAnswers:
    """Answers questions as `AnswerQuestion` does, and counts them."""

    answering: AnswerQuestion
    metrics: Metrics

    def __call__(self, question: KeptQuestion) -> Answer | None:
        started = time.perf_counter()
        found = self.answering(question)
        if found is not None:
            self._count(found, started)
        return found

    def in_conversation(self, workspace: WorkspaceId, text: str, where: Conversation) -> Answer:
        started = time.perf_counter()
        found = self.answering.in_conversation(workspace, text, where)
        self._count(found, started)
        return found

    def chosen(self, workspace: WorkspaceId, where: Conversation, choice: Chosen) -> Answer:
        return self.answering.chosen(workspace, where, choice)

    def chosen_project(self, workspace: WorkspaceId, where: Conversation, said: Said) -> Answer:
        return self.answering.chosen_project(workspace, where, said)

    def _count(self, found: Answer, started: float) -> None:
        self.metrics.answered(type(found).__name__, time.perf_counter() - started)
