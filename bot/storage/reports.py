"""What pipelines of one workspace report, in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_once
from bot.storage.planning import changed
from bot.storage.tables.reports import ReportRow
from domain.errors import SomebodyWasFaster
from domain.handoffs.commands import Given
from domain.handoffs.confirming import Report, ReportNotFound
from domain.ids import MemberId, PhaseKey, ProjectKey, RequestId, WorkspaceId
from domain.packets import Link
from domain.statuses import ReportStatus


@dataclass(frozen=True, slots=True)
class SqlReports:
    """The reports of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def of(self, key: RequestId) -> Report:
        """Return a report; raises `ReportNotFound`."""
        row = self.session.get(ReportRow, (key, self.workspace), populate_existing=True)
        if row is None:
            raise ReportNotFound
        return _report(row)

    def about(self, project: ProjectKey, phase: PhaseKey) -> tuple[Report, ...]:
        """Return all reports of a phase, however they ended."""
        return self._where(ReportRow.project == project, ReportRow.phase == phase)

    def unsettled(self, projects: Collection[ProjectKey]) -> tuple[Report, ...]:
        """Return the reports of the projects that nobody confirmed enough or rejected.

        Some may be of no use any longer, since their phase changed.
        """
        if not projects:
            return ()
        is_open = ReportRow.status == ReportStatus.OPEN
        return self._where(ReportRow.project.in_(sorted(projects)), is_open)

    def add(self, report: Report) -> None:
        """Store a new report; raises `SomebodyWasFaster` where there is one of its id."""
        if not insert_once(self.session.connection(), ReportRow, self._columns(report)):
            raise SomebodyWasFaster(report.project)

    def replace(self, report: Report) -> bool:
        """Store a report that changed; tell whether it was as it was read."""
        same = (
            ReportRow.id == report.id,
            ReportRow.workspace == self.workspace,
            ReportRow.version == report.version - 1,
        )
        statement = update(ReportRow).where(*same).values(**self._columns(report))
        return changed(self.session, statement)

    def _where(self, *conditions: ColumnElement[bool]) -> tuple[Report, ...]:
        """Return the reports of which this is true, oldest first."""
        mine = (ReportRow.workspace == self.workspace, *conditions)
        rows = self.session.scalars(select(ReportRow).where(*mine).order_by(ReportRow.at))
        return tuple(map(_report, rows))

    def _columns(self, report: Report) -> Mapping[str, Any]:
        given = report.given
        return {
            "id": report.id,
            "workspace": self.workspace,
            "project": report.project,
            "phase": report.phase,
            "pipeline": report.pipeline,
            "completions": report.completions,
            "at": report.at,
            "note": report.note,
            "given": {
                "links": [[link.name, link.url] for link in given.links],
                "ticked": list(given.ticked),
                "risks": given.risks,
            },
            "status": report.status,
            "confirmed": list(report.confirmed),
            "settled_by": report.settled_by,
            "reason": report.reason,
            "version": report.version,
        }


def _report(row: ReportRow) -> Report:
    links = tuple(Link(name, url) for name, url in row.given["links"])
    return Report(
        id=row.id,
        project=row.project,
        phase=row.phase,
        pipeline=row.pipeline,
        completions=row.completions,
        at=row.at,
        note=row.note,
        given=Given(links, tuple(row.given["ticked"]), row.given["risks"]),
        status=row.status,
        confirmed=tuple(map(MemberId, row.confirmed)),
        settled_by=row.settled_by,
        reason=row.reason,
        version=row.version,
    )
