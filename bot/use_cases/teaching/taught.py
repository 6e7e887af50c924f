"""What was taught: listed, approved, rejected, undone."""

from dataclasses import dataclass

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.discretion import tells_too_much
from bot.use_cases.ports.work import Clock, OpenWork, Work
from bot.use_cases.teaching.rereading import Rereading, Understanding
from bot.use_cases.teaching.teaching import tell_first_askers
from domain.ids import TeachingId, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.memory_notices import owed_for_decision
from domain.projects import Actor
from domain.teaching.lessons import Lesson, words_of
from domain.teaching.teachings import (
    Maintainers,
    Teaching,
    TeachingStatus,
    approve,
    reject,
    undo,
)

LISTED = 20


@dataclass(frozen=True, slots=True)
class TaughtList:
    """The latest teachings, those that wait for a maintainer first."""

    teachings: tuple[Teaching, ...]
    knowledge: KnowledgeBase
    maintainers: Maintainers


@dataclass(frozen=True, slots=True)
class ListTaught:
    """Lists what a workspace was taught and what waits to be, as far as a reader may hear of it."""

    open_work: OpenWork
    shelf: KnowledgeShelf

    def __call__(self, workspace: WorkspaceId, reader: Actor) -> TaughtList:
        with self.open_work(workspace) as work:
            proposed = work.teachings.listed((TeachingStatus.PROPOSED,), LISTED)
            taught = work.teachings.listed((TeachingStatus.TAUGHT,), LISTED + 1)
            every = tuple(
                one
                for one in (*proposed, *taught)
                if one.by == reader or not tells_too_much(work, words_of(one.lesson), reader)
            )
            return TaughtList(every, self.shelf.of(work), work.teachings.maintainers())


@dataclass(frozen=True, slots=True)
class SettleTeaching:
    """Approves, rejects and undoes; raises `NotForYou`, `TeachingSettled`, `TeachingNotFound`."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    understanding: Understanding
    now: Clock

    def approve(self, workspace: WorkspaceId, key: TeachingId, by: Actor) -> Teaching:
        """Put a proposal in force; raises `LessonRefused` too, since things may have changed."""
        with self.open_work(workspace) as work:
            work.teachings.lock()
            maintainers = work.teachings.maintainers()
            teaching = approve(work.teachings.teaching(key), by, maintainers, self.now())
            knowledge = self.shelf.of(work)
            rereading = Rereading.of(work, self.understanding, knowledge, teaching.lesson)
            rereading.require_saved(by)
            self._settle(work, teaching)
            tell_first_askers(work, rereading, teaching, self.now)
        return teaching

    def reject(self, workspace: WorkspaceId, key: TeachingId, by: Actor) -> Teaching:
        """Turn a proposal down."""
        with self.open_work(workspace) as work:
            work.teachings.lock()
            maintainers = work.teachings.maintainers()
            teaching = reject(work.teachings.teaching(key), by, maintainers, self.now())
            self._settle(work, teaching)
        return teaching

    def undo(self, workspace: WorkspaceId, key: TeachingId, by: Actor) -> Teaching:
        """Take back what is in force; it has no effect from the next question on.

        Raises `BreaksSavedQuestion` too.
        """
        with self.open_work(workspace) as work:
            work.teachings.lock()
            maintainers = work.teachings.maintainers()
            teaching = undo(work.teachings.teaching(key), by, maintainers, self.now())
            self._without(work, teaching.lesson).require_saved(by)
            self._settle(work, teaching)
        return teaching

    def _without(self, work: Work, lesson: Lesson) -> Rereading:
        known, changed = self.shelf.of(work), self.shelf.without(work, lesson)
        return Rereading.between(work, self.understanding, known, changed, lesson)

    def _settle(self, work: Work, teaching: Teaching) -> None:
        work.teachings.settle(teaching)
        work.outbox.owe(owed_for_decision(teaching), None, self.now())
