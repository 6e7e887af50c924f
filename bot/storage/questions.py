"""What answering questions takes of the database: they are kept, and little is read."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Engine

from bot.storage.answer_places import chosen_places
from bot.storage.conversations import SqlConversations, forget_spoken
from bot.storage.directory import SqlDirectory
from bot.storage.intake import Intake
from bot.storage.remembering import Memory, RememberingDirectory
from bot.storage.revisions import revision_of
from bot.storage.trouble import away_when_unreachable
from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.questions import Spoken
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from domain.ids import ChannelId, WorkspaceId
from domain.statuses import AnswerPlace


@dataclass(frozen=True, slots=True)
class SqlReads:
    """What can be read of one workspace."""

    workspace: WorkspaceId
    registry: RememberingDirectory
    conversations: SqlConversations


class SqlQuestions:
    """Keeps questions until they are answered, and reads what answers need."""

    def __init__(self, engine: Engine, memory: Memory | None = None) -> None:
        self._engine = engine
        self._intake = Intake(engine)
        self._memory = memory or Memory()

    def take(self, question: KeptQuestion) -> int | None:
        """Keep a question; returns the registry's revision, None where it was taken before."""
        return self._intake.take(question)

    def answered(self, workspace: WorkspaceId, key: InboxKey) -> None:
        """Let go of a question, a little later."""
        self._intake.answered(workspace, key)

    def remember(self, workspace: WorkspaceId, spoken: Spoken) -> None:
        """Keep what was said, a little later; who asks here finds it at once."""
        self._intake.remember(workspace, spoken)

    def keep(self, workspace: WorkspaceId, reading: KeptReading) -> None:
        """Keep how a question was understood, a little later; one that is kept stays as it is."""
        self._intake.keep(workspace, reading)

    def answer_place(self, workspace: WorkspaceId, channel: ChannelId) -> AnswerPlace:
        """Return where answers appear in a channel, as whoever asked there last could see it.

        Read once for each revision of the registry, and for all channels of the workspace.
        """
        known = self._memory.latest(workspace)
        if known.answer_places is None:
            with away_when_unreachable(), self._engine.connect() as connection:
                known.answer_places = chosen_places(connection, workspace)
        return known.answer_places.get(channel, AnswerPlace.THREAD)

    def forget(self, now: datetime) -> int:
        """Delete what was to be kept until before now; return in how many conversations."""
        with away_when_unreachable(), self._engine.begin() as connection:
            return forget_spoken(connection, now)

    def write_now(self) -> None:
        """Write what waits to be written, so that others find it; before an end, too."""
        self._intake.write_now()

    @contextmanager
    def reads(self, workspace: WorkspaceId, revision: int | None = None) -> Generator[SqlReads]:
        """Read what is so at a revision or later; at the present one where none is given."""
        opening = _Opening(self._engine.connect)
        try:
            with away_when_unreachable():
                if revision is None:
                    revision = revision_of(opening(), workspace)
                known = self._memory.at(workspace, revision)
                read = SqlDirectory(opening, workspace)
                said = SqlConversations(opening, workspace, self._intake.settle)
                yield SqlReads(workspace, RememberingDirectory(read, known), said)
        finally:
            opening.close()


@dataclass(slots=True)
class _Opening:
    """A connection that is opened when it is needed, if it ever is."""

    connect: Callable[[], Connection]
    _opened: Connection | None = field(default=None)

    def __call__(self) -> Connection:
        if self._opened is None:
            self._opened = self.connect()
        return self._opened

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
