"""Forgetting what was said and asked, once it helps nobody any longer."""

from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.use_cases.ports.questions import Questions
from bot.use_cases.ports.work import Clock, OpenWork, Workspaces

REMEMBERED_FOR = timedelta(days=90)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ForgetConversations:
    """Deletes what was said too long ago for anybody to go on with it."""

    questions: Questions
    now: Clock

    def __call__(self) -> None:
        log.info("conversations_forgotten", count=self.questions.forget(self.now()))


@dataclass(frozen=True, slots=True)
class ForgetOldQuestions:
    """Deletes what was asked long ago, with the votes on it."""

    workspaces: Workspaces
    open_work: OpenWork
    now: Clock

    def __call__(self) -> None:
        before = self.now() - REMEMBERED_FOR
        for workspace in self.workspaces():
            with self.open_work(workspace) as work:
                forgotten = work.readings.forget(before)
            log.info("questions_forgotten", workspace=workspace, count=forgotten)
