"""What was taught becomes part of what is known, or is refused with a sentence."""

import pytest

from domain.errors import RoleNotFound
from domain.ids import ResponsibilityKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.changes import ResponsibilityChange, RoleChange
from domain.questions.readings import Context
from domain.teaching.applying import responsibility_of, taught, with_lesson
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias
from domain.teaching.naming import named
from domain.teaching.refusals import (
    AliasTaken,
    BelongsThere,
    LessonRefused,
    PhraseTooLong,
    PhraseWithoutWords,
    ResponsibilityNotFound,
    TaughtAlready,
)
from tests.factories import DATA_ENGINEER, DEVELOPER, ML_ENGINEER, a_knowledge_base
from tests.resolvers import RESOLVERS

VERSIONING = ResponsibilityKey("model_versioning")
DRIFT = ResponsibilityKey("drift_detection")


def roles_said(base: KnowledgeBase, text: str) -> str:
    """The role that a question is answered with, in doubt the best one."""
    return RESOLVERS(base).resolve(text, Context()).roles[0]


@pytest.mark.parametrize("text", ["what is the status", "hello", "who does drift", "🦓 42"])
def test_an_exact_phrase_wins_over_everything(text: str) -> None:
    base = with_lesson(a_knowledge_base(), ExactPhrase(text, DEVELOPER))
    reading = RESOLVERS(base).resolve(f" {text.upper()}?? ", Context())
    assert (reading.roles, reading.confidence) == ((DEVELOPER,), 1.0)


def test_a_phrase_is_the_whole_question() -> None:
    base = with_lesson(a_knowledge_base(), ExactPhrase("who handles drift", DEVELOPER))
    assert roles_said(base, "who handles drift detection") == ML_ENGINEER


def test_an_alias_is_understood_like_the_others() -> None:
    base = with_lesson(a_knowledge_base(), NewAlias("quagga index", VERSIONING))
    assert roles_said(base, "who looks after the quagga index?") == ML_ENGINEER
    _, responsibility = responsibility_of(base, VERSIONING)
    assert responsibility.aliases[-1] == "quagga index"


def test_a_moved_responsibility_has_one_role() -> None:
    base = with_lesson(a_knowledge_base(), MovedResponsibility(VERSIONING, DATA_ENGINEER))
    assert responsibility_of(base, VERSIONING)[0].key == DATA_ENGINEER
    assert roles_said(base, "who handles model versioning?") == DATA_ENGINEER


def test_lessons_build_on_one_another_and_keep_the_phrases() -> None:
    lessons = (
        ExactPhrase("zebra", DEVELOPER, "Zebra"),
        NewAlias("quagga index", VERSIONING),
        MovedResponsibility(VERSIONING, DATA_ENGINEER),
    )
    base = taught(a_knowledge_base(), lessons)
    assert roles_said(base, "who looks after the quagga index?") == DATA_ENGINEER
    assert roles_said(base, "zebra") == DEVELOPER
    assert a_knowledge_base().phrases == {}


def test_a_lesson_that_fits_no_longer_is_left_out() -> None:
    gone = RoleKey("gone")
    lessons = (ExactPhrase("zebra", gone), NewAlias("quagga", ResponsibilityKey("gone")))
    assert taught(a_knowledge_base(), lessons) == a_knowledge_base()


def test_of_many_aliases_those_that_fit_are_taken() -> None:
    lessons = (
        NewAlias("quagga index", VERSIONING),
        ExactPhrase("zebra", DEVELOPER),
        NewAlias("quagga", ResponsibilityKey("gone")),
        NewAlias("okapi index", VERSIONING),
        NewAlias("Okapi Index", DRIFT),
        NewAlias("gnu index", DRIFT),
    )
    base = taught(a_knowledge_base(), lessons)
    (versioning,) = (r for _, r in base.responsibilities() if r.key == VERSIONING)
    (drift,) = (r for _, r in base.responsibilities() if r.key == DRIFT)
    assert versioning.aliases[-2:] == ("quagga index", "okapi index")
    assert drift.aliases[-1] == "gnu index"
    assert "Okapi Index" not in drift.aliases
    assert set(base.phrases) == {"zebra"}


def test_a_teams_own_changes_keep_what_was_taught() -> None:
    base = with_lesson(a_knowledge_base(), ExactPhrase("zebra", DEVELOPER))
    change = ResponsibilityChange(key=VERSIONING, aliases=("okapi index",))
    extended = base.extended([RoleChange(key=ML_ENGINEER, responsibilities=(change,))])
    assert extended.phrases == base.phrases


@pytest.mark.parametrize(
    ("lesson", "refusal"),
    [
        (ExactPhrase(" ?! ", DEVELOPER), PhraseWithoutWords),
        (ExactPhrase("z" * 301, DEVELOPER), PhraseTooLong),
        (ExactPhrase("zebra", DEVELOPER, "z" * 101), PhraseTooLong),
        (NewAlias("", VERSIONING), PhraseWithoutWords),
        (NewAlias("z" * 101, VERSIONING), PhraseTooLong),
        (NewAlias("Model-Versioning", VERSIONING), TaughtAlready),
        (NewAlias("model versioning", DRIFT), AliasTaken),
        (MovedResponsibility(VERSIONING, ML_ENGINEER), BelongsThere),
    ],
)
def test_what_does_not_fit_is_refused(lesson: Lesson, refusal: type[LessonRefused]) -> None:
    with pytest.raises(refusal):
        with_lesson(a_knowledge_base(), lesson)


def test_the_same_phrase_is_not_taught_twice() -> None:
    base = with_lesson(a_knowledge_base(), ExactPhrase("Who owns it?", DEVELOPER))
    with pytest.raises(TaughtAlready):
        with_lesson(base, ExactPhrase("who OWNS it", ML_ENGINEER))


def test_unknown_roles_and_responsibilities_are_not_found() -> None:
    with pytest.raises(RoleNotFound):
        with_lesson(a_knowledge_base(), ExactPhrase("zebra", RoleKey("zebra")))
    with pytest.raises(ResponsibilityNotFound):
        with_lesson(a_knowledge_base(), NewAlias("zebra", ResponsibilityKey("zebra")))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ML engineer", "ml_engineer"),
        ("ml_engineer", "ml_engineer"),
        ("Data Scientists", "data_scientist"),
        ("Model versioning", "model_versioning"),
    ],
)
def test_roles_and_responsibilities_are_called_in_many_ways(name: str, key: str) -> None:
    assert named(a_knowledge_base(), name).key == key
