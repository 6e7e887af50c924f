"""The tables of a workspace's memory: what it was taught, what it was asked, what it keeps."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Row, Texts
from bot.storage.tables.states import LessonKind
from bot.use_cases.ports.memory import Verdict
from domain.ids import (
    ChannelId,
    MemberId,
    ProjectKey,
    QuestionId,
    ResponsibilityKey,
    RoleKey,
    TeachingId,
    WorkspaceId,
)
from domain.questions.policy import Outcome
from domain.questions.readings import Intent
from domain.teaching.teachings import TeachingStatus

BY_KEY = {"sqlite_with_rowid": False}


class TeachingRow(Row):
    """Something that was taught; nobody as `by` or `settled_by` means the operator.

    `phrase` is the exact phrase or the alias; which of the others are there depends on the kind.
    """

    __tablename__ = "teachings"
    __table_args__ = (Index(None, "workspace", "status", "at"),)

    id: Mapped[TeachingId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(ForeignKey("workspaces.id"), primary_key=True)
    kind: Mapped[LessonKind]
    phrase: Mapped[str]
    role: Mapped[RoleKey | None]
    responsibility: Mapped[ResponsibilityKey | None]
    topic: Mapped[str]
    status: Mapped[TeachingStatus]
    by: Mapped[MemberId | None]
    at: Mapped[datetime]
    changes: Mapped[int]
    question: Mapped[QuestionId | None]
    settled_by: Mapped[MemberId | None]
    settled_at: Mapped[datetime | None]


class ReadingRow(Row):
    """A question that was asked, and how it was understood; `words` is it as one phrase."""

    __tablename__ = "readings"
    __table_args__ = (
        Index(None, "workspace", "outcome", "words", "asked_at"),
        Index(None, "asked_at"),
    )

    id: Mapped[QuestionId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    asker: Mapped[MemberId]
    channel: Mapped[ChannelId]
    thread: Mapped[str]
    text: Mapped[str]
    words: Mapped[str]
    asked_at: Mapped[datetime]
    intent: Mapped[Intent]
    outcome: Mapped[Outcome]
    confidence: Mapped[float]
    roles: Mapped[Texts]
    topic: Mapped[str]
    project: Mapped[ProjectKey | None]
    learned: Mapped[TeachingId | None]


class VoteRow(Row):
    """What a member thinks of an answer; `role` is the right one where they chose it."""

    __tablename__ = "votes"
    __table_args__ = (BY_KEY,)

    question: Mapped[QuestionId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    voter: Mapped[MemberId] = mapped_column(primary_key=True)
    verdict: Mapped[Verdict]
    role: Mapped[RoleKey | None]
    at: Mapped[datetime]


class SavedQuestionRow(Row):
    """A question that must be answered with a role; nobody as `by` means the operator."""

    __tablename__ = "saved_questions"
    __table_args__ = (BY_KEY,)

    words: Mapped[str] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(ForeignKey("workspaces.id"), primary_key=True)
    text: Mapped[str]
    role: Mapped[RoleKey]
    by: Mapped[MemberId | None]
    at: Mapped[datetime]


class WeeklyListRow(Row):
    """A member wants to read every week what has no answer; `told_until` is up to when they did."""

    __tablename__ = "weekly_lists"
    __table_args__ = (BY_KEY,)

    member: Mapped[MemberId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(ForeignKey("workspaces.id"), primary_key=True)
    since: Mapped[datetime]
    told_until: Mapped[datetime | None]
