"""Which channel somebody looks at while they write to us: "here" is that channel's project then.

What somebody looks at is a hint and gives no rights: a private project counts only for those who
are on it.
"""

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bot.use_cases.asking.reading_through import ReadingThrough
from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.questions import Conversations, QuestionReads, Questions, Spoken
from bot.use_cases.ports.registry import Directory
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from domain.ids import ChannelId, MemberId, WorkspaceId
from domain.projects import (
    Person,
    Project,
)
from domain.statuses import AnswerPlace

MOST = 10_000  # conversations; Slack says it anew with each message


@dataclass(frozen=True, slots=True)
class Glance:
    """Who looks at which channel."""

    member: MemberId
    channel: ChannelId


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What members look at, by their conversation with us; this process alone needs to know."""

    _of: dict[tuple[WorkspaceId, ChannelId], Glance] = field(
        default_factory=dict[tuple[WorkspaceId, ChannelId], Glance]
    )

    def note(self, workspace: WorkspaceId, conversation: ChannelId, glance: Glance | None) -> None:
        """Keep what a member looks at, None where they look at no channel."""
        if glance is None:
            self._of.pop((workspace, conversation), None)
            return
        if len(self._of) >= MOST:
            self._of.clear()
        self._of[workspace, conversation] = glance

    def at(self, workspace: WorkspaceId, conversation: ChannelId) -> Glance | None:
        """Return what a member looks at, None where that is no channel or nobody knows."""
        return self._of.get((workspace, conversation))


def open_here(projects: tuple[Project, ...], member: MemberId) -> tuple[Project, ...]:
    """Leave out the private projects that a member is not on."""
    return tuple(one for one in projects if one.is_open_to(Person(member)))


@dataclass(frozen=True, slots=True)
class QuestionsOfWhoLooks:
    """Keeps and answers questions as ever; only "here" is what the asker looks at."""

    questions: Questions
    looked: LookedAt

    def take(self, question: KeptQuestion) -> int | None:
        return self.questions.take(question)

    def answered(self, workspace: WorkspaceId, key: InboxKey) -> None:
        self.questions.answered(workspace, key)

    def remember(self, workspace: WorkspaceId, spoken: Spoken) -> None:
        self.questions.remember(workspace, spoken)

    def keep(self, workspace: WorkspaceId, reading: KeptReading) -> None:
        self.questions.keep(workspace, reading)

    def answer_place(self, workspace: WorkspaceId, channel: ChannelId) -> AnswerPlace:
        return self.questions.answer_place(workspace, channel)

    def forget(self, now: datetime) -> int:
        return self.questions.forget(now)

    def reads(
        self, workspace: WorkspaceId, revision: int | None = None
    ) -> AbstractContextManager[QuestionReads]:
        return self._reads(workspace, revision)

    @contextmanager
    def _reads(self, workspace: WorkspaceId, revision: int | None) -> Generator[QuestionReads]:
        with self.questions.reads(workspace, revision) as reads:
            here = _DirectoryOfWhoLooks(reads.registry, workspace, self.looked)
            yield _Reads(reads.workspace, here, reads.conversations)


@dataclass(frozen=True, slots=True)
class _Reads:
    """What can be read of one workspace, with another registry."""

    workspace: WorkspaceId
    registry: Directory
    conversations: Conversations


@dataclass(frozen=True, slots=True)
class _DirectoryOfWhoLooks(ReadingThrough):
    """A registry in which the projects of a conversation are those of the channel looked at."""

    workspace: WorkspaceId
    looked: LookedAt

    def in_channel(self, channel: ChannelId) -> tuple[Project, ...]:
        glance = self.looked.at(self.workspace, channel)
        if glance is None:
            return self.read.in_channel(channel)
        return open_here(self.read.in_channel(glance.channel), glance.member)
