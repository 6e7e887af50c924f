"""Who says who they are is greeted, and what they ask then is read without it."""

import pytest

from domain.questions.policy import Outcome
from domain.questions.readings import Intent
from tests.domain.questions.local.ears import outcome, read


@pytest.mark.parametrize(
    "text",
    [
        "hi I'm the new data engineer on atlas",
        "hello everyone, I'm Priya, the new ML engineer on churn",
        "hi, I'm Sam and I just joined as ml engineer",
        "my name is Sam, I'll be the data engineer on churn from Monday",
        "this is Sam, our new ml engineer",
        "hi team, new developer on atlas",
    ],
)
def test_an_introduction_is_greeted(text: str) -> None:
    assert read(text).intent is Intent.HELP
    assert outcome(text) is Outcome.ANSWER


@pytest.mark.parametrize(
    ("text", "intent", "role"),
    [
        ("I'm the data engineer on churn, who deploys?", Intent.WHO_HANDLES, "ml_engineer"),
        ("I'm the new DE, who is the ml engineer on churn?", Intent.WHO_IS, "ml_engineer"),
        ("I am the new ml engineer, what do I do next?", Intent.MY_PENDING, None),
    ],
)
def test_what_is_asked_beside_it_is_answered(text: str, intent: Intent, role: str | None) -> None:
    reading = read(text)
    assert reading.intent is intent
    assert next(iter(reading.roles), None) == role


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("who is the new data engineer on churn", Intent.WHO_IS),
        ("I am looking for the data engineer on churn", Intent.WHO_IS),
        ("our new data engineer here?", Intent.WHO_IS),
        ("am I the data engineer?", Intent.ROLES_OF),
    ],
)
def test_what_only_looks_like_one_is_asked(text: str, intent: Intent) -> None:
    assert read(text).intent is intent
    assert outcome(text) is Outcome.ANSWER
