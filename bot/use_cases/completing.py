"""Marking a phase done, after a look at what it would do."""

from dataclasses import dataclass, replace

from bot.use_cases.admitting import Admit, admission_of, doubtful
from bot.use_cases.changing import ChangeProject, Order
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.meaning import Typed, project_called, project_meant
from bot.use_cases.ports import Clock, OpenWork
from bot.use_cases.telling import with_absences
from domain.handoffs.admission import Admission
from domain.handoffs.commands import NOTHING_GIVEN, CompletePhase, Given
from domain.handoffs.completing import complete
from domain.handoffs.phase_names import only_open_phase, phase_at_start, phase_named
from domain.handoffs.preview import Preview, preview
from domain.handoffs.steps import Step
from domain.ids import PhaseKey, ProjectKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Actor, Project


@dataclass(frozen=True, slots=True)
class MarkDone:
    """Completes a phase."""

    change: ChangeProject

    def __call__(
        self, order: Order, phase: PhaseKey, note: str, given: Given = NOTHING_GIVEN
    ) -> Step | None:
        """Return what happened, None where the order was carried out before; raises refusals."""
        command = CompletePhase(phase, order.actor, note, given)
        return self.change(
            order, lambda project, knowledge, now: complete(project, knowledge, command, now)
        )


@dataclass(frozen=True, slots=True)
class PreviewCompletion:
    """Says what completing a phase would do, and changes nothing."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock
    admit: Admit | None = None

    def typed(self, typed: Typed) -> Preview:
        """Read `[project] [phase] [note]` as somebody typed it somewhere.

        Raises refusals, `ProjectNotFound` and `ChannelWithoutProject`.
        """
        actor, now = typed.actor, self.now()
        admission = admission_of(self.admit, typed.workspace, actor)
        with self.open_work(typed.workspace) as work:
            knowledge = self.shelf.of(work)
            project, rest = project_meant(work, knowledge, typed)
            workflow = knowledge.workflow(project.workflow)
            phase, note = phase_at_start(workflow, rest)
            phase = phase or only_open_phase(project, workflow)
            project = with_absences(work, project, now)
        order = CompletePhase(phase.key, actor, note)
        return self._previewed(project, knowledge, order, admission)

    def chosen(
        self,
        workspace: WorkspaceId,
        actor: Actor,
        project: ProjectKey,
        phase: PhaseKey,
        note: str = "",
    ) -> Preview:
        """Preview a phase that a button names; raises refusals."""
        admission, now = admission_of(self.admit, workspace, actor), self.now()
        with self.open_work(workspace) as work:
            knowledge = self.shelf.of(work)
            found = with_absences(work, work.registry.project(project), now)
        return self._previewed(found, knowledge, CompletePhase(phase, actor, note), admission)

    def named(
        self,
        workspace: WorkspaceId,
        actor: Actor,
        names: tuple[str, str],
        note: str,
        given: Given = NOTHING_GIVEN,
    ) -> Preview:
        """Preview a project and a phase that a command line names; raises refusals."""
        admission, now = admission_of(self.admit, workspace, actor), self.now()
        project, phase = names
        with self.open_work(workspace) as work:
            knowledge = self.shelf.of(work)
            found = with_absences(work, project_called(work, project), now)
            key = phase_named(found, knowledge.workflow(found.workflow), phase).key
        return self._previewed(found, knowledge, CompletePhase(key, actor, note, given), admission)

    def _previewed(
        self,
        project: Project,
        knowledge: KnowledgeBase,
        order: CompletePhase,
        admission: Admission,
    ) -> Preview:
        with doubtful(admission):
            project = replace(project, admins=admission.admins)
            return preview(project, knowledge, order, self.now())
