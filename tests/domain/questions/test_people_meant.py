"""Whom "they" and "she" mean, and who held a role before: what the last answer told counts."""

from dataclasses import replace

import pytest

from domain.ids import MemberId
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Aspect, Intent, Said
from tests.domain.questions.test_followups import ATLAS, HANDLED, NEXT, ON_ATLAS, STATUS, read
from tests.factories import DANA, DATA_ENGINEER, LEE, ML_ENGINEER

BOTH = replace(ON_ATLAS, people=(DANA, LEE))
BEFORE = replace(HANDLED, intent=Intent.WHO_IS, aspect=Aspect.FORMER, back=1)
STOOD_BY = replace(HANDLED, aspect=Aspect.BACKUPS)


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("what else do they do?", None),
        ("and what else do they do?", None),
        ("what other projects are they on?", None),
        ("do they have any other hats", None),
        ("what else does she do?", None),
        ("are they on churn too?", "churn"),
        ("and are they also on churn?", "churn"),
        ("what about them on churn?", "churn"),
        ("what's their role on churn?", "churn"),
        ("is he on churn as well?", "churn"),
    ],
)
@pytest.mark.parametrize(
    ("before", "people"), [(BOTH, (DANA, LEE)), (replace(ON_ATLAS, person=DANA), ())]
)
def test_they_are_the_people_of_the_last_answer(
    text: str, project: str | None, before: Said, people: tuple[MemberId, ...]
) -> None:
    reading = read(text, before)
    assert (reading.intent, reading.person, reading.people) == (Intent.ROLES_OF, DANA, people)
    assert reading.project == project
    assert outcome_of(reading) is Outcome.ANSWER


@pytest.mark.parametrize("text", ["who else works with them?", "do they have a data engineer?"])
def test_they_may_be_the_project_all_the_same(text: str) -> None:
    reading = read(text, BOTH)
    assert (reading.intent, reading.project, reading.people) == (Intent.WHO_IS, ATLAS.key, ())


def test_nobody_named_is_nobody_meant() -> None:
    assert read("what else do they do?", NEXT).people == ()
    assert read("what else do they do?", None).person is None


@pytest.mark.parametrize(
    "text",
    [
        "who was it before?",
        "and before that?",
        "and who was it before that?",
        "who did that before?",
        "who had it before her?",
        "who was it before Dana?",
        "who held the role before?",
        "who was the ML engineer before?",
        "the previous ML engineer?",
        "who was the previous one?",
        "who used to do it?",
        "previously?",
    ],
)
@pytest.mark.parametrize(("before", "back"), [(HANDLED, 1), (BEFORE, 2)])
def test_before_goes_back_along_the_holders_of_a_role(text: str, before: Said, back: int) -> None:
    reading = read(text, before)
    assert (reading.aspect, reading.back) == (Aspect.FORMER, back)
    assert (reading.roles, reading.project) == ((ML_ENGINEER,), "churn")
    assert outcome_of(reading) is Outcome.ANSWER


def test_backups_were_others_before_too() -> None:
    assert read("who was it before?", STOOD_BY).aspect is Aspect.FORMER_BACKUPS


@pytest.mark.parametrize(
    ("before", "text", "role", "project"),
    [
        (BEFORE, "who was the data engineer before?", DATA_ENGINEER, "churn"),
        (BEFORE, "who was it on atlas before?", ML_ENGINEER, "atlas"),
        (STATUS, "who was the data engineer before?", DATA_ENGINEER, "atlas"),
        (None, "who was the ML engineer of atlas before?", ML_ENGINEER, "atlas"),
        (None, "who was the previous ML engineer?", ML_ENGINEER, None),
    ],
)
def test_another_role_or_project_begins_with_its_last_holder(
    before: Said | None, text: str, role: str, project: str | None
) -> None:
    reading = read(text, before)
    assert (reading.aspect, reading.back) == (Aspect.FORMER, 1)
    assert (reading.roles, reading.project) == ((role,), project)


@pytest.mark.parametrize(
    "text", ["who did deployment before?", "who handled model versioning before?", "before lunch?"]
)
def test_what_has_a_topic_of_its_own_is_not_about_the_role_before(text: str) -> None:
    assert read(text, HANDLED).aspect is Aspect.WHOLE


def test_without_a_role_nobody_was_before() -> None:
    assert read("who was it before?", None).aspect is Aspect.WHOLE
    assert read("who had it before?", STATUS).aspect is Aspect.WHOLE
