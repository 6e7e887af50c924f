"""What pipelines reported done, and a member has to confirm."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.handoffs.calling import told_of
from domain.handoffs.confirming import Report
from domain.ids import MemberId, RequestId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.packets import Link
from domain.projects import Project, Standing


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A report that waits for the member, as it stands: `confirmed` of `needed` people."""

    report: RequestId
    pipeline: str
    project_name: str
    phase_name: str
    since: datetime
    confirmed: tuple[MemberId, ...]
    needed: int
    note: str = ""
    links: tuple[Link, ...] = ()


def to_confirm(
    member: MemberId, project: Project, reports: Iterable[Report], knowledge: KnowledgeBase
) -> Iterator[ToConfirm]:
    """Yield those of the reports that are about the project and wait for the member."""
    workflow = knowledge.workflow(project.workflow)
    known = {phase.key for phase in project.phases if workflow.has_phase(phase.key)}
    for report in reports:
        if report.project == project.key and report.phase in known:
            phase = workflow.phase(report.phase)
            if member in _still_to_confirm(project, phase.accountable, report):
                yield _described(report, project, phase.name, phase.confirmations)


def _still_to_confirm(project: Project, role: RoleKey, report: Report) -> Iterable[MemberId]:
    """Return whom a report waits for; nobody once it is settled.

    Backups are among them: it may take more people than hold the role first. Where nobody holds
    it, it waits for the lead, who is told then.
    """
    if not report.waits(project):
        return ()
    told = told_of(project, (holder for one in Standing for holder in project.holders(role, one)))
    people = {*told.members, *(member for group in told.called for member in group.members)}
    if told.is_nobody and project.lead:
        people = {project.lead}
    return people - set(report.confirmed)


def _described(report: Report, project: Project, phase_name: str, needed: int) -> ToConfirm:
    return ToConfirm(
        report.id,
        report.pipeline,
        project.name,
        phase_name,
        report.at,
        report.confirmed,
        needed,
        report.note,
        report.given.links,
    )
