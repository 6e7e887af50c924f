"""Marking a phase done, after a look at what it would do."""

from dataclasses import dataclass, replace

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.discretion import Where, require_heard
from bot.use_cases.naming.meaning import Typed, project_called, project_meant
from bot.use_cases.people.admitting import Admit, admission_of, doubtful
from bot.use_cases.people.telling import with_absences
from bot.use_cases.ports.groups import KnowGroups, as_known
from bot.use_cases.ports.work import Clock, OpenWork
from domain.handoffs.admission import Admission
from domain.handoffs.commands import NOTHING_GIVEN, CompletePhase, Given
from domain.handoffs.completing import complete
from domain.handoffs.phase_names import only_open_phase, phase_at_start, phase_named
from domain.handoffs.preview import NearlyNamed, Preview, preview
from domain.handoffs.refusals import SeveralPhasesOpen
from domain.handoffs.steps import Step
from domain.ids import PhaseKey, WorkspaceId
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import Actor, Project
from domain.questions.misspelt_phase import phase_nearly_at_start


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
    know_groups: KnowGroups = as_known
    admit: Admit | None = None

    def typed(self, typed: Typed) -> Preview:
        """Read `[project] [phase] [note]` as somebody typed it somewhere.

        Raises refusals, `ProjectNotFound` and `ChannelWithoutProject`.
        """
        admission = admission_of(self.admit, typed.workspace, typed.actor)
        with self.open_work(typed.workspace) as work:
            knowledge = self.shelf.of(work)
            project, rest = project_meant(work, knowledge, typed)
            workflow = knowledge.workflow(project.workflow)
            phase, note = phase_at_start(workflow, rest)
            nearly = None if phase else _nearly(workflow, rest)
            phase = phase or _open_phase(project, workflow, nearly)
        order = CompletePhase(phase.key, typed.actor, note)
        where = Where(typed.workspace, project.key, typed.channel)
        return replace(self._previewed(where, order, admission), nearly=nearly)

    def chosen(self, where: Where, actor: Actor, phase: PhaseKey, note: str = "") -> Preview:
        """Preview a phase that a button names; raises refusals."""
        admission = admission_of(self.admit, where.workspace, actor)
        return self._previewed(where, CompletePhase(phase, actor, note), admission)

    def said(self, where: Where, actor: Actor, phase: PhaseKey | None) -> Preview:
        """Preview a phase that a question names, or else the only open one; raises refusals."""
        admission = admission_of(self.admit, where.workspace, actor)
        if phase is None:
            with self.open_work(where.workspace) as work:
                found = work.registry.project(where.project)
                require_heard(found, actor, where.channel, admission.admins)
                phase = only_open_phase(found, self.shelf.of(work).workflow(found.workflow)).key
        return self._previewed(where, CompletePhase(phase, actor), admission)

    def named(
        self,
        workspace: WorkspaceId,
        actor: Actor,
        names: tuple[str, str],
        note: str,
        given: Given = NOTHING_GIVEN,
    ) -> Preview:
        """Preview a project and a phase that a command line names; raises refusals."""
        admission = admission_of(self.admit, workspace, actor)
        with self.open_work(workspace) as work:
            knowledge = self.shelf.of(work)
            project = project_called(work, names[0], actor)
            phase = phase_named(project, knowledge.workflow(project.workflow), names[1])
        order = CompletePhase(phase.key, actor, note, given)
        return self._previewed(Where(workspace, project.key), order, admission)

    def _previewed(self, where: Where, order: CompletePhase, admission: Admission) -> Preview:
        """Look ahead on what is so once Slack was asked who is in the project's groups."""
        self.know_groups(where.workspace, where.project)
        now = self.now()
        with self.open_work(where.workspace) as work:
            knowledge = self.shelf.of(work)
            found = with_absences(work, work.registry.project(where.project), now)
        require_heard(found, order.actor, where.channel, admission.admins)
        with doubtful(admission):
            return preview(replace(found, admins=admission.admins), knowledge, order, now)


def _nearly(workflow: Workflow, text: str) -> NearlyNamed | None:
    found = phase_nearly_at_start(workflow, text)
    return NearlyNamed(*found) if found else None


def _open_phase(project: Project, workflow: Workflow, nearly: NearlyNamed | None) -> WorkflowPhase:
    """Return the only open phase; of several, the one that is nearly named."""
    try:
        return only_open_phase(project, workflow)
    except SeveralPhasesOpen:
        if nearly and project.phase(nearly.phase.key).is_open:
            return nearly.phase
        raise
