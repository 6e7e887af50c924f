"""The knowledge base as a workspace has it: the built-in one with what is its own."""

from dataclasses import dataclass, field, replace

from bot.use_cases.ports.own_knowledge import OwnKnowledge
from bot.use_cases.ports.work import Reads
from domain.ids import WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.changes import RoleChange
from domain.knowledge.reminders import Reminders
from domain.knowledge.workflows import Workflow
from domain.teaching.applying import taught
from domain.teaching.lessons import Lesson


@dataclass(frozen=True, slots=True)
class KnowledgeShelf:
    """Keeps one knowledge base for each workspace, made anew when its own part changes."""

    builtin: KnowledgeBase
    _made: dict[WorkspaceId, tuple[int, KnowledgeBase]] = field(
        default_factory=dict[WorkspaceId, tuple[int, KnowledgeBase]], compare=False
    )

    def of(self, reads: Reads) -> KnowledgeBase:
        """Return the knowledge base of the workspace that is read."""
        revision = reads.registry.knowledge_revision()
        if revision == 0:
            return self.builtin
        made = self._made.get(reads.workspace)
        if made is None or made[0] != revision:
            made = (revision, self._extended(reads))
            self._made[reads.workspace] = made
        return made[1]

    def without(self, reads: Reads, lesson: Lesson) -> KnowledgeBase:
        """Return the knowledge base as it would be without a lesson; nobody keeps it."""
        own = reads.registry.own_knowledge()
        latest_first = list(reversed(own.lessons))  # the same may have been taught twice
        if lesson in latest_first:
            latest_first.remove(lesson)
        return self._made_of(replace(own, lessons=tuple(reversed(latest_first))))

    def _extended(self, reads: Reads) -> KnowledgeBase:
        return self._made_of(reads.registry.own_knowledge())

    def _made_of(self, own: OwnKnowledge) -> KnowledgeBase:
        base = self.builtin.extended(
            [RoleChange.model_validate(role) for role in own.roles],
            [Workflow.model_validate(workflow) for workflow in own.workflows],
        )
        if own.reminders is not None:
            base = replace(base, reminders=Reminders.model_validate(own.reminders))
        return taught(base, own.lessons)
