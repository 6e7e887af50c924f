"""Which project somebody means by what they typed, and where they typed it."""

from dataclasses import dataclass
from difflib import get_close_matches

from bot.use_cases.naming.discretion import NOWHERE, heard, require_heard
from bot.use_cases.ports.work import Reads, Work
from domain.errors import ChannelWithoutProject, ProjectNotFound, SeveralProjectsHere
from domain.handoffs.phase_names import phase_at_start
from domain.ids import ChannelId, ProjectKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.phrases import divided
from domain.projects import Actor, NamedProject, Person, Project
from domain.questions.folding import fold

LONGEST_NAME = 8  # words of a project's name that are tried at the start of what was typed
NEAREST = 3  # names that are offered where none is meant


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed behind a command's word.

    `project` is set where they chose one of several with a button; the text then names none.
    `reader` is who reads the answer where that is not they alone.
    """

    workspace: WorkspaceId
    channel: ChannelId
    actor: Actor
    text: str
    project: ProjectKey | str = ""
    reader: Person | None = None

    @property
    def hearing(self) -> Actor:
        """Who must be allowed to hear of a project for it to be meant."""
        return self.reader or self.actor


def project_meant(work: Work, knowledge: KnowledgeBase, typed: Typed) -> tuple[Project, str]:
    """Return the project that is meant and what was typed behind its name.

    Raises `SeveralProjectsHere`, `ChannelWithoutProject`, `ProjectNotFound`.
    """
    here, text = work.registry.in_channel(typed.channel), typed.text
    if typed.project:
        return _chosen(work, typed), text
    if len(here) == 1 and phase_at_start(knowledge.workflow(here[0].workflow), text)[0]:
        return here[0], text
    named, rest = _project_at_start(work, typed)
    if named is not None:
        return named, rest
    if len(here) == 1:
        return here[0], text
    if here:
        raise SeveralProjectsHere(tuple(p.name for p in here), tuple(p.key for p in here))
    raise ChannelWithoutProject(typed.channel)


def _chosen(work: Work, typed: Typed) -> Project:
    chosen = work.registry.project(ProjectKey(typed.project))
    require_heard(chosen, typed.hearing, typed.channel)
    return chosen


def _project_at_start(work: Work, typed: Typed) -> tuple[Project | None, str]:
    ways = [divided(typed.text, count) for count in range(LONGEST_NAME, 0, -1)]
    called = work.registry.projects_named({fold(name) for name, _ in ways})
    named = tuple(heard(work, called, typed.hearing, typed.channel))
    for name, rest in ways:
        so_called = [project for project in named if fold(name) in _names(project)]
        if len(so_called) == 1:
            return work.registry.project(so_called[0].key), rest
    return None, typed.text


def _names(project: NamedProject) -> set[str]:
    return {fold(name) for name in (project.key, project.name, *project.aliases)}


def project_called(work: Work, name: str, actor: Actor) -> Project:
    """Return the project of that key, name or alias; raises `ProjectNotFound`."""
    called = work.registry.projects_named([fold(name)])
    named = tuple(heard(work, called, actor, NOWHERE))
    if len(named) != 1:
        keys = tuple(project.key for project in named)
        raise ProjectNotFound(name, keys or nearest_projects(work, name))
    return work.registry.project(named[0].key)


def nearest_projects(work: Reads, name: str) -> tuple[str, ...]:
    """Return the projects that are called nearly so: no private ones, and of very many none."""
    known = work.registry.projects_if_few()
    called = {so_called: project.name for project in known for so_called in _names(project)}
    near = get_close_matches(fold(name), called, NEAREST)
    return tuple(dict.fromkeys(called[so_called] for so_called in near))
