"""What answering questions needs of the outside, as protocols."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import NewType, Protocol

from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.work import InboxKey, KeptQuestion, Reads
from domain.ids import ChannelId, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.questions.readings import Resolver, Said
from domain.statuses import AnswerPlace

ConversationKey = NewType("ConversationKey", str)  # `<channel>/<ts of a thread, or a member>`


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said at a moment, and until when each conversation keeps it."""

    said: Said
    at: datetime
    until: Mapping[ConversationKey, datetime]


class Conversations(Protocol):
    """What was said last in each conversation of one workspace."""

    def said(self, key: ConversationKey, since: datetime) -> Said | None:
        """Return what was said last in a conversation, None where that is before the moment."""
        ...


class QuestionReads(Reads, Protocol):
    """What can be read to answer a question: with what was said before it."""

    @property
    def conversations(self) -> Conversations: ...


class Questions(Protocol):
    """What answering takes of the database, and of nothing more; for many threads at once.

    All of it raises `RegistryAway` where the database is away.
    """

    def take(self, question: KeptQuestion) -> int | None:
        """Keep a question until it is answered; it is saved when this returns.

        Returns the registry's revision, None where the question was taken before.
        """
        ...

    def answered(self, workspace: WorkspaceId, key: InboxKey) -> None:
        """Let go of a question, a little later: its answer was posted."""
        ...

    def remember(self, workspace: WorkspaceId, spoken: Spoken) -> None:
        """Keep what was said, instead of what was said before; it is saved a little later.

        Whoever asks here finds it at once.
        """
        ...

    def keep(self, workspace: WorkspaceId, reading: KeptReading) -> None:
        """Keep how a question was understood, a little later; one that is kept stays as it is."""
        ...

    def answer_place(self, workspace: WorkspaceId, channel: ChannelId) -> AnswerPlace:
        """Return where answers appear in a channel, as whoever asked there last could see it."""
        ...

    def forget(self, now: datetime) -> int:
        """Delete what was to be kept until before now; return in how many conversations."""
        ...

    def reads(
        self, workspace: WorkspaceId, revision: int | None = None
    ) -> AbstractContextManager[QuestionReads]:
        """Read what is so at a revision or later; at the present one where none is given."""
        ...


class Understanding(Protocol):
    """What understands questions; made from what was learnt."""

    def __call__(self, knowledge: KnowledgeBase) -> Resolver:
        """Return the resolver of a knowledge base."""
        ...

    def is_word(self, word: str) -> bool:
        """Tell whether a folded word is known from texts, and so no slip of the finger."""
        ...
