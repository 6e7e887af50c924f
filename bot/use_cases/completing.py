"""Marking a phase done, after a look at what it would do."""

from dataclasses import dataclass

from bot.use_cases.changing import ChangeProject, Order
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports import Clock, OpenWork, Work
from bot.use_cases.telling import with_absences
from domain.errors import ChannelWithoutProject, ProjectNotFound, SeveralProjectsHere
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.phase_names import only_open_phase, phase_at_start, phase_named
from domain.handoffs.preview import Preview, preview
from domain.handoffs.steps import Step
from domain.ids import ChannelId, PhaseKey, ProjectKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.phrases import divided
from domain.projects import Actor, NamedProject, Project
from domain.questions.folding import fold

LONGEST_NAME = 8  # words of a project's name that are tried at the start of what was typed


@dataclass(frozen=True, slots=True)
class MarkDone:
    """Completes a phase."""

    change: ChangeProject

    def __call__(self, order: Order, phase: PhaseKey, note: str) -> Step | None:
        """Return what happened, None where the order was carried out before; raises refusals."""
        command = CompletePhase(phase, order.actor, note)
        return self.change(
            order, lambda project, knowledge, now: complete(project, knowledge, command, now)
        )


@dataclass(frozen=True, slots=True)
class PreviewCompletion:
    """Says what completing a phase would do, and changes nothing."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock

    def typed(self, workspace: WorkspaceId, channel: ChannelId, actor: Actor, text: str) -> Preview:
        """Read `[project] [phase] [note]` as somebody typed it in a channel.

        Raises refusals, `ProjectNotFound` and `ChannelWithoutProject`.
        """
        now = self.now()
        with self.open_work(workspace) as work:
            knowledge = self.shelf.of(work)
            project, rest = _project_meant(work, knowledge, channel, actor, text)
            workflow = knowledge.workflow(project.workflow)
            phase, note = phase_at_start(workflow, rest)
            phase = phase or only_open_phase(project, workflow)
            project = with_absences(work, project, now)
        return preview(project, knowledge, CompletePhase(phase.key, actor, note), now)

    def chosen(
        self, workspace: WorkspaceId, actor: Actor, project: ProjectKey, phase: PhaseKey
    ) -> Preview:
        """Preview a phase that a button names; raises refusals."""
        now = self.now()
        with self.open_work(workspace) as work:
            knowledge = self.shelf.of(work)
            found = with_absences(work, work.registry.project(project), now)
        return preview(found, knowledge, CompletePhase(phase, actor), now)

    def named(
        self, workspace: WorkspaceId, actor: Actor, project: str, phase: str, note: str
    ) -> Preview:
        """Preview a project and a phase that a command line names; raises refusals."""
        now = self.now()
        with self.open_work(workspace) as work:
            knowledge = self.shelf.of(work)
            found = with_absences(work, _project_called(work, project), now)
            key = phase_named(found, knowledge.workflow(found.workflow), phase).key
        return preview(found, knowledge, CompletePhase(key, actor, note), now)


def _project_meant(
    work: Work, knowledge: KnowledgeBase, channel: ChannelId, actor: Actor, text: str
) -> tuple[Project, str]:
    here = work.registry.in_channel(channel)
    if len(here) == 1 and phase_at_start(knowledge.workflow(here[0].workflow), text)[0]:
        return here[0], text
    named, rest = _project_at_start(work, text)
    if named is not None and (named in here or named.is_open_to(actor)):
        return named, rest
    if len(here) == 1:
        return here[0], text
    if here:
        raise SeveralProjectsHere(tuple(project.name for project in here))
    raise ChannelWithoutProject(channel)


def _project_at_start(work: Work, text: str) -> tuple[Project | None, str]:
    ways = [divided(text, count) for count in range(LONGEST_NAME, 0, -1)]
    named = work.registry.projects_named({fold(name) for name, _ in ways})
    for name, rest in ways:
        so_called = [project for project in named if fold(name) in _names(project)]
        if len(so_called) == 1:
            return work.registry.project(so_called[0].key), rest
    return None, text


def _names(project: NamedProject) -> set[str]:
    return {fold(name) for name in (project.key, project.name, *project.aliases)}


def _project_called(work: Work, name: str) -> Project:
    named = work.registry.projects_named([fold(name)])
    if len(named) != 1:
        raise ProjectNotFound(name, tuple(project.key for project in named))
    return work.registry.project(named[0].key)
