"""The tables of what happened to projects: rows are added; an act may be taken back later."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Facts, Row
from bot.storage.tables.registry import of_project
from domain.ids import CompletionId, MemberId, PhaseKey, ProjectKey, WorkspaceId
from domain.projects import PhaseStatus
from domain.statuses import TakenBackBy


class CompletionRow(Row):
    """One act of ending a phase; nobody as `by` or `taken_back_by` means the operator.

    `pipeline:<name>` means a pipeline.

    How the phase stood before is not known of acts that are older than the columns for it.
    """

    __tablename__ = "completions"
    __table_args__ = (of_project(),)

    id: Mapped[CompletionId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    project: Mapped[ProjectKey]
    phase: Mapped[PhaseKey]
    by: Mapped[MemberId | None]
    at: Mapped[datetime]
    note: Mapped[str]
    outcome: Mapped[PhaseStatus] = mapped_column(server_default=PhaseStatus.DONE.value)
    was_status: Mapped[PhaseStatus | None]
    was_holder: Mapped[MemberId | None]
    was_since: Mapped[datetime | None]
    taken_back: Mapped[TakenBackBy | None]
    taken_back_by: Mapped[MemberId | None]
    taken_back_at: Mapped[datetime | None]
    taken_back_why: Mapped[str | None]
    packet: Mapped[str | None]  # JSON, kept as text: with whole projects it is read unopened


class EventRow(Row):
    """A fact of the audit trail, in the order in which facts came; no actor means the operator."""

    __tablename__ = "events"
    __table_args__ = (of_project(), Index(None, "project", "workspace", "seq"))

    seq: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId]
    project: Mapped[ProjectKey]
    kind: Mapped[str]
    actor: Mapped[MemberId | None]
    at: Mapped[datetime]
    facts: Mapped[Facts]
