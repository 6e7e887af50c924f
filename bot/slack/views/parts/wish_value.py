"""What a form or a button carries of a lesson that is about to be taught."""

import json
from dataclasses import dataclass
from typing import Self

from domain.ids import ChannelId, QuestionId, ResponsibilityKey, RoleKey, TeachingId
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias

PHRASE, ALIAS, MOVED = "phrase", "alias", "moved"  # the ways to teach, as the form names them


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where somebody began to teach: the channel, and the question that led to it."""

    channel: ChannelId | None = None
    question: QuestionId | None = None

    def packed(self) -> str:
        return json.dumps([self.channel or "", self.question or ""])

    @classmethod
    def unpacked(cls, carried: str) -> Self:
        channel, question = json.loads(carried)
        return cls(ChannelId(channel) or None, QuestionId(question) or None)


@dataclass(frozen=True, slots=True)
class WishValue:
    """A lesson with its occasion; `key` is None where the form's own id is the key."""

    lesson: Lesson
    occasion: Occasion
    key: TeachingId | None = None

    def packed(self) -> str:
        said = [self.occasion.packed(), self.key or "", *_written(self.lesson)]
        return json.dumps(said, ensure_ascii=False)

    @classmethod
    def unpacked(cls, carried: str) -> Self:
        occasion, key, way, *rest = json.loads(carried)
        return cls(_read(way, *rest), Occasion.unpacked(occasion), TeachingId(key) or None)


def _written(lesson: Lesson) -> tuple[str, str, str, str]:
    match lesson:
        case ExactPhrase(phrase, role, topic):
            return PHRASE, phrase, role, topic
        case NewAlias(alias, responsibility):
            return ALIAS, alias, responsibility, ""
        case MovedResponsibility(responsibility, role):
            return MOVED, responsibility, role, ""


def _read(way: str, first: str, second: str, third: str) -> Lesson:
    if way == PHRASE:
        return ExactPhrase(first, RoleKey(second), third)
    if way == ALIAS:
        return NewAlias(first, ResponsibilityKey(second))
    return MovedResponsibility(ResponsibilityKey(first), RoleKey(second))
