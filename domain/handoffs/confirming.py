"""What a pipeline reports done and people have to confirm: M of those who may."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.actors import Person, Pipeline
from domain.errors import NotFound, Refused
from domain.handoffs.commands import NOTHING_GIVEN, CompletePhase, Given
from domain.handoffs.completing import complete
from domain.handoffs.endings import checked_reason
from domain.handoffs.permission import require_role
from domain.handoffs.standing_in import asked, stands_in
from domain.handoffs.steps import Step
from domain.ids import MemberId, PhaseKey, ProjectKey, RequestId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import Project
from domain.statuses import ReportStatus
from domain.wording import Inside, Wording, within
from domain.words import Saying, _


@dataclass(frozen=True, slots=True)
class Report:
    """A pipeline's report with what it sent; `version` grows with every change of it.

    `completions` is how often the phase had been completed: once that or its openness changes, the
    report is of no use any longer.
    """

    id: RequestId
    project: ProjectKey
    phase: PhaseKey
    pipeline: str
    completions: int
    at: datetime
    note: str = ""
    given: Given = NOTHING_GIVEN
    status: ReportStatus = ReportStatus.OPEN
    confirmed: tuple[MemberId, ...] = ()
    settled_by: MemberId | None = None
    reason: str = ""
    version: int = 0

    def waits(self, project: Project) -> bool:
        """Tell whether it can be settled: the phase is as it was when the pipeline reported it."""
        phase = project.phase(self.phase)
        fits = phase.is_open and phase.completions == self.completions
        return fits and self.status is ReportStatus.OPEN


@dataclass(eq=False)
class ReportNotFound(NotFound):
    """There is no such report."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("I no longer know what this report was about.")


@dataclass(eq=False)
class ReportOver(Refused):
    """The report was confirmed or rejected, or the phase changed meanwhile."""

    phase: str
    pipeline: str

    def told(self, wording: Wording, /) -> str:
        return _(
            "What {pipeline} reported of {phase} is settled, or the phase changed meanwhile.",
            pipeline=wording.text(self.pipeline),
            phase=wording.text(within(self.phase)),
        )


@dataclass(eq=False)
class ConfirmedAlready(Refused):
    """The same person confirmed the report before: others have to."""

    phase: str

    def told(self, wording: Wording, /) -> str:
        phase = wording.text(within(self.phase))
        return _("You confirmed {phase} already; somebody else has to as well.", phase=phase)


@dataclass(eq=False)
class ReportWaits(Refused):
    """A report of the same phase waits for confirmations."""

    phase: str

    def told(self, wording: Wording, /) -> str:
        phase = wording.text(within(self.phase))
        return _("A report of {phase} waits for confirmations already.", phase=phase)


def confirm(
    project: Project, knowledge: KnowledgeBase, report: Report, by: Person, now: datetime
) -> tuple[Report, Step]:
    """Return the report with one more confirmation; with the last one, the phase is done.

    Raises `ReportOver`, `ConfirmedAlready`, `NotAllowed`, and what completing raises.
    """
    phase = _open_phase(project, knowledge, report, by, Saying("confirm {phase}"))
    if by.member in report.confirmed:
        raise ConfirmedAlready(phase.name)
    more = replace(report, confirmed=(*report.confirmed, by.member), version=report.version + 1)
    if len(more.confirmed) < phase.confirmations:
        return more, Step(project)
    actor = Pipeline(report.pipeline, (report.project,), (report.phase,))
    order = CompletePhase(report.phase, actor, report.note, report.given)
    step = complete(project, knowledge, order, now)
    return replace(more, status=ReportStatus.CONFIRMED), step


def reject(
    project: Project, knowledge: KnowledgeBase, report: Report, by: Person, reason: str
) -> Report:
    """Return the report as rejected; raises `ReportOver`, `NotAllowed`, `ReasonMissing`."""
    _open_phase(project, knowledge, report, by, Saying("reject {phase}"))
    why, version = checked_reason(reason, "reject"), report.version + 1
    rejected = ReportStatus.REJECTED
    return replace(report, status=rejected, settled_by=by.member, reason=why, version=version)


def _open_phase(
    project: Project, knowledge: KnowledgeBase, report: Report, by: Person, deed: Saying
) -> WorkflowPhase:
    phase = knowledge.workflow(project.workflow).phase(report.phase)
    if not _is_there_for_others(project, phase, by.member):
        said = deed.naming(phase=Inside(phase.name))
        require_role(project, knowledge, phase.accountable, by, said)
    if not report.waits(project):
        raise ReportOver(phase.name, report.pipeline)
    return phase


def _is_there_for_others(project: Project, phase: WorkflowPhase, member: MemberId) -> bool:
    """Tell whether a member was asked, for the phase or to confirm it, since somebody is away."""
    stand_ins = asked(project, phase.accountable).stand_ins
    return any(one.member == member for one in stand_ins) or stands_in(
        project, project.handoff_of(phase.key), member
    )
