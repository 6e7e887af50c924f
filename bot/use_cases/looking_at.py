"""Which channel somebody looks at while they write to us: "here" is that channel's project then.

What somebody looks at is a hint and gives no rights: a private project counts only for those who
are on it.
"""

from collections.abc import Collection, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bot.use_cases.memory import KeptReading
from bot.use_cases.own_knowledge import OwnKnowledge
from bot.use_cases.ports import InboxKey, KeptQuestion
from bot.use_cases.question_ports import Conversations, QuestionReads, Questions, Spoken
from bot.use_cases.registry_ports import Directory
from domain.ids import ChannelId, MemberId, ProjectKey, RoleKey, WorkspaceId
from domain.projects import (
    Handoff,
    Hat,
    NamedMember,
    NamedProject,
    Person,
    Project,
    Standing,
    Tenure,
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
    return tuple(one for one in projects if not one.private or one.is_open_to(Person(member)))


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
class _DirectoryOfWhoLooks:
    """A registry in which the projects of a conversation are those of the channel looked at."""

    read: Directory
    workspace: WorkspaceId
    looked: LookedAt

    def in_channel(self, channel: ChannelId) -> tuple[Project, ...]:
        glance = self.looked.at(self.workspace, channel)
        if glance is None:
            return self.read.in_channel(channel)
        return open_here(self.read.in_channel(glance.channel), glance.member)

    def project(self, key: ProjectKey) -> Project:
        return self.read.project(key)

    def projects_named(self, phrases: Collection[str]) -> tuple[NamedProject, ...]:
        return self.read.projects_named(phrases)

    def projects_listed(self, limit: int) -> tuple[NamedProject, ...]:
        return self.read.projects_listed(limit)

    def projects_count(self) -> int:
        return self.read.projects_count()

    def projects_if_few(self) -> tuple[NamedProject, ...]:
        return self.read.projects_if_few()

    def members_named(self, phrases: Collection[str]) -> tuple[NamedMember, ...]:
        return self.read.members_named(phrases)

    def member_names(self, members: Collection[MemberId]) -> Mapping[MemberId, str]:
        return self.read.member_names(members)

    def hats_of(self, member: MemberId) -> tuple[Hat, ...]:
        return self.read.hats_of(member)

    def held_before(
        self, project: ProjectKey, role: RoleKey, standing: Standing
    ) -> tuple[Tenure, ...]:
        return self.read.held_before(project, role, standing)

    def waiting_for(self, member: MemberId) -> tuple[tuple[ProjectKey, Handoff], ...]:
        return self.read.waiting_for(member)

    def own_knowledge(self) -> OwnKnowledge:
        return self.read.own_knowledge()

    def knowledge_revision(self) -> int:
        return self.read.knowledge_revision()
