"""Which open phases somebody may mark done."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.handoffs.known_names import phase_name
from domain.handoffs.permission import may_act
from domain.handoffs.standing_in import stands_in
from domain.ids import PhaseKey, ProjectKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import Actor, Project, member_of


@dataclass(frozen=True, slots=True)
class Markable:
    """An open phase of a project, with the names that both go by."""

    project: ProjectKey
    project_name: str
    phase: PhaseKey
    phase_name: str


def may_mark(project: Project, phase: WorkflowPhase, actor: Actor) -> bool:
    """Tell whether somebody who is no pipeline may mark a phase done, as far as people go."""
    handoff = project.handoff_of(phase.key)
    return stands_in(project, handoff, member_of(actor)) or may_act(
        project, phase.accountable, actor
    )


def markable(
    projects: Iterable[Project], knowledge: KnowledgeBase, actor: Actor
) -> tuple[Markable, ...]:
    """Return the open phases that the actor may mark done, in the order of the projects."""
    return tuple(
        Markable(project.key, project.name, phase.key, phase_name(project, phase.key, knowledge))
        for project in projects
        for phase in project.open_phases()
        if _may(project, phase.key, knowledge, actor)
    )


def _may(project: Project, key: PhaseKey, knowledge: KnowledgeBase, actor: Actor) -> bool:
    workflow = knowledge.workflow(project.workflow)
    return workflow.has_phase(key) and may_mark(project, workflow.phase(key), actor)
