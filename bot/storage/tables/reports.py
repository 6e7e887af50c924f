"""The table of what pipelines report and people have to confirm."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Facts, Row, Texts
from bot.storage.tables.registry import BY_KEY
from domain.ids import MemberId, PhaseKey, ProjectKey, RequestId, WorkspaceId
from domain.statuses import ReportStatus


class ReportRow(Row):
    """A report with what the pipeline sent; `version` lets one change of it win."""

    __tablename__ = "reports"
    __table_args__ = (Index(None, "workspace", "project", "status"), BY_KEY)

    id: Mapped[RequestId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    project: Mapped[ProjectKey]
    phase: Mapped[PhaseKey]
    pipeline: Mapped[str]
    completions: Mapped[int]
    at: Mapped[datetime]
    note: Mapped[str]
    given: Mapped[Facts]
    status: Mapped[ReportStatus]
    confirmed: Mapped[Texts]
    settled_by: Mapped[MemberId | None]
    reason: Mapped[str]
    version: Mapped[int]
