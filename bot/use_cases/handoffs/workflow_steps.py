"""What a workflow of Slack's Workflow Builder lets Baton do."""

from dataclasses import dataclass

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.handoffs.completing import MarkDone
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.discretion import EVERYBODY
from bot.use_cases.naming.meaning import project_called
from bot.use_cases.people.admitting import Admit, admission_of
from bot.use_cases.ports.groups import KnowGroups, as_known
from bot.use_cases.ports.work import InboxKey, OpenWork
from domain.handoffs.by_workflow import Holding, NotWhoRuns
from domain.handoffs.phase_names import phase_named
from domain.handoffs.role_names import role_named
from domain.handoffs.steps import Step
from domain.ids import MemberId, PhaseKey, WorkspaceId
from domain.projects import Person, Project, Standing


@dataclass(frozen=True, slots=True)
class ByWorkflow:
    """A phase that a workflow completes for somebody; project and phase as somebody wrote them.

    `key` is the same each time that Slack repeats the step. `runner` is who runs the workflow,
    empty where Slack does not say it.
    """

    key: InboxKey
    project: str
    phase: str
    by: MemberId
    runner: MemberId
    note: str = ""


@dataclass(frozen=True, slots=True)
class DoneByWorkflow:
    """What is done now; `step` is None where it was done before by the very same step."""

    project: str
    phase: str
    step: Step | None


@dataclass(frozen=True, slots=True)
class CompleteByWorkflow:
    """Marks a phase done in a workflow, for whoever runs it; the same step counts once."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    change: ChangeProject

    def __call__(self, workspace: WorkspaceId, wanted: ByWorkflow) -> DoneByWorkflow:
        """Return what is done; raises refusals, `ProjectNotFound` and `PhaseNotFound`.

        Whoever builds a workflow may write anybody's name into it, but not who runs it.
        """
        if wanted.by != wanted.runner:
            raise NotWhoRuns(wanted.by)
        actor = Person(wanted.by)
        admission_of(self.change.admit, workspace, actor)
        project, phase, name = self._meant(workspace, wanted, actor)
        order = Order(workspace, project.key, actor, wanted.key)
        step = MarkDone(self.change)(order, phase, wanted.note)
        return DoneByWorkflow(project.name, name, step)

    def _meant(
        self, workspace: WorkspaceId, wanted: ByWorkflow, actor: Person
    ) -> tuple[Project, PhaseKey, str]:
        with self.open_work(workspace) as work:
            project = project_called(work, wanted.project, actor)
            workflow = self.shelf.of(work).workflow(project.workflow)
            phase = phase_named(project, workflow, wanted.phase)
        return project, phase.key, phase.name


@dataclass(frozen=True, slots=True)
class FindHolders:
    """Says who holds a role, to whoever runs a workflow."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    know_groups: KnowGroups = as_known
    admit: Admit | None = None

    def __call__(
        self, workspace: WorkspaceId, project: str, role: str, runner: MemberId
    ) -> Holding:
        """Return who holds it; a runner that is empty hears of no private project.

        Raises `NotOfTheTeam`, `ProjectNotFound` and `RoleNotFound`.
        """
        asker = Person(runner) if runner else EVERYBODY
        if runner:
            admission_of(self.admit, workspace, asker)
        with self.open_work(workspace) as work:
            found = project_called(work, project, asker)
        self.know_groups(workspace, found.key)
        with self.open_work(workspace) as work:
            meant = role_named(self.shelf.of(work), role)
            now = work.registry.project(found.key)
        primaries = now.holders(meant.key, Standing.PRIMARY)
        return Holding(meant.name, primaries, now.holders(meant.key, Standing.BACKUP))
