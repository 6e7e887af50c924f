"""Teaching a workspace: a look at what it would change, then the lesson itself."""

from dataclasses import dataclass, replace

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports import Clock, OpenWork, Work
from bot.use_cases.rereading import Rereading, Understanding
from domain.ids import ChannelId, MemberId, QuestionId, TeachingId, WorkspaceId
from domain.memory_notices import owed_for_proposal, owed_to_asker
from domain.projects import Actor, Project, member_of
from domain.teaching.comparing import Conflicts
from domain.teaching.lessons import Lesson
from domain.teaching.teachings import Maintainers, Teaching, TeachingStatus, begin

MOST_ASKED = 3  # maintainers who are asked to approve one proposal


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to teach, and where; `question` is what led to it."""

    workspace: WorkspaceId
    key: TeachingId
    by: Actor
    lesson: Lesson
    channel: ChannelId | None = None
    question: QuestionId | None = None


@dataclass(frozen=True, slots=True)
class Teach:
    """Teaches a workspace; who is no maintainer proposes.

    Both methods raise `LessonRefused` and `NotFound`, and change nothing then.
    """

    open_work: OpenWork
    shelf: KnowledgeShelf
    understanding: Understanding
    now: Clock

    def weigh(self, wish: Wish) -> Conflicts:
        """Return what the lesson would change, and teach nothing."""
        with self.open_work(wish.workspace) as work:
            rereading = self._rereading(work, wish.lesson)
            rereading.require_saved()
            return rereading.conflicts()

    def __call__(self, wish: Wish) -> Teaching:
        """Teach, or propose; the same key teaches once."""
        now = self.now()
        with self.open_work(wish.workspace) as work:
            work.teachings.lock()
            known = work.teachings.find(wish.key)
            if known is not None:
                return known
            rereading = self._rereading(work, wish.lesson)
            rereading.require_saved()
            maintainers = work.teachings.maintainers()
            teaching = begin(self._new(wish), maintainers)
            if (
                teaching.status is TeachingStatus.PROPOSED
            ):  # others decide, and read what it changes
                teaching = replace(teaching, changes=rereading.conflicts().count)
            work.teachings.add(teaching)
            if teaching.status is TeachingStatus.TAUGHT:
                tell_first_askers(work, rereading, teaching, self.now)
            else:
                asked = _asked(work, wish.channel, maintainers)
                work.outbox.owe(owed_for_proposal(teaching, asked), None, now)
        return teaching

    def _new(self, wish: Wish) -> Teaching:
        return Teaching(
            id=wish.key,
            lesson=wish.lesson,
            status=TeachingStatus.PROPOSED,
            by=wish.by,
            at=self.now(),
            question=wish.question,
        )

    def _rereading(self, work: Work, lesson: Lesson) -> Rereading:
        # Before anything is stored: the shelf must never keep what is not committed yet.
        return Rereading.of(work, self.understanding, self.shelf.of(work), lesson)


def tell_first_askers(work: Work, rereading: Rereading, teaching: Teaching, now: Clock) -> None:
    """Owe a message to everybody who was the first to ask what has an answer only now."""
    for first in tuple(rereading.newly_answered()):
        work.readings.learned(first.text, teaching.id)
        if first.asker != member_of(teaching.by):
            work.outbox.owe((owed_to_asker(first.id, first.asker),), None, now())


def _asked(work: Work, channel: ChannelId | None, maintainers: Maintainers) -> tuple[MemberId, ...]:
    here: tuple[Project, ...] = work.registry.in_channel(channel) if channel else ()
    leads = tuple(dict.fromkeys(project.lead for project in here if project.lead))
    return (leads or tuple(sorted(maintainers.members)))[:MOST_ASKED]
