"""Which workspace a Slack team is, where the registry file named none."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.use_cases.ports.bulk import BulkWork, OpenBulkWork
from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.questions import QuestionReads, Questions, Spoken
from bot.use_cases.ports.work import InboxKey, KeptQuestion, OpenWork, Work, Workspaces
from domain.ids import ChannelId, WorkspaceId
from domain.statuses import AnswerPlace

LOCAL = WorkspaceId("local")  # the workspace of a registry file that names none


@dataclass(frozen=True, slots=True)
class WorkspaceOfTeam:
    """The team's own workspace, or the local one where that is all there is.

    So a registry that was imported before Baton met Slack serves the team that installs it.
    """

    workspaces: Workspaces
    _known: set[WorkspaceId] = field(default_factory=set[WorkspaceId], compare=False)

    def __call__(self, workspace: WorkspaceId) -> WorkspaceId:
        if workspace in self._known:
            return workspace
        known = self.workspaces()
        self._known.update(known)
        return LOCAL if known == (LOCAL,) else workspace


@dataclass(frozen=True, slots=True)
class OpenWorkOfTeam:
    """Opens work on the workspace of a team."""

    open_work: OpenWork
    meant: WorkspaceOfTeam

    def __call__(self, workspace: WorkspaceId) -> AbstractContextManager[Work]:
        return self.open_work(self.meant(workspace))


@dataclass(frozen=True, slots=True)
class OpenBulkWorkOfTeam:
    """Opens work on the registry as a whole, of the workspace of a team."""

    open_work: OpenBulkWork
    meant: WorkspaceOfTeam

    def __call__(self, workspace: WorkspaceId) -> AbstractContextManager[BulkWork]:
        return self.open_work(self.meant(workspace))


@dataclass(frozen=True, slots=True)
class OpenWorkAfterQuestions:
    """Opens work once everything is written that was asked and answered here so far.

    Whoever presses a button of an answer finds its question.
    """

    open_work: OpenWork
    write_now: Callable[[], None]

    def __call__(self, workspace: WorkspaceId) -> AbstractContextManager[Work]:
        self.write_now()
        return self.open_work(workspace)


@dataclass(frozen=True, slots=True)
class QuestionsOfTeam:
    """Keeps and answers questions in the workspace of a team."""

    questions: Questions
    meant: WorkspaceOfTeam

    def take(self, question: KeptQuestion) -> int | None:
        meant = self.meant(question.workspace)
        if meant != question.workspace:
            question = replace(question, workspace=meant)
        return self.questions.take(question)

    def answered(self, workspace: WorkspaceId, key: InboxKey) -> None:
        self.questions.answered(self.meant(workspace), key)

    def remember(self, workspace: WorkspaceId, spoken: Spoken) -> None:
        self.questions.remember(self.meant(workspace), spoken)

    def keep(self, workspace: WorkspaceId, reading: KeptReading) -> None:
        self.questions.keep(self.meant(workspace), reading)

    def answer_place(self, workspace: WorkspaceId, channel: ChannelId) -> AnswerPlace:
        return self.questions.answer_place(self.meant(workspace), channel)

    def forget(self, now: datetime) -> int:
        return self.questions.forget(now)

    def reads(
        self, workspace: WorkspaceId, revision: int | None = None
    ) -> AbstractContextManager[QuestionReads]:
        return self.questions.reads(self.meant(workspace), revision)
