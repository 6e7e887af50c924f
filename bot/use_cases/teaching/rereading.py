"""Reading kept questions again, before and after a lesson, to see what it would change."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from bot.use_cases.asking.looking_around import Place
from bot.use_cases.naming.discretion import tells_too_much
from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.work import NOT_NAMED, Reads, Work
from bot.use_cases.teaching.unanswered import may_read
from domain.ids import ChannelId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Actor
from domain.questions.readings import Context, Reading, Resolver
from domain.teaching.applying import with_lesson
from domain.teaching.comparing import (
    Conflicts,
    answers_with,
    brings_an_answer,
    changes_an_answer,
    is_touched,
)
from domain.teaching.lessons import ExactPhrase, Lesson
from domain.teaching.refusals import BreaksSavedQuestion

MOST_READ = 300  # different questions that are read again; the latest ones

_NOWHERE = Place(ChannelId(""), None)


class Understanding(Protocol):
    """What understands questions, as `AnswerQuestion` does."""

    def new_resolver(self, knowledge: KnowledgeBase, /) -> Resolver: ...
    def resolver(self, knowledge: KnowledgeBase, /) -> Resolver: ...
    def read(self, reads: Reads, resolver: Resolver, text: str, place: Place, /) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Rereading:
    """The questions of a workspace with a lesson in memory, and without it."""

    work: Work
    understanding: Understanding
    knowledge: KnowledgeBase
    lesson: Lesson
    before: Resolver
    after: Resolver

    @classmethod
    def of(
        cls, work: Work, understanding: Understanding, knowledge: KnowledgeBase, lesson: Lesson
    ) -> "Rereading":
        """Apply a lesson in memory; raises `LessonRefused`, `NotFound`."""
        changed = with_lesson(knowledge, lesson)
        return cls.between(work, understanding, knowledge, changed, lesson)

    @classmethod
    def between(
        cls,
        work: Work,
        understanding: Understanding,
        knowledge: KnowledgeBase,
        changed: KnowledgeBase,
        lesson: Lesson,
    ) -> "Rereading":
        """Compare what is known now with what would be known."""
        before = understanding.resolver(knowledge)
        after = understanding.new_resolver(changed)  # for this once: nobody keeps it
        return cls(work, understanding, knowledge, lesson, before, after)

    def conflicts(self, reader: Actor) -> Conflicts:
        """Count the answered questions that the lesson changes; the example is for the reader."""
        count, example = 0, None
        maintainers = self.work.teachings.maintainers()
        for kept, times in self.work.readings.answered(MOST_READ, self._words):
            if not self._touches(kept.text):
                continue
            before, after = self._both(kept.text, Place(kept.channel, kept.asker, NOT_NAMED))
            if changes_an_answer(before, after):
                count += times
                if example is None and may_read(self.work, kept, reader, maintainers):
                    example = (kept.text, before.roles[0] if before.roles else None)
        return Conflicts(count, *example) if example else Conflicts(count)

    def require_saved(self, reader: Actor) -> None:
        """Raise `BreaksSavedQuestion` where a kept question would lose its role."""
        for saved in self.work.teachings.kept():
            before, after = self._both(saved.text, _NOWHERE)
            if answers_with(before, saved.role) and not answers_with(after, saved.role):
                hidden = tells_too_much(self.work, saved.text, reader)
                text = "" if hidden else saved.text
                raise BreaksSavedQuestion(text, self.knowledge.role(saved.role).name)

    def newly_answered(self) -> Iterator[KeptReading]:
        """Yield the questions that have an answer only now, each as it was asked first."""
        for unanswered in self.work.readings.unanswered(MOST_READ, self._words):
            first = unanswered.first
            if not self._touches(first.text):
                continue
            before, after = self._both(first.text, Place(first.channel, first.asker, NOT_NAMED))
            if brings_an_answer(before, after):
                yield first

    @property
    def _words(self) -> str:
        """The only words that an exact phrase concerns; empty where it may be any."""
        return self.lesson.phrase if isinstance(self.lesson, ExactPhrase) else ""

    def _touches(self, text: str) -> bool:
        """Look at the words alone, which costs nothing: most questions a lesson leaves alone."""
        nothing = Context()
        return is_touched(self.before.resolve(text, nothing), self.after.resolve(text, nothing))

    def _both(self, text: str, place: Place) -> tuple[Reading, Reading]:
        read = self.understanding.read
        return (
            read(self.work, self.before, text, place),
            read(self.work, self.after, text, place),
        )
