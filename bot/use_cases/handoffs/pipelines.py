"""Completing a phase by a pipeline that presents a token."""

from dataclasses import dataclass

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.handoffs.confirming import KeepReport
from bot.use_cases.handoffs.tokens import Tokens
from bot.use_cases.ports.work import InboxKey
from domain.handoffs.commands import NOTHING_GIVEN, CompletePhase, Given
from domain.handoffs.completing import complete
from domain.handoffs.confirming import Report
from domain.handoffs.pipelines import require_grant
from domain.handoffs.steps import Step
from domain.ids import PhaseKey, ProjectKey, WorkspaceId


@dataclass(frozen=True, slots=True)
class Reported:
    """What a pipeline says: which phase it did, and what goes with it.

    `key` is the pipeline's own name for this report, empty where it has none.
    """

    project: ProjectKey
    phase: PhaseKey
    note: str = ""
    given: Given = NOTHING_GIVEN
    key: str = ""


@dataclass(frozen=True, slots=True)
class CompleteByPipeline:
    """Marks a phase done for a pipeline; the same report counts once."""

    tokens: Tokens
    change: ChangeProject

    def __call__(self, presented: str, reported: Reported) -> Step | Report | None:
        """Return what happened, None where the very same was reported before.

        Where people have to confirm it first, the report is kept and returned.

        Raises `TokenRefused`, `NotGranted`, and what completing raises.
        """
        workspace, pipeline = self.tokens.actor(presented)
        require_grant(pipeline, reported.project, reported.phase)
        about = (pipeline.name, reported.project, reported.phase, reported.key)
        key = InboxKey("/".join(("pipeline", *about))) if reported.key else None
        order = Order(workspace, reported.project, pipeline, key)
        command = CompletePhase(reported.phase, pipeline, reported.note, reported.given)
        if self._needed(workspace, reported):
            return KeepReport(self.change)(order, pipeline, command)
        return self.change(
            order, lambda project, knowledge, now: complete(project, knowledge, command, now)
        )

    def _needed(self, workspace: WorkspaceId, reported: Reported) -> int:
        """Return how many people have to confirm what a pipeline reports of the phase."""
        with self.change.open_work(workspace) as work:
            project = work.registry.project(reported.project)
            workflow = self.change.shelf.of(work).workflow(project.workflow)
            return workflow.phase(reported.phase).confirmations
