"""What is written once a question is answered: not at once, but together with other things."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, Dialect, bindparam, null, update

from bot.storage.conversations import keep_spoken, rows_of
from bot.storage.prepared import Prepared
from bot.storage.readings import keep_readings, row_of
from bot.storage.tables.inbox_outbox import InboxRow
from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.questions import ConversationKey, Spoken
from bot.use_cases.ports.work import InboxKey
from domain.ids import WorkspaceId

_LET_GO = (
    update(InboxRow)
    .where(InboxRow.workspace == bindparam("of_workspace"), InboxRow.key == bindparam("of_key"))
    .values(question=null(), channel=null(), asker=null(), thread=null())
)
Answered = tuple[InboxKey, WorkspaceId]
SpokenIn = tuple[WorkspaceId, Spoken]
ReadIn = tuple[WorkspaceId, KeptReading]


@dataclass(slots=True)
class Afterwards:
    """Things that wait to be written."""

    answered: list[Answered] = field(default_factory=list[Answered])
    spoken: list[SpokenIn] = field(default_factory=list[SpokenIn])
    readings: list[ReadIn] = field(default_factory=list[ReadIn])

    def __bool__(self) -> bool:
        return bool(self.answered or self.spoken or self.readings)

    def put_before(self, later: "Afterwards") -> "Afterwards":
        """Return these things and then those."""
        return Afterwards(
            self.answered + later.answered,
            self.spoken + later.spoken,
            self.readings + later.readings,
        )

    def each(self) -> Iterator["Afterwards"]:
        """Return these things one by one."""
        yield from (Afterwards(answered=[one]) for one in self.answered)
        yield from (Afterwards(spoken=[one]) for one in self.spoken)
        yield from (Afterwards(readings=[one]) for one in self.readings)

    def speaks_of(self, workspace: WorkspaceId, key: ConversationKey) -> bool:
        """Tell whether something was said in a conversation."""
        return any(key in each.until for of, each in self.spoken if of == workspace)


class Writing:
    """Writes such things, every process in the same order: so no two wait for each other."""

    def __init__(self, dialect: Dialect) -> None:
        """Compile the statements."""
        self._let_go = Prepared(_LET_GO, dialect)
        self._keep_spoken = keep_spoken(dialect)
        self._keep_readings = keep_readings(dialect)

    def __call__(self, connection: Connection, afterwards: Afterwards) -> None:
        if afterwards.answered:
            self._let_go.on_each(connection, _keys(afterwards.answered))
        if afterwards.spoken:
            self._keep_spoken.on_each(connection, rows_of(afterwards.spoken))
        if afterwards.readings:
            rows = sorted(afterwards.readings, key=lambda kept: kept[1].id)
            self._keep_readings.on_each(connection, [row_of(*kept) for kept in rows])


def _keys(answered: Iterable[Answered]) -> list[dict[str, str]]:
    return [{"of_key": key, "of_workspace": of} for key, of in sorted(answered)]
