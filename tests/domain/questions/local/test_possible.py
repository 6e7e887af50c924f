"""What a text cannot mean, for want of what it would have to name, or because of a "not"."""

import pytest

from domain.questions.local.possible import possible
from domain.questions.policy import Outcome
from domain.questions.readings import Intent
from tests.domain.questions.local.ears import heard, outcome, read, shaper

SURE = 0.9


def chance_of(intent: Intent, text: str) -> float:
    """What is left of an intent's chance of nine in ten."""
    said = heard(text)
    chances = dict.fromkeys(Intent, 0.0) | {intent: SURE, Intent.OOS: 1 - SURE}
    found = possible(chances, said, shaper().shape(said.asking))
    assert sum(found.values()) == pytest.approx(1)
    return found[intent]


@pytest.mark.parametrize(
    ("intent", "with_slot", "without"),
    [
        (Intent.WHAT_DOES, "what does the ml engineer do", "what does it do"),
        (Intent.COMPARE, "data engineer or ml engineer", "data engineer or what"),
        (Intent.COMPARE, "DE vs MLE", "MLE vs ml engineer"),
        (Intent.PHASE_DONE, "is data validation done", "is it done"),
        (Intent.ROLES_OF, "what does Dana do", "what does the ml engineer do"),
        (Intent.ROLES_OF, "what am I here", "what is here"),
    ],
)
def test_an_intent_needs_what_it_is_about(intent: Intent, with_slot: str, without: str) -> None:
    assert chance_of(intent, with_slot) == SURE
    assert chance_of(intent, without) < 0.05


@pytest.mark.parametrize(
    ("text", "opposite"),
    [
        ("who handles labels", "who does not handle labels"),
        ("who handles labels", "who doesn't handle labels"),
        ("who handles labels", "who is definitely not on labels"),
        ("who trains models", "who never trains models"),
        ("which role does dashboards", "which role does not do dashboards"),
        ("who still does dashboards", "who no longer does dashboards"),
        ("who handles deployment", "who handles everything except deployment"),
        ("who handles deployment", "who does all but deployment"),
    ],
)
def test_who_does_not_is_never_answered_with_who_does(text: str, opposite: str) -> None:
    assert outcome(text) is Outcome.ANSWER
    assert outcome(opposite) is Outcome.UNKNOWN
    assert chance_of(Intent.WHO_HANDLES, opposite) < 0.05
    assert chance_of(Intent.WHO_IS, opposite) < 0.05


@pytest.mark.parametrize(
    "text", ["the dashboard does not load, who can fix that", "why does my notebook not start?"]
)
def test_what_does_not_work_may_have_somebody_for_it(text: str) -> None:
    assert chance_of(Intent.WHO_HANDLES, text) == SURE


@pytest.mark.parametrize(
    "text",
    [
        "model building is not done",
        "data validation isn't done yet",
        "training is almost done on churn",
        "we will be done with training tomorrow",
        "tell me as soon as training is done",
        "don't mark training as done",
    ],
)
def test_what_is_not_done_is_never_marked(text: str) -> None:
    reading = read(text)
    assert chance_of(Intent.MARK_DONE, text) < 0.05
    assert reading.intent is not Intent.MARK_DONE or outcome(text) is Outcome.UNKNOWN


