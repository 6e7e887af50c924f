"""Phases that are told by what happened, with no phase named."""

import pytest

from domain.ids import PhaseKey
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Intent
from tests.domain.questions.local.ears import heard, read


@pytest.mark.parametrize(
    ("text", "intent", "phase"),
    [
        ("we pushed atlas to prod yesterday", Intent.MARK_DONE, "model_deployment"),
        ("who released churn to prod?", Intent.PHASE_DONE, "model_deployment"),
        ("the endpoint of atlas is up", Intent.MARK_DONE, "model_serving"),
        ("the screens for churn are finally live", Intent.MARK_DONE, "app_integration"),
        ("the report of churn has been published", Intent.MARK_DONE, "insight_reporting"),
        ("has the data for churn arrived?", Intent.PHASE_DONE, "data_ingestion"),
        ("is the data of atlas in yet", Intent.PHASE_DONE, "data_ingestion"),
    ],
)
def test_what_happened_tells_the_phase(text: str, intent: Intent, phase: str) -> None:
    reading = read(text)
    assert outcome_of(reading) is Outcome.ANSWER
    assert (reading.intent, reading.phases) == (intent, (PhaseKey(phase),))


@pytest.mark.parametrize(
    "text",
    [
        "the data in churn looks odd",  # it is no data that is in
        "the data is in the wrong format, who mends it?",
        "the screens are live but show yesterday's figures",  # it says more
        "we want to ship atlas to prod",  # it has not happened
        "the endpoint of atlas is slow",
        "who moved the button",
    ],
)
def test_a_story_about_work_names_no_phase(text: str) -> None:
    assert all(not piece.phases for piece in heard(text).pieces)


def test_what_is_not_there_is_not_marked_done() -> None:
    assert outcome_of(read("the data for churn has not arrived yet")) is not Outcome.ANSWER
