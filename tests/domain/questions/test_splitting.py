"""Several questions in one message are told apart, and one question is never cut."""

from dataclasses import replace

import pytest

from domain.ids import ProjectKey
from domain.questions.readings import Intent, Reading, Topic
from domain.questions.splitting import are_several, parts_of
from tests.factories import ML_ENGINEER


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "who handles model versioning? and what's the status of atlas?",
            ("who handles model versioning?", "what's the status of atlas?"),
        ),
        (
            "Who is the data engineer and what is next on churn",
            ("Who is the data engineer", "what is next on churn"),
        ),
        (
            "Hi team! Who handles dashboards?\nAlso, which roles are vacant? Thanks in advance!",
            ("Who handles dashboards?", "which roles are vacant?"),
        ),
        (
            "Two questions: \nwho owns drift?\nwho owns labels?",
            ("who owns drift?", "who owns labels?"),
        ),
    ],
)
def test_questions_are_told_apart(text: str, parts: tuple[str, ...]) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "who handles model versioning here?",
        "Predictions look stale since Monday. Who can help?",
        "hello! who is our ML engineer? thanks a lot",
        "I work on atlas. Who is next? And when?",
        "who handles data and features?",
        "who finished training and why it took long",
        "DE and DS, who does what?",
        "How does drift change sales? Who could look into that for us?",
        "",
        "???",
        "who? " * 300,
        "who?\n```\nwhat?\n```",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert parts_of(text) == (text,)


def a_reading(intent: Intent = Intent.PROJECT_STATUS, sure: float = 0.95) -> Reading:
    return Reading(intent, sure, project=ProjectKey("churn"))


def test_sure_and_different_questions_are_several() -> None:
    topic = Topic(ML_ENGINEER, "Model versioning", "versioning", 1.0)
    handles = Reading(Intent.WHO_HANDLES, 0.9, topics=(topic,), roles=(ML_ENGINEER,))
    assert are_several((handles, a_reading()))


def test_one_in_doubt_beside_a_sure_one_is_one_of_several() -> None:
    topic = Topic(ML_ENGINEER, "Model versioning", "versioning", 0.6)
    doubtful = Reading(Intent.WHO_HANDLES, 0.6, topics=(topic,), roles=(ML_ENGINEER,))
    assert are_several((a_reading(), doubtful))
    assert not are_several((doubtful, replace(doubtful, project=ProjectKey("churn"))))


@pytest.mark.parametrize(
    "others",
    [
        (),
        (a_reading(),),
        (a_reading(Intent.NEXT_PHASE, 0.7),),
        (a_reading(Intent.OOS),),
        (a_reading(Intent.HELP),),
        (a_reading(Intent.MARK_DONE),),
    ],
)
def test_doubtful_equal_or_idle_ones_are_not(others: tuple[Reading, ...]) -> None:
    assert not are_several((a_reading(), *others))
