"""From a form or a typed line to a lesson; from a refusal to the field that it is about."""

import re
from dataclasses import dataclass

from bot.slack.payloads.teaching import LessonSubmitted
from bot.slack.views.forms.teaching import PHRASE_BLOCK, RESPONSIBILITY_BLOCK, ROLE_BLOCK
from bot.slack.views.parts.wish_value import ALIAS, MOVED
from domain.errors import BatonError
from domain.ids import ResponsibilityKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.roles import Role
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias
from domain.teaching.naming import named
from domain.teaching.refusals import BelongsThere
from domain.words import _

_QUOTES = "\"“”„«»'‘’"  # noqa: RUF001 - phones type what they like
_TYPED = re.compile(
    rf"^[{_QUOTES}](?P<quoted>.+)[{_QUOTES}]\s*(?:=>|->|=|→)\s*(?P<after>.+)$"
    r"|^(?P<bare>[^=→]+?)\s*(?:=>|->|=|→)\s*(?P<behind>.+)$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands before and after the sign in `"words" = role`."""

    words: str
    name: str
    topic: str = ""


def read_typed(text: str) -> Typed | None:
    """Read `"words" = role` or `words = responsibility`; None for anything else."""
    found = _TYPED.match(text.strip())
    if found is None:
        return None
    words = found["quoted"] or found["bare"]
    return Typed(words.strip(), (found["after"] or found["behind"]).strip(f" .{_QUOTES}"))


def typed_lesson(typed: Typed, knowledge: KnowledgeBase) -> Lesson:
    """Return what was meant: words for a role, or another word for a responsibility.

    Raises `ResponsibilityNotFound`.
    """
    meant = named(knowledge, typed.name)
    if isinstance(meant, Role):
        return ExactPhrase(typed.words, meant.key, typed.topic)
    return NewAlias(typed.words, meant.key)


def missing_fields(submitted: LessonSubmitted) -> dict[str, str]:
    """Return a sentence for each field that the chosen way needs and that is empty."""
    sentences = {
        PHRASE_BLOCK: "" if submitted.phrase else _("Write the words that people use."),
        ROLE_BLOCK: "" if submitted.role else _("Choose the role."),
        RESPONSIBILITY_BLOCK: ("" if submitted.responsibility else _("Choose the responsibility.")),
    }
    needed = {
        ALIAS: (PHRASE_BLOCK, RESPONSIBILITY_BLOCK),
        MOVED: (ROLE_BLOCK, RESPONSIBILITY_BLOCK),
    }.get(submitted.way, (PHRASE_BLOCK, ROLE_BLOCK))
    return {block: sentences[block] for block in needed if sentences[block]}


def lesson_of(submitted: LessonSubmitted) -> Lesson:
    """Return what a complete form says."""
    responsibility = ResponsibilityKey(submitted.responsibility)
    match submitted.way:
        case "alias":
            return NewAlias(submitted.phrase, responsibility)
        case "moved":
            return MovedResponsibility(responsibility, RoleKey(submitted.role))
        case _phrase:
            return ExactPhrase(submitted.phrase, RoleKey(submitted.role), submitted.topic)


def field_of(error: BatonError, lesson: Lesson) -> str:
    """Return the field beside which a refusal is told."""
    if isinstance(error, BelongsThere):
        return ROLE_BLOCK
    return RESPONSIBILITY_BLOCK if isinstance(lesson, MovedResponsibility) else PHRASE_BLOCK
