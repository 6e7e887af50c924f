"""How one workspace's questions were understood, in SQL, and what people think of the answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Subquery, and_, delete, func, select, update
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_into, insert_or_replace
from bot.storage.prepared import Prepared
from bot.storage.tables.teaching import ReadingRow, VoteRow
from bot.use_cases.ports.memory import KeptReading, Unanswered, Vote
from domain.ids import QuestionId, RoleKey, TeachingId, WorkspaceId
from domain.questions.policy import Outcome
from domain.questions.whole import whole
from domain.teaching.refusals import QuestionForgotten

LONGEST_TEXT = 1_000  # characters of a question that are kept
_COLUMNS = (
    *("id", "workspace", "asker", "channel", "thread", "text", "words", "asked_at", "intent"),
    *("outcome", "confidence", "roles", "topic", "project"),
)


@dataclass(frozen=True, slots=True)
class SqlReadings:
    """The readings of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def reading(self, question: QuestionId) -> KeptReading:
        """Return a reading; raises `QuestionForgotten`."""
        mine = (ReadingRow.workspace == self.workspace, ReadingRow.id == question)
        row = self.session.scalars(select(ReadingRow).where(*mine)).one_or_none()
        if row is None:
            raise QuestionForgotten
        return _reading(row)

    def doubted(self, question: QuestionId) -> None:
        """Count a question as unanswered: its asker meant something else."""
        mine = (ReadingRow.workspace == self.workspace, ReadingRow.id == question)
        unknown = update(ReadingRow).where(*mine).values(outcome=Outcome.UNKNOWN)
        self.session.connection().execute(unknown)

    def answered(self, limit: int, text: str = "") -> tuple[tuple[KeptReading, int], ...]:
        """Return the latest answered questions, each wording once with how often it was asked."""
        latest = self._grouped(limit, text, ReadingRow.outcome == Outcome.ANSWER)
        return tuple((_reading(row), count) for row, _, count in self._rows(latest, "last"))

    def unanswered(self, limit: int, text: str = "") -> tuple[Unanswered, ...]:
        """Return the questions without an answer, the latest first; with a text, its words only."""
        latest = self._grouped(limit, text, *_OPEN)
        found = self._rows(latest, "first")
        return tuple(Unanswered(_reading(row), last, count) for row, last, count in found)

    def learned(self, text: str, teaching: TeachingId) -> None:
        """Note that all unanswered questions in the words of a text have an answer now."""
        mine = (ReadingRow.workspace == self.workspace, ReadingRow.words == whole(text))
        known = update(ReadingRow).where(*mine, *_OPEN).values(learned=teaching)
        self.session.connection().execute(known)

    def vote(self, vote: Vote) -> None:
        """Store a vote; a member's second one on the same answer takes the first one's place."""
        row: dict[str, Any] = {
            "question": vote.question,
            "workspace": self.workspace,
            "voter": vote.voter,
            "verdict": vote.verdict,
            "role": vote.role,
            "at": vote.at,
        }
        insert_or_replace(self.session, VoteRow, [row], ("question", "workspace", "voter"))

    def votes(self) -> Iterator[tuple[KeptReading, Vote]]:
        """Return all votes with what they are about, oldest first."""
        about = and_(ReadingRow.id == VoteRow.question, ReadingRow.workspace == VoteRow.workspace)
        rows = self.session.execute(
            select(ReadingRow, VoteRow)
            .join(VoteRow, about)
            .where(VoteRow.workspace == self.workspace)
            .order_by(VoteRow.at, VoteRow.question, VoteRow.voter)
        )
        for reading, vote in rows:
            voted = Vote(vote.question, vote.voter, vote.verdict, vote.at, vote.role)
            yield _reading(reading), voted

    def forget(self, before: datetime) -> int:
        """Delete what was asked before a moment, votes included; return how many questions."""
        old = (ReadingRow.workspace == self.workspace, ReadingRow.asked_at < before)
        ids = select(ReadingRow.id).where(*old)
        connection = self.session.connection()
        mine = VoteRow.workspace == self.workspace
        connection.execute(delete(VoteRow).where(mine, VoteRow.question.in_(ids)))
        return connection.execute(delete(ReadingRow).where(*old)).rowcount

    def _grouped(self, limit: int, text: str, *where: ColumnElement[bool]) -> Subquery:
        wanted = [ReadingRow.workspace == self.workspace, *where]
        if text:
            wanted.append(ReadingRow.words == whole(text))
        last = func.max(ReadingRow.asked_at)
        return (
            select(
                ReadingRow.words,
                func.min(ReadingRow.asked_at).label("first"),
                last.label("last"),
                func.count().label("count"),
            )
            .where(*wanted)
            .group_by(ReadingRow.words)
            .order_by(last.desc(), ReadingRow.words)
            .limit(limit)
            .subquery()
        )

    def _rows(self, grouped: Subquery, moment: str) -> Iterator[tuple[ReadingRow, datetime, int]]:
        same = and_(ReadingRow.words == grouped.c.words, ReadingRow.asked_at == grouped.c[moment])
        rows = self.session.execute(
            select(ReadingRow, grouped.c.last, grouped.c["count"])
            .join(grouped, same)
            .where(ReadingRow.workspace == self.workspace)
            .order_by(grouped.c.last.desc(), ReadingRow.words, ReadingRow.id)
        )
        seen: set[str] = set()
        for row, last, count in rows:
            if row.words not in seen:  # two may have come at the same moment
                seen.add(row.words)
                yield row, last, count


_OPEN = (ReadingRow.outcome == Outcome.UNKNOWN, ReadingRow.learned.is_(None))


def keep_readings(dialect: Dialect) -> Prepared:
    """Return the statement that keeps a row of `row_of`; one of that id stays as it is."""
    keeping = insert_into(ReadingRow, dialect.name).on_conflict_do_nothing()
    return Prepared(keeping, dialect, _COLUMNS)


def row_of(workspace: WorkspaceId, reading: KeptReading) -> dict[str, Any]:
    """Return the columns of a reading."""
    return {
        "id": reading.id,
        "workspace": workspace,
        "asker": reading.asker,
        "channel": reading.channel,
        "thread": reading.thread,
        "text": reading.text[:LONGEST_TEXT],
        "words": whole(reading.text),
        "asked_at": reading.asked_at,
        "intent": reading.intent,
        "outcome": reading.outcome,
        "confidence": reading.confidence,
        "roles": list(reading.roles),
        "topic": reading.topic,
        "project": reading.project,
    }


def _reading(row: ReadingRow) -> KeptReading:
    return KeptReading(
        id=row.id,
        asker=row.asker,
        channel=row.channel,
        thread=row.thread,
        text=row.text,
        asked_at=row.asked_at,
        intent=row.intent,
        outcome=row.outcome,
        confidence=row.confidence,
        roles=tuple(RoleKey(role) for role in row.roles),
        topic=row.topic,
        project=row.project,
        learned=row.learned,
    )
