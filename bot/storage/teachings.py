"""What one workspace was taught, in SQL, with the questions that its team keeps."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_or_replace
from bot.storage.locking import lock_workspace, renew_knowledge
from bot.storage.tables.registry import ProjectRow
from bot.storage.tables.states import LessonKind
from bot.storage.tables.teaching import SavedQuestionRow, TeachingRow
from domain.ids import MemberId, ResponsibilityKey, RoleKey, TeachingId, WorkspaceId
from domain.projects import Actor, Operator, Person, member_of
from domain.questions.whole import whole
from domain.teaching.comparing import SavedQuestion
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias
from domain.teaching.refusals import TeachingNotFound
from domain.teaching.teachings import Maintainers, Teaching, TeachingStatus


@dataclass(frozen=True, slots=True)
class SqlTeachings:
    """The teachings of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def lock(self) -> None:
        """Make the workspace if it is not there; let nobody else teach until the end."""
        lock_workspace(self.session, self.workspace)

    def add(self, teaching: Teaching) -> None:
        """Store a new teaching; one in force renews all caches."""
        row = {
            "id": teaching.id,
            "workspace": self.workspace,
            "status": teaching.status,
            "by": member_of(teaching.by),
            "at": teaching.at,
            "changes": teaching.changes,
            "question": teaching.question,
            **_columns(teaching.lesson),
        }
        self.session.connection().execute(insert(TeachingRow), row)
        if teaching.status is TeachingStatus.TAUGHT:
            renew_knowledge(self.session, self.workspace)

    def settle(self, teaching: Teaching) -> None:
        """Store where a teaching stands now; renews all caches."""
        settled_by = member_of(teaching.settled_by) if teaching.settled_by else None
        self.session.connection().execute(
            update(TeachingRow)
            .where(TeachingRow.workspace == self.workspace, TeachingRow.id == teaching.id)
            .values(status=teaching.status, settled_by=settled_by, settled_at=teaching.settled_at)
        )
        renew_knowledge(self.session, self.workspace)

    def teaching(self, key: TeachingId) -> Teaching:
        """Return a teaching; raises `TeachingNotFound`."""
        found = self.find(key)
        if found is None:
            raise TeachingNotFound
        return found

    def find(self, key: TeachingId) -> Teaching | None:
        """Return a teaching, None where there is none."""
        mine = (TeachingRow.workspace == self.workspace, TeachingRow.id == key)
        row = self.session.scalars(select(TeachingRow).where(*mine)).one_or_none()
        return _teaching(row) if row else None

    def listed(self, statuses: Collection[TeachingStatus], limit: int) -> tuple[Teaching, ...]:
        """Return the latest teachings of these statuses, the newest first."""
        rows = self.session.scalars(
            select(TeachingRow)
            .where(TeachingRow.workspace == self.workspace, TeachingRow.status.in_(statuses))
            .order_by(TeachingRow.at.desc(), TeachingRow.id)
            .limit(limit)
        )
        return tuple(_teaching(row) for row in rows)

    def maintainers(self) -> Maintainers:
        """Return who looks after what the workspace knows: whoever leads a project."""
        leads = self.session.connection().scalars(
            select(ProjectRow.lead)
            .where(ProjectRow.workspace == self.workspace, ProjectRow.lead.is_not(None))
            .distinct()
        )
        return Maintainers(frozenset(lead for lead in leads if lead))

    def keep(self, question: SavedQuestion, by: Actor, at: datetime) -> None:
        """Keep a question that must be answered with a role; the same words are kept once."""
        row: dict[str, Any] = {
            "words": whole(question.text),
            "workspace": self.workspace,
            "text": question.text,
            "role": question.role,
            "by": member_of(by),
            "at": at,
        }
        insert_or_replace(self.session, SavedQuestionRow, [row], ("words", "workspace"))

    def forget(self, text: str) -> bool:
        """Let a kept question go; tell whether it was there."""
        mine = SavedQuestionRow.workspace == self.workspace
        gone = delete(SavedQuestionRow).where(mine, SavedQuestionRow.words == whole(text))
        return self.session.connection().execute(gone).rowcount > 0

    def kept(self) -> tuple[SavedQuestion, ...]:
        """Return the kept questions, in the order in which they were kept."""
        rows = self.session.connection().execute(
            select(SavedQuestionRow.text, SavedQuestionRow.role)
            .where(SavedQuestionRow.workspace == self.workspace)
            .order_by(SavedQuestionRow.at, SavedQuestionRow.words)
        )
        return tuple(SavedQuestion(text, role) for text, role in rows)


def lessons_in_force(connection: Connection, workspace: WorkspaceId) -> tuple[Lesson, ...]:
    """Return the lessons that are in force, in the order in which they were taught."""
    in_force = TeachingRow.status == TeachingStatus.TAUGHT
    rows = connection.execute(
        select(
            TeachingRow.kind,
            TeachingRow.phrase,
            TeachingRow.role,
            TeachingRow.responsibility,
            TeachingRow.topic,
        )
        .where(TeachingRow.workspace == workspace, in_force)
        .order_by(TeachingRow.at, TeachingRow.id)
    )
    return tuple(_lesson(*row) for row in rows)


def _columns(lesson: Lesson) -> dict[str, Any]:
    columns: dict[str, Any] = {"phrase": "", "role": None, "responsibility": None, "topic": ""}
    match lesson:
        case ExactPhrase(phrase, role, topic):
            said = {"kind": LessonKind.PHRASE, "phrase": phrase, "role": role, "topic": topic}
        case NewAlias(alias, responsibility):
            said = {"kind": LessonKind.ALIAS, "phrase": alias, "responsibility": responsibility}
        case MovedResponsibility(responsibility, role):
            said = {"kind": LessonKind.MOVED, "responsibility": responsibility, "role": role}
    return columns | said


def _lesson(
    kind: LessonKind,
    phrase: str,
    role: RoleKey | None,
    responsibility: ResponsibilityKey | None,
    topic: str,
) -> Lesson:
    key = responsibility or ResponsibilityKey("")
    match kind:
        case LessonKind.PHRASE:
            return ExactPhrase(phrase, role or RoleKey(""), topic)
        case LessonKind.ALIAS:
            return NewAlias(phrase, key)
        case LessonKind.MOVED:
            return MovedResponsibility(key, role or RoleKey(""))


def _teaching(row: TeachingRow) -> Teaching:
    settled_by = _actor(row.settled_by) if row.settled_at else None
    return Teaching(
        id=row.id,
        lesson=_lesson(row.kind, row.phrase, row.role, row.responsibility, row.topic),
        status=row.status,
        by=_actor(row.by),
        at=row.at,
        changes=row.changes,
        question=row.question,
        settled_by=settled_by,
        settled_at=row.settled_at,
    )


def _actor(member: MemberId | None) -> Actor:
    return Person(member) if member else Operator()
