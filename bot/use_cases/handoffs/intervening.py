"""Skipping a phase, opening one again, undoing one's own mark."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.discretion import Where, require_heard
from bot.use_cases.naming.meaning import Typed, project_called, project_meant
from bot.use_cases.people.admitting import Admit, admission_of, doubtful
from bot.use_cases.people.telling import unsent_offers, with_absences
from bot.use_cases.ports.groups import KnowGroups, as_known
from bot.use_cases.ports.work import Clock, OpenWork
from domain.errors import PhaseNotFound
from domain.handoffs.admission import Admission
from domain.handoffs.commands import ReopenPhase, SkipPhase, UndoCompletion
from domain.handoffs.outlook import Intervention, Outlook, WithReason, decided, outlook
from domain.handoffs.phase_names import (
    latest_phase_marked,
    latest_phase_over,
    only_open_phase,
    phase_at_start,
    phase_named,
)
from domain.handoffs.steps import Step
from domain.ids import PhaseKey, ProjectKey, WorkspaceId
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import Actor, Project


class Word(StrEnum):
    """The word that people use for an intervention with a reason."""

    SKIP = "skip"
    REOPEN = "reopen"


def ordered(word: Word, phase: PhaseKey, actor: Actor, reason: str) -> WithReason:
    """Return the order that a word stands for."""
    match word:
        case Word.SKIP:
            return SkipPhase(phase, actor, reason)
        case Word.REOPEN:
            return ReopenPhase(phase, actor, reason)


@dataclass(frozen=True, slots=True)
class UndoMeant:
    """Whose completion is to be undone: the order, with the project and the phase by name."""

    project: ProjectKey
    phase: WorkflowPhase
    command: UndoCompletion


@dataclass(frozen=True, slots=True)
class Intervene:
    """Carries an intervention out."""

    change: ChangeProject

    def __call__(self, order: Order, command: Intervention) -> Step | None:
        """Return what happened, None where the order was carried out before; raises refusals."""
        return self.change(
            order, lambda project, knowledge, now: decided(project, knowledge, command, now)
        )


@dataclass(frozen=True, slots=True)
class PlanIntervention:
    """Reads which intervention somebody means and says what it would do; changes nothing."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock
    know_groups: KnowGroups = as_known
    admit: Admit | None = None

    def typed(self, word: Word, typed: Typed) -> Outlook:
        """Read `[project] [phase] reason`; raises refusals, `ProjectNotFound` and its like."""
        admission = admission_of(self.admit, typed.workspace, typed.actor)
        with self.open_work(typed.workspace) as work:
            knowledge = self.shelf.of(work)
            project, rest = project_meant(work, knowledge, typed)
            workflow = knowledge.workflow(project.workflow)
            phase, reason = phase_at_start(workflow, rest)
            phase = phase or _phase_meant(word, project, workflow)
        order = ordered(word, phase.key, typed.actor, reason)
        return self._seen(Where(typed.workspace, project.key, typed.channel), order, admission)

    def said(self, word: Word, typed: Typed, reason: str) -> Outlook:
        """Read `[project] [phase]` of a sentence that gives the reason apart; raises refusals."""
        admission = admission_of(self.admit, typed.workspace, typed.actor)
        with self.open_work(typed.workspace) as work:
            knowledge = self.shelf.of(work)
            project, rest = project_meant(work, knowledge, typed)
            workflow = knowledge.workflow(project.workflow)
            phase, more = _known_phase_at_start(project, workflow, rest)
            phase = phase or _phase_meant(word, project, workflow)
        order = ordered(word, phase.key, typed.actor, f"{more} {reason}".strip())
        return self._seen(Where(typed.workspace, project.key, typed.channel), order, admission)

    def named(
        self, word: Word, workspace: WorkspaceId, actor: Actor, names: tuple[str, str], reason: str
    ) -> Outlook:
        """Look at a project and a phase by the names that a command line gives; raises refusals."""
        admission = admission_of(self.admit, workspace, actor)
        with self.open_work(workspace) as work:
            project = project_called(work, names[0], actor)
            workflow = self.shelf.of(work).workflow(project.workflow)
            phase = phase_named(project, workflow, names[1])
        order = ordered(word, phase.key, actor, reason)
        return self._seen(Where(workspace, project.key), order, admission)

    def undo_typed(self, typed: Typed) -> UndoMeant:
        """Read `[project] [phase]`: which completion is to be undone; raises refusals."""
        admission_of(self.admit, typed.workspace, typed.actor)
        with self.open_work(typed.workspace) as work:
            knowledge = self.shelf.of(work)
            project, rest = project_meant(work, knowledge, typed)
            workflow = knowledge.workflow(project.workflow)
        phase, _ = _known_phase_at_start(project, workflow, rest)
        phase = phase or latest_phase_marked(project, workflow, typed.actor)
        return UndoMeant(project.key, phase, UndoCompletion(phase.key, typed.actor))

    def undo_named(self, workspace: WorkspaceId, actor: Actor, names: tuple[str, str]) -> UndoMeant:
        """Return the same for the names that a command line gives; raises refusals."""
        with self.open_work(workspace) as work:
            project = project_called(work, names[0], actor)
            workflow = self.shelf.of(work).workflow(project.workflow)
            phase = phase_named(project, workflow, names[1])
        return UndoMeant(project.key, phase, UndoCompletion(phase.key, actor))

    def _seen(self, where: Where, order: WithReason, admission: Admission) -> Outlook:
        """Look ahead on what is so once Slack was asked who is in the project's groups."""
        self.know_groups(where.workspace, where.project)
        now = self.now()
        with doubtful(admission), self.open_work(where.workspace) as work:
            knowledge = self.shelf.of(work)
            found = with_absences(work, work.registry.project(where.project), now)
            require_heard(found, order.actor, where.channel, admission.admins)
            project = replace(found, admins=admission.admins)
            return outlook(project, knowledge, order, now, unsent_offers(work, where.project))


def _known_phase_at_start(
    project: Project, workflow: Workflow, rest: str
) -> tuple[WorkflowPhase | None, str]:
    """Split off a phase; raises `PhaseNotFound` where what was typed begins with none."""
    phase, more = phase_at_start(workflow, rest)
    if phase is None and more:
        raise PhaseNotFound(project.name, more, tuple(p.name for p in workflow.phases))
    return phase, more


def _phase_meant(word: Word, project: Project, workflow: Workflow) -> WorkflowPhase:
    match word:
        case Word.SKIP:
            return only_open_phase(project, workflow, "skip")
        case Word.REOPEN:
            return latest_phase_over(project, workflow)
