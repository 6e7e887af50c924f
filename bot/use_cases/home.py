"""What a member sees on Baton's Home: their hats and what waits for them."""

from dataclasses import dataclass

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports import Hat, OpenWork
from domain.ids import MemberId, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Handoff, Project


@dataclass(frozen=True, slots=True)
class MyWork:
    """A member's hats, and the handoffs that wait for them with the projects they belong to."""

    member: MemberId
    knowledge: KnowledgeBase
    hats: tuple[Hat, ...]
    waiting: tuple[tuple[Project, Handoff], ...]


@dataclass(frozen=True, slots=True)
class LookAtHome:
    """Collects what a member's Home shows."""

    open_work: OpenWork
    shelf: KnowledgeShelf

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> MyWork:
        """Return the member's work; an unknown member simply has none."""
        with self.open_work(workspace) as work:
            waiting = tuple(
                (work.registry.project(key), handoff)
                for key, handoff in work.registry.waiting_for(member)
            )
            hats = work.registry.hats_of(member)
            return MyWork(member, self.shelf.of(work), hats, waiting)
