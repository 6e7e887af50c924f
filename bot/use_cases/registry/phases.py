"""Changing which workflow a project follows, and where its phases stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.use_cases.handoffs.changing import Order
from bot.use_cases.handoffs.reminding import plan_reminders
from bot.use_cases.handoffs.saving import save_step
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.meaning import Typed, project_meant
from bot.use_cases.people.admitting import Admit, doubtful
from bot.use_cases.ports.work import Clock, OpenWork, Work
from bot.use_cases.registry.planning import phase_mistakes
from bot.use_cases.registry.report import differences
from domain.errors import BatonError, KnowledgeMistake, SomebodyWasFaster
from domain.handoffs.admission import Admission
from domain.handoffs.events import ProjectDescribed
from domain.handoffs.forms.entries import Entry
from domain.handoffs.forms.phases import PhasesShown, field_of, restated, wanted_workflow
from domain.handoffs.forms.project import FormRefused
from domain.handoffs.permission import require_lead_or_admin
from domain.handoffs.steps import Step
from domain.handoffs.taking_out import taken_out
from domain.ids import ProjectKey, WorkflowKey, WorkspaceId
from domain.knowledge.workflows import Workflow
from domain.projects import Actor, Project
from domain.words import Saying

DEED = Saying("say where the phases stand")


@dataclass(frozen=True, slots=True)
class EditPhases:
    """Shows and changes where phases stand, for a project's lead or an admin of the workspace.

    What becomes of open handoffs is what the import of a registry file makes of them.
    """

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock
    admit: Admit

    def typed(self, typed: Typed) -> PhasesShown:
        """Show the project that somebody named, or that is at home where they are."""
        admission = self.admit(typed.workspace, typed.actor)
        with self.open_work(typed.workspace) as work, doubtful(admission):
            project, _ = project_meant(work, self.shelf.of(work), typed)
            return self._shown(work, _require(project, typed.actor, admission), project.workflow)

    def chosen(
        self, workspace: WorkspaceId, actor: Actor, key: ProjectKey, workflow: WorkflowKey
    ) -> PhasesShown:
        """Show a project as it would stand on a workflow; raises `WorkflowNotFound`."""
        admission = self.admit(workspace, actor)
        with self.open_work(workspace) as work, doubtful(admission):
            project = _require(work.registry.project(key), actor, admission)
            return self._shown(work, project, workflow)

    def __call__(self, order: Order, entries: Mapping[str, Entry]) -> Step | None:
        """Return what happened; None where this very order was carried out before.

        Raises `Overtaken`, `FormRefused`, `NotAllowed`, `NotOfTheTeam`, `WorkflowNotFound`.
        """
        admission = self.admit(order.workspace, order.actor)
        with doubtful(admission):
            try:
                return self._once(order, entries, admission)
            except SomebodyWasFaster:
                return self._once(order, entries, admission)

    def _once(
        self, order: Order, entries: Mapping[str, Entry], admission: Admission
    ) -> Step | None:
        now = self.now()
        with self.open_work(order.workspace) as work:
            if order.key is not None and not work.inbox.take(order.key, now):
                return None
            before = _require(work.registry.project(order.project), order.actor, admission)
            knowledge = self.shelf.of(work)
            workflow = knowledge.workflow(wanted_workflow(before, entries))
            step = restated(before, workflow, entries, now)
            step = taken_out(before, knowledge.workflow(before.workflow), step, order.actor)
            if step.project.phases != before.phases:
                _check(step.project, workflow, entries)
            if changes := differences(before, step.project):
                step = step.then(step.project, ProjectDescribed(changes))
                save_step(work, step, order.actor, now)
                plan_reminders(work, before, step.project, knowledge, now)
        return step

    def _shown(self, work: Work, project: Project, workflow: WorkflowKey) -> PhasesShown:
        knowledge = self.shelf.of(work)
        return PhasesShown(knowledge, project, knowledge.workflow(workflow).key, self.now())


def _check(project: Project, workflow: Workflow, entries: Mapping[str, Entry]) -> None:
    mistakes: dict[str, BatonError] = {}
    for phases, sentence in phase_mistakes(project, workflow, lambda key: workflow.phase(key).name):
        fields = [field_of(workflow.key, key) for key in phases]
        touched = [at for at in fields if at in entries and entries[at].is_touched]
        mistakes.setdefault((touched or fields)[0], KnowledgeMistake(phases, f"{sentence}."))
    if mistakes:
        raise FormRefused(mistakes)


def _require(project: Project, actor: Actor, admission: Admission) -> Project:
    require_lead_or_admin(replace(project, admins=admission.admins), actor, DEED)
    return project
