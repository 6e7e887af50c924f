"""Names of phases and roles, or their keys where the knowledge base has them no longer."""

from domain.ids import PhaseKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Project


def phase_name(project: Project, phase: PhaseKey, knowledge: KnowledgeBase) -> str:
    """Return how the project's workflow calls a phase; raises `WorkflowNotFound`."""
    workflow = knowledge.workflow(project.workflow)
    return workflow.phase(phase).name if workflow.has_phase(phase) else phase


def role_name(role: RoleKey, knowledge: KnowledgeBase) -> str:
    """Return how a role is called."""
    return knowledge.role(role).name if knowledge.has_role(role) else role
