"""The knowledge base as a workspace has it: the built-in one with what is its own."""

from dataclasses import dataclass, field

from bot.use_cases.ports import Work
from domain.ids import WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.changes import RoleChange
from domain.knowledge.workflows import Workflow
from domain.teaching.applying import taught


@dataclass(frozen=True, slots=True)
class KnowledgeShelf:
    """Keeps one knowledge base for each workspace, made anew when its own part changes."""

    builtin: KnowledgeBase
    _made: dict[WorkspaceId, tuple[int, KnowledgeBase]] = field(
        default_factory=dict[WorkspaceId, tuple[int, KnowledgeBase]], compare=False
    )

    def of(self, work: Work) -> KnowledgeBase:
        """Return the knowledge base of the workspace that the work is on."""
        revision = work.registry.knowledge_revision()
        if revision == 0:
            return self.builtin
        made = self._made.get(work.workspace)
        if made is None or made[0] != revision:
            made = (revision, self._extended(work))
            self._made[work.workspace] = made
        return made[1]

    def _extended(self, work: Work) -> KnowledgeBase:
        own = work.registry.own_knowledge()
        base = self.builtin.extended(
            [RoleChange.model_validate(role) for role in own.roles],
            [Workflow.model_validate(workflow) for workflow in own.workflows],
        )
        return taught(base, own.lessons)
