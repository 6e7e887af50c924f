"""What a form needs before somebody fills it in: the knowledge base, the question behind it."""

from dataclasses import dataclass

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.work import OpenWork
from domain.ids import QuestionId, WorkspaceId
from domain.knowledge.base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class LookUp:
    """Reads, and changes nothing."""

    open_work: OpenWork
    shelf: KnowledgeShelf

    def knowledge(self, workspace: WorkspaceId) -> KnowledgeBase:
        """Return what a workspace knows."""
        with self.open_work(workspace) as work:
            return self.shelf.of(work)

    def question(self, workspace: WorkspaceId, question: QuestionId) -> KeptReading:
        """Return a question that was asked; raises `QuestionForgotten`."""
        with self.open_work(workspace) as work:
            return work.readings.reading(question)
