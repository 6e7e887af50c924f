"""Counts what the use cases do, from outside: they know nothing of it."""

import time
from dataclasses import dataclass

from bot.telemetry.metrics import Metrics
from bot.use_cases.asking import AnswerQuestion, Chosen
from bot.use_cases.ports import KeptQuestion
from domain.ids import ChannelId, MemberId, WorkspaceId
from domain.questions.answers import Answer


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

    def answer(
        self, workspace: WorkspaceId, text: str, channel: ChannelId, asker: MemberId
    ) -> Answer:
        started = time.perf_counter()
        found = self.answering.answer(workspace, text, channel, asker)
        self._count(found, started)
        return found

    def chosen(
        self, workspace: WorkspaceId, channel: ChannelId, asker: MemberId, choice: Chosen
    ) -> Answer:
        return self.answering.chosen(workspace, channel, asker, choice)

    def _count(self, found: Answer, started: float) -> None:
        self.metrics.answered(type(found).__name__, time.perf_counter() - started)
