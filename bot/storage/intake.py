"""Questions go into the inbox and out of it many at a time: whoever comes next writes for all."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine

from bot.storage.afterwards import Afterwards, Writing
from bot.storage.holding import Held
from bot.storage.inserting import insert_into
from bot.storage.prepared import Prepared
from bot.storage.revisions import revision_of
from bot.storage.tables.inbox_outbox import InboxRow
from bot.storage.trouble import away_when_unreachable
from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.questions import ConversationKey, Spoken
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from domain.errors import RegistryAway
from domain.ids import WorkspaceId

LINGER = 0.25  # seconds that what may be written later waits for company
MOST = 100  # questions in one transaction

_COLUMNS = ("workspace", "key", "taken_at", "question", "channel", "asker", "thread")


@dataclass(slots=True)
class _Taking:
    """A question that waits to be written, and what came of it."""

    question: KeptQuestion
    revision: int | None = None
    error: Exception | None = None
    is_over: bool = False


class _SomeTakenBefore(Exception):
    """Of several questions some were taken before; written one by one, each tells for itself."""


@dataclass(slots=True)
class Intake:
    """Takes questions, and writes what is left to do afterwards; for many threads at once.

    Each transaction waits for the disk, and on SQLite for its turn. So one thread at a time writes,
    and it writes what all the others are waiting for. What nobody waits for is written a moment
    later, all at once.
    """

    engine: Engine
    _waiting: list[_Taking] = field(default_factory=list[_Taking])
    _afterwards: Afterwards = field(default_factory=Afterwards)
    _changing: threading.Lock = field(default_factory=threading.Lock)  # the two above
    _writing: threading.Lock = field(default_factory=threading.Lock)  # to the database
    _later: threading.Timer | None = None
    _held: Held = field(init=False)
    _take: Prepared = field(init=False)
    _write_afterwards: Writing = field(init=False)

    def __post_init__(self) -> None:
        dialect = self.engine.dialect
        self._held = Held(self.engine)
        taking = insert_into(InboxRow, dialect.name).on_conflict_do_nothing()
        self._take = Prepared(taking, dialect, _COLUMNS)
        self._write_afterwards = Writing(dialect)

    def take(self, question: KeptQuestion) -> int | None:
        """Keep a question; returns the registry's revision, None where it was taken before."""
        taking = _Taking(question)
        with self._changing:
            self._waiting.append(taking)
        while not taking.is_over:
            with self._writing:
                if not taking.is_over:
                    self._write_waiting(Afterwards())
        if taking.error is not None:
            raise taking.error
        return taking.revision

    def answered(self, workspace: WorkspaceId, key: InboxKey) -> None:
        """Let go of a question, a moment later."""
        with self._changing:
            self._afterwards.answered.append((key, workspace))
            self._start_later()

    def remember(self, workspace: WorkspaceId, spoken: Spoken) -> None:
        """Keep what was said, a moment later."""
        with self._changing:
            self._afterwards.spoken.append((workspace, spoken))
            self._start_later()

    def keep(self, workspace: WorkspaceId, reading: KeptReading) -> None:
        """Keep a reading, a moment later."""
        with self._changing:
            self._afterwards.readings.append((workspace, reading))
            self._start_later()

    def settle(self, workspace: WorkspaceId, key: ConversationKey) -> None:
        """Write now what was said in a conversation, if it waits or is being written."""
        with self._writing:
            if self._afterwards.speaks_of(workspace, key):
                self._write_everything()

    def write_now(self) -> None:
        """Write now what waits to be written."""
        with self._changing:
            later, self._later = self._later, None
        if later is not None:
            later.cancel()
        self._flush()

    def _start_later(self) -> None:
        if self._later is None:
            self._later = threading.Timer(LINGER, self._write_later)
            self._later.daemon = True
            self._later.start()

    def _write_later(self) -> None:
        with self._changing:
            self._later = None
        self._flush()

    def _flush(self) -> None:
        with self._writing:
            self._write_everything()
            self._held.let_go()

    def _write_everything(self) -> None:
        with self._changing:
            afterwards, self._afterwards = self._afterwards, Afterwards()
        self._write_waiting(afterwards)

    def _write_waiting(self, afterwards: Afterwards) -> None:
        with self._changing:
            takings, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        try:
            self._write_all(takings, afterwards)
        finally:
            if self._later is None:  # otherwise there is more to write, in a moment
                self._held.let_go()
            for taking in takings:
                taking.is_over = True

    def _write_all(self, takings: Sequence[_Taking], afterwards: Afterwards) -> None:
        try:
            self._write(takings, afterwards)
        except RegistryAway as error:
            with self._changing:
                self._afterwards = afterwards.put_before(self._afterwards)  # for the next time
            for taking in takings:
                taking.error = error
        except Exception as error:  # noqa: BLE001 - each thread raises what concerns its question
            self._write_apart(takings, afterwards, error)

    def _write_apart(
        self, takings: Sequence[_Taking], afterwards: Afterwards, error: Exception
    ) -> None:
        """Write each thing by itself, so that a bad one harms no other; give a single one up."""
        parts = [([taking], Afterwards()) for taking in takings]
        parts += [([], one) for one in afterwards.each()]
        if len(parts) > 1:
            for some, others in parts:
                self._write_all(some, others)
            return
        for taking in takings:
            taking.error = error
        if afterwards:
            _tell_lost(afterwards, error)

    def _write(self, takings: Sequence[_Taking], afterwards: Afterwards) -> None:
        if not takings and not afterwards:
            return
        with away_when_unreachable(), self._held.begin() as connection:
            if takings:
                self._take_all(connection, takings)
            self._write_afterwards(connection, afterwards)

    def _take_all(self, connection: Connection, takings: Sequence[_Taking]) -> None:
        # Every process goes in the same order, so that no two wait for each other.
        questions = sorted((taking.question for taking in takings), key=lambda each: each.key)
        new = self._take.on_each(connection, map(_row, questions))
        if new < len(takings):
            if len(takings) > 1:
                raise _SomeTakenBefore
            return
        revisions = {of: revision_of(connection, of) for of in {q.workspace for q in questions}}
        for taking in takings:
            taking.revision = revisions[taking.question.workspace]


def _tell_lost(afterwards: Afterwards, error: Exception) -> None:
    import structlog  # noqa: PLC0415 - takes long to load, and `baton ask` never gets here

    log = structlog.get_logger(__name__)
    log.error("not_written", what=repr(afterwards), exc_info=error)


def _row(question: KeptQuestion) -> dict[str, Any]:
    """Return the columns of a question that is kept."""
    return {
        "workspace": question.workspace,
        "key": question.key,
        "taken_at": question.asked_at,
        "question": question.text,
        "channel": question.channel,
        "asker": question.asker,
        "thread": question.thread,
    }