def test_what_is_done_may_be_marked() -> None:
    assert chance_of(Intent.MARK_DONE, "model building is done") == SURE


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        (Intent.WHO_HANDLES, "who invented gradient descent"),
        (Intent.WHO_HANDLES, "I give a talk on drift. Can you write me a text about it?"),
        (Intent.WHO_HANDLES, "please rerun the import of yesterday"),
        (Intent.WHO_HANDLES, "deploy the candidate to staging please"),
        (Intent.WHO_HANDLES, "who won the cup for forecasts"),
        (Intent.WHO_HANDLES, "who negotiates the contract of the cloud vendor"),
        (Intent.WHO_HANDLES, "who approves our bill for GPUs?"),
        (Intent.WHO_HANDLES, "the dashboard needs new colours, whom in marketing do I ask"),
        (Intent.WHO_HANDLES, "the report names me, can somebody from HR settle that?"),
        (Intent.WHO_HANDLES, "who trains the models at our competitor"),
        (Intent.WHO_HANDLES, "what node version is on the build server"),
        (Intent.WHO_HANDLES, "which version of spark do the jobs need?"),
        (Intent.MARK_DONE, "translate 'training is done' for me"),
        (Intent.COMPARE, "do data analysts earn less than developers"),
        (Intent.WHAT_DOES, "what to ask an ML engineer in an interview"),
        (Intent.WHO_IS, "who is the project auditor of churn"),
        (Intent.WHO_IS, "who waters the cactus of the data analyst"),
        (Intent.UNFILLED_ROLES, "any vacant bungalows near the lake"),
        (Intent.PHASE_DONE, "the training of churn is not over yet"),
        (Intent.PROJECT_STATUS, "what is the status of nightjar?"),
    ],
)
def test_what_nobody_here_does_is_not_meant(intent: Intent, text: str) -> None:
    assert chance_of(intent, text) < 0.05


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        (Intent.WHO_HANDLES, "can you tell me who writes the tests?"),
        (Intent.WHO_HANDLES, "could you translate that need for whoever builds dashboards?"),
        (Intent.WHO_HANDLES, "please send me to whoever loads the data"),
        (Intent.WHO_HANDLES, "somebody in marketing asks for figures, who has them"),
        (Intent.WHO_HANDLES, "who sends the figures to the regulator"),
        (Intent.WHO_HANDLES, "which model version is live in Chile"),
        (Intent.WHO_HANDLES, "who knows which node version is on the build server"),
        (Intent.WHO_HANDLES, "who approves a new version of the model"),
        (Intent.MARK_DONE, "please set training of churn to done"),
        (Intent.COMPARE, "data analyst or developer, what differs"),
        (Intent.WHO_IS, "who is the data engineer of churn"),
        (Intent.WHO_IS, "The cactus needs water. Who is the data analyst here?"),
        (Intent.WHO_IS, "who waters the data of churn as its data engineer"),
        (Intent.UNFILLED_ROLES, "any roles vacant across the three projects"),
        (Intent.PHASE_DONE, "the training of churn is not over yet?"),
        (Intent.PHASE_DONE, "is the training of churn not over yet"),
        (Intent.PROJECT_STATUS, "what is the status of churn?"),
    ],
)
def test_what_somebody_here_does_may_be_meant(intent: Intent, text: str) -> None:
    assert chance_of(intent, text) == SURE


@pytest.mark.parametrize(
    "text",
    [
        "who was the first programmer in history",
        "who is the greatest data scientist in the world",
        "who came second in the kaggle competition",
        "which is the fastest database for time series?",
        "which version of tensorflow supports python 3.12",
        "how many claims did churn get yesterday",
        "number of rows in the churn training table?",
        "why would anyone scale features before clustering",
        "is airflow or dagster the better scheduler",
        "which optimizer should I use for small batches",
        "does dropout help with drift, in theory?",
    ],
)
def test_trivia_and_figures_are_no_questions_for_us(text: str) -> None:
    assert outcome(text) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "who was the first ml engineer on churn",
        "who is the best person to ask about drift",
        "which version of the model is in production",
        "is airflow or dagster better for us, who knows?",
        "how many people are on churn?",
        "how many phases are left on churn?",
    ],
)
def test_what_sounds_like_trivia_and_is_about_us_is_answered(text: str) -> None:
    assert outcome(text) is Outcome.ANSWER


@pytest.mark.parametrize(
    "text", ["what is Zed doing on churn?", "is Zed on churn?", "what does Zed do on churn"]
)
def test_what_somebody_does_whom_nobody_knows_is_not_how_a_project_does(text: str) -> None:
    assert outcome(text) is Outcome.UNKNOWN
    assert read(text.replace("Zed", "Dana")).intent is Intent.ROLES_OF
