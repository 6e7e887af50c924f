"""What a team taught and keeps, as a registry file says it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol, Self

from pydantic import ConfigDict, StringConstraints, model_validator

from bot.use_cases.registry.report import Deed, Difference
from domain.errors import BatonError, RegistryMistake
from domain.ids import ResponsibilityKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.mistakes import MistakeInside
from domain.knowledge.phrases import Text, Written
from domain.questions.folding import fold
from domain.questions.whole import whole
from domain.teaching.applying import taught, with_lesson
from domain.teaching.comparing import SavedQuestion
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias

_EXPECTED = (
    'a lesson is "phrase" with "role", "alias" with "responsibility", or "responsibility" with '
    '"role"'
)


class LessonEntry(Written):
    """A whole question with its role, another word, or whose responsibility something is."""

    model_config = ConfigDict(title="lesson")

    phrase: Text | None = None
    alias: Text | None = None
    responsibility: ResponsibilityKey | None = None
    role: RoleKey | None = None
    topic: Annotated[str, StringConstraints(strip_whitespace=True)] = ""

    @model_validator(mode="after")
    def _is_one_lesson(self) -> Self:
        if self.topic and self.phrase is None:
            raise MistakeInside(("topic",), 'only a "phrase" has a topic')
        self.lesson()
        return self

    def lesson(self) -> Lesson:
        """Return the lesson."""
        match (self.phrase, self.alias, self.responsibility, self.role):
            case (str() as phrase, None, None, str() as role):
                return ExactPhrase(phrase, RoleKey(role), self.topic)
            case (None, str() as alias, str() as responsibility, None):
                return NewAlias(alias, ResponsibilityKey(responsibility))
            case (None, None, str() as responsibility, str() as role):
                return MovedResponsibility(ResponsibilityKey(responsibility), RoleKey(role))
            case _:
                raise MistakeInside((), _EXPECTED)


class KeptEntry(Written):
    """A question that must be answered with a role, whatever is taught."""

    model_config = ConfigDict(title="kept question")

    question: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    role: RoleKey

    def saved(self) -> SavedQuestion:
        """Return the kept question."""
        return SavedQuestion(self.question, self.role)


class Teaches(Protocol):
    """The part of a registry file that is about lessons."""

    @property
    def taught(self) -> Iterable[LessonEntry]: ...
    @property
    def kept_questions(self) -> Iterable[KeptEntry]: ...


@dataclass(frozen=True, slots=True)
class LessonChange:
    """What an import teaches and keeps that was not so before."""

    lessons: tuple[Lesson, ...]
    kept: tuple[SavedQuestion, ...]

    def differences(self) -> Iterator[Difference]:
        """Yield all of it for the report."""
        yield from (Difference("lesson", said(lesson), Deed.CREATED) for lesson in self.lessons)
        yield from (Difference("kept question", one.text, Deed.CREATED) for one in self.kept)


def lesson_change(
    base: KnowledgeBase,
    known: Sequence[Lesson],
    kept: Iterable[SavedQuestion],
    content: Teaches,
) -> LessonChange:
    """Return what is new in a file; `base` is what the workspace knows without any lesson.

    Raises `RegistryMistake` for what does not fit.
    """
    lessons = _new_lessons(taught(base, known), known, content.taught)
    return LessonChange(lessons, _new_kept(base, kept, content.kept_questions))


def entry_of(lesson: Lesson) -> LessonEntry:
    """Return a lesson as the file says it."""
    match lesson:
        case ExactPhrase(phrase, role, topic):
            return LessonEntry(phrase=phrase, role=role, topic=topic)
        case NewAlias(alias, responsibility):
            return LessonEntry(alias=alias, responsibility=responsibility)
        case MovedResponsibility(responsibility, role):
            return LessonEntry(responsibility=responsibility, role=role)


def said(lesson: Lesson) -> str:
    """Return a lesson as one line."""
    match lesson:
        case ExactPhrase(phrase, role, _):
            return f"“{phrase}” = {role}"
        case NewAlias(alias, responsibility):
            return f"“{alias}” = {responsibility}"
        case MovedResponsibility(responsibility, role):
            return f"{responsibility} → {role}"


def _new_lessons(
    base: KnowledgeBase, known: Iterable[Lesson], entries: Iterable[LessonEntry]
) -> tuple[Lesson, ...]:
    in_force = Counter(map(_identity, known))  # something may be moved there, back and there again
    new: list[Lesson] = []
    for index, entry in enumerate(entries):
        lesson = entry.lesson()
        if in_force[_identity(lesson)]:
            in_force[_identity(lesson)] -= 1
        else:
            base = _with(base, lesson, index)
            new.append(lesson)
    return tuple(new)


def _new_kept(
    base: KnowledgeBase, kept: Iterable[SavedQuestion], entries: Iterable[KeptEntry]
) -> tuple[SavedQuestion, ...]:
    known = {(whole(one.text), one.role) for one in kept}
    new: list[SavedQuestion] = []
    for index, entry in enumerate(entries):
        if not base.has_role(entry.role):
            raise RegistryMistake(("kept_questions", index, "role"), _no_role(entry.role))
        if (whole(entry.question), entry.role) not in known:
            new.append(entry.saved())
    return tuple(new)


def _identity(lesson: Lesson) -> tuple[str, ...]:
    """Return what makes two lessons the same, however they are written."""
    match lesson:
        case ExactPhrase(phrase, role, topic):
            return ("phrase", whole(phrase), role, topic.strip())
        case NewAlias(alias, responsibility):
            return ("alias", fold(alias), responsibility)
        case MovedResponsibility(responsibility, role):
            return ("moved", responsibility, role)


def _with(base: KnowledgeBase, lesson: Lesson, index: int) -> KnowledgeBase:
    try:
        return with_lesson(base, lesson)
    except BatonError as error:
        raise RegistryMistake(("taught", index), str(error)) from error


def _no_role(role: RoleKey) -> str:
    return f'"{role}" is not the key of a role'
