"""Reports of pipelines that people confirm or reject."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.ports.work import Work
from domain.errors import SomebodyWasFaster
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.concerned import concerned_by
from domain.handoffs.confirming import Report, ReportWaits, confirm, reject
from domain.handoffs.steps import Step
from domain.ids import RequestId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Refresh
from domain.projects import Person, Pipeline, Project
from domain.request_notices import owed_for_report

OFTEN = 3  # times that others may come first
Settled = tuple[Report, Step]
Settle = Callable[[Report, Project, KnowledgeBase, datetime], Settled]


@dataclass(frozen=True, slots=True)
class KeepReport:
    """Keeps what a pipeline reports until enough people confirmed it."""

    change: ChangeProject

    def __call__(self, order: Order, pipeline: Pipeline, command: CompletePhase) -> Report:
        """Return what is kept; where the very same was reported before, how that stands.

        Raises `ReportWaits`, and what completing the phase now would raise.
        """
        kept: list[Report] = []

        def keep(work: Work, project: Project) -> None:
            earlier = work.permits.reports.about(project.key, command.phase)
            workflow = self.change.shelf.of(work).workflow(project.workflow)
            phase = workflow.phase(command.phase)
            if any(one.waits(project) for one in earlier):
                raise ReportWaits(phase.name)
            report = _report(project, pipeline, command, len(earlier) + 1, self.change.now())
            work.permits.reports.add(report)
            work.homes.concern(concerned_by((project,)))
            work.outbox.owe(owed_for_report(report, project, phase.accountable), project, report.at)
            kept.append(report)

        self.change(order, lambda p, k, now: _unchanged(p, complete(p, k, command, now)), keep)
        if kept:
            return kept[-1]
        with self.change.open_work(order.workspace) as work:
            return work.permits.reports.about(order.project, command.phase)[-1]


@dataclass(frozen=True, slots=True)
class SettleReport:
    """Confirms or rejects a report; with the last confirmation the phase is done, once."""

    change: ChangeProject

    def confirm(self, order: Order, key: RequestId, by: Person) -> Report | None:
        """Return the report as it stands then, None where the click came twice; raises refusals."""

        def settle(report: Report, project: Project, base: KnowledgeBase, now: datetime) -> Settled:
            return confirm(project, base, report, by, now)

        return self._settled(order, key, settle)

    def reject(self, order: Order, key: RequestId, by: Person, reason: str) -> Report | None:
        """Return the rejected report, None where the form came twice; raises refusals."""

        def settle(report: Report, project: Project, base: KnowledgeBase, now: datetime) -> Settled:
            del now
            return reject(project, base, report, by, reason), Step(project)

        return self._settled(order, key, settle)

    def refresh(self, order: Order, key: RequestId) -> None:
        """Let the messages about a report say what is so."""
        with self.change.open_work(order.workspace) as work:
            work.outbox.owe((Refresh(key),), None, self.change.now())

    def _settled(self, order: Order, key: RequestId, settle: Settle) -> Report | None:
        for _ in range(OFTEN):
            try:
                return self._once(order, key, settle)
            except SomebodyWasFaster:  # another confirmed at that moment: look at the report again
                continue
        return self._once(order, key, settle)

    def _once(self, order: Order, key: RequestId, settle: Settle) -> Report | None:
        with self.change.open_work(order.workspace) as work:
            report = work.permits.reports.of(key)
        settled: list[Report] = []

        def decide(project: Project, base: KnowledgeBase, now: datetime) -> Step:
            after, step = settle(report, project, base, now)
            settled.append(after)
            return step

        def save(work: Work, project: Project) -> None:
            if not work.permits.reports.replace(settled[-1]):
                raise SomebodyWasFaster(project.name)
            work.homes.concern(concerned_by((project,)))
            work.outbox.owe((Refresh(key),), None, self.change.now())

        return settled[-1] if self.change(order, decide, save) is not None else None


def _unchanged(project: Project, tried: Step) -> Step:
    del tried  # it would be possible; more is not done yet
    return Step(project)


def _report(
    project: Project, pipeline: Pipeline, command: CompletePhase, number: int, now: datetime
) -> Report:
    done = project.phase(command.phase).completions
    made = RequestId(f"{project.key}/{command.phase}/report/{done}/{number}")
    sent = command.note, command.given
    return Report(made, project.key, command.phase, pipeline.name, done, now, *sent)
