"""The knowledge base with what was taught: each lesson applied, or refused with a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from domain.errors import BatonError, KnowledgeMistake
from domain.ids import ResponsibilityKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.changes import ResponsibilityChange, RoleChange
from domain.knowledge.roles import Responsibility, Role
from domain.knowledge.taught import TaughtPhrase
from domain.questions.folding import fold
from domain.questions.whole import LONGEST_PHRASE, whole
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias
from domain.teaching.refusals import (
    AliasTaken,
    BelongsThere,
    PhraseTooLong,
    PhraseWithoutWords,
    ResponsibilityNotFound,
    TaughtAlready,
    WouldContradict,
)

LONGEST_ALIAS = 100
LONGEST_TOPIC = 100


def taught(base: KnowledgeBase, lessons: Iterable[Lesson]) -> KnowledgeBase:
    """Return the base with all lessons that fit it, in their order.

    One that does not fit any longer, since the team's own roles changed after it was taught, is
    left out: a question must never fail for it.
    """
    # To a phrase it is all the same what else was taught, and aliases in a row are checked at once.
    phrases_last = sorted(lessons, key=lambda lesson: isinstance(lesson, ExactPhrase))
    for kind, run in groupby(phrases_last, type):
        alike = tuple(run)
        together = _with_all(base, alike) if kind is NewAlias else None
        base = together or _one_by_one(base, alike)
    return base


def with_lesson(base: KnowledgeBase, lesson: Lesson) -> KnowledgeBase:
    """Return the base with one lesson; raises `LessonRefused` and `RoleNotFound`."""
    match lesson:
        case ExactPhrase():
            return _with_phrase(base, lesson)
        case NewAlias():
            return _with_aliases(base, (lesson,))
        case MovedResponsibility():
            return _with_moved(base, lesson)


def responsibility_of(base: KnowledgeBase, key: ResponsibilityKey) -> tuple[Role, Responsibility]:
    """Return a responsibility with its accountable role; raises `ResponsibilityNotFound`."""
    for role, responsibility in base.responsibilities():
        if responsibility.key == key:
            return role, responsibility
    raise ResponsibilityNotFound(key)


def _with_all(base: KnowledgeBase, lessons: Iterable[Lesson]) -> KnowledgeBase | None:
    """Return the base with aliases, which is checked once for all; None where one does not fit."""
    try:
        return _with_aliases(base, [each for each in lessons if isinstance(each, NewAlias)])
    except BatonError:
        return None


def _one_by_one(base: KnowledgeBase, lessons: Iterable[Lesson]) -> KnowledgeBase:
    for lesson in lessons:
        try:
            base = with_lesson(base, lesson)
        except BatonError:
            continue
    return base


def _with_phrase(base: KnowledgeBase, lesson: ExactPhrase) -> KnowledgeBase:
    key = _key(lesson.phrase, LONGEST_PHRASE)
    role = base.role(lesson.role)
    if len(lesson.topic) > LONGEST_TOPIC:
        raise PhraseTooLong(LONGEST_TOPIC)
    if key in base.phrases:
        raise TaughtAlready(lesson.phrase, base.role(base.phrases[key].role).name)
    return base.with_phrases({**base.phrases, key: TaughtPhrase(role.key, lesson.topic)})


def _with_aliases(base: KnowledgeBase, lessons: Iterable[NewAlias]) -> KnowledgeBase:
    known = _known_words(base)
    more: defaultdict[ResponsibilityKey, list[str]] = defaultdict(list)
    for lesson in lessons:
        alias = lesson.alias.strip()
        _key(alias, LONGEST_ALIAS)
        role, responsibility = responsibility_of(base, lesson.responsibility)
        other, owned = known.get(fold(alias), (role, None))
        if owned is responsibility:
            raise TaughtAlready(alias, role.name)
        if owned is not None:
            raise AliasTaken(alias, owned.name, other.name)
        known[fold(alias)] = role, responsibility
        more[responsibility.key].append(alias)
    try:
        return base.extended(_changes(base, more))
    except KnowledgeMistake as mistake:
        raise WouldContradict(str(mistake)) from mistake


def _known_words(base: KnowledgeBase) -> dict[str, tuple[Role, Responsibility]]:
    known: dict[str, tuple[Role, Responsibility]] = {}
    for role, responsibility in base.responsibilities():
        for said in (responsibility.name, *responsibility.aliases):
            known.setdefault(fold(said), (role, responsibility))
    return known


def _changes(
    base: KnowledgeBase, more: Mapping[ResponsibilityKey, Sequence[str]]
) -> Iterator[RoleChange]:
    for role in base.roles:
        here = [known.key for known in role.responsibilities if known.key in more]
        changed = [ResponsibilityChange(key=key, aliases=tuple(more[key])) for key in here]
        if changed:
            yield RoleChange(key=role.key, responsibilities=tuple(changed))


def _with_moved(base: KnowledgeBase, lesson: MovedResponsibility) -> KnowledgeBase:
    before, responsibility = responsibility_of(base, lesson.responsibility)
    after = base.role(lesson.role)
    if before.key == after.key:
        raise BelongsThere(responsibility.name, after.name)
    moved = _helped_by_others(responsibility, after)
    roles = tuple(_without(role, moved) for role in base.roles)
    given = tuple(_with(role, moved) if role.key == after.key else role for role in roles)
    try:
        return replace(base, roles=given)
    except KnowledgeMistake as mistake:
        raise WouldContradict(str(mistake)) from mistake


def _helped_by_others(responsibility: Responsibility, accountable: Role) -> Responsibility:
    helpers = tuple(key for key in responsibility.helpers if key != accountable.key)
    return responsibility.model_copy(update={"helpers": helpers})


def _without(role: Role, responsibility: Responsibility) -> Role:
    kept = tuple(known for known in role.responsibilities if known.key != responsibility.key)
    return role.model_copy(update={"responsibilities": kept})


def _with(role: Role, responsibility: Responsibility) -> Role:
    return role.model_copy(update={"responsibilities": (*role.responsibilities, responsibility)})


def _key(phrase: str, limit: int) -> str:
    if len(phrase) > limit:
        raise PhraseTooLong(limit)
    key = whole(phrase)
    if not key:
        raise PhraseWithoutWords
    return key
