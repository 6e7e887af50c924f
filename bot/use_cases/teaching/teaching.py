"""Teaching a workspace: a look at what it would change, then the lesson itself."""

from dataclasses import dataclass, replace
from itertools import islice

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.discretion import tells_too_much
from bot.use_cases.ports.work import Clock, OpenWork, Work
from bot.use_cases.teaching.rereading import Rereading, Understanding
from domain.ids import ChannelId, MemberId, QuestionId, TeachingId, WorkspaceId
from domain.memory_notices import owed_for_proposal, owed_to_asker
from domain.projects import Actor, Person, Project, member_of
from domain.teaching.comparing import Conflicts
from domain.teaching.lessons import Lesson, words_of
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
            rereading.require_saved(wish.by)
            return rereading.conflicts(wish.by)

    def __call__(self, wish: Wish) -> Teaching:
        """Teach, or propose; the same key teaches once."""
        now = self.now()
        with self.open_work(wish.workspace) as work:
            work.teachings.lock()
            known = work.teachings.find(wish.key)
            if known is not None:
                return known
            rereading = self._rereading(work, wish.lesson)
            rereading.require_saved(wish.by)
            maintainers = work.teachings.maintainers()
            teaching = begin(self._new(wish), maintainers)
            if (
                teaching.status is TeachingStatus.PROPOSED
            ):  # others decide, and read what it changes
                teaching = replace(teaching, changes=rereading.conflicts(wish.by).count)
            work.teachings.add(teaching)
            if teaching.status is TeachingStatus.TAUGHT:
                tell_first_askers(work, rereading, teaching, self.now)
            else:
                asked = _asked(work, wish, maintainers)
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


def _asked(work: Work, wish: Wish, maintainers: Maintainers) -> tuple[MemberId, ...]:
    """Return the leads of the channel, else maintainers who may hear of what the words name."""
    here: tuple[Project, ...] = work.registry.in_channel(wish.channel) if wish.channel else ()
    leads = tuple(dict.fromkeys(project.lead for project in here if project.lead))
    words = words_of(wish.lesson)
    others = (m for m in sorted(maintainers.members) if not tells_too_much(work, words, Person(m)))
    return leads[:MOST_ASKED] or tuple(islice(others, MOST_ASKED))
