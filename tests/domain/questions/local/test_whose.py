"""Whose work a text is about, with what a workspace says about it."""

import pytest

from domain.ids import ResponsibilityKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.changes import RoleChange
from domain.questions.local.aliases import Alias, Aliases
from domain.questions.local.hearing import topical
from domain.questions.local.whose import Owners
from domain.questions.policy import Outcome
from domain.questions.readings import Intent
from domain.teaching.applying import with_lesson
from domain.teaching.lessons import ExactPhrase, MovedResponsibility, NewAlias
from tests.domain.questions.local.ears import heard, model, outcome, read, shaper
from tests.factories import DATA_ENGINEER, DEVELOPER, ML_ENGINEER, a_knowledge_base

GARDENER = RoleKey("gardener")
VERSIONING = ResponsibilityKey("model_versioning")


def with_a_gardener() -> KnowledgeBase:
    greenhouse = {
        "key": "greenhouse",
        "name": "Greenhouse",
        "explanation": "Keeps the greenhouse.",
        "aliases": ["greenhouse", "water the tomatoes"],
    }
    told = {"key": GARDENER, "name": "Gardener", "summary": "Looks after plants."}
    change = RoleChange.model_validate({**told, "responsibilities": [greenhouse]})
    return a_knowledge_base().extended([change])


@pytest.mark.parametrize(
    "text",
    [
        "who looks after the greenhouse?",
        "greenhouse?",
        "who waters the tomatoes",
        "who handles the greenhouse on churn",
        "whom do I ask about the greenhose",  # a slip of the finger
    ],
)
def test_a_role_of_a_teams_own_is_known_at_once(text: str) -> None:
    best = read(text, with_a_gardener()).topic
    assert best
    assert (best.role, best.name) == (GARDENER, "Greenhouse")


def test_a_role_of_a_teams_own_is_answered_for() -> None:
    assert outcome("who looks after the greenhouse?", with_a_gardener()) is Outcome.ANSWER
    assert outcome("who looks after the greenhouse?") is not Outcome.ANSWER


def test_a_role_of_a_teams_own_takes_nothing_from_the_others() -> None:
    own, builtin = read("who trains our models", with_a_gardener()), read("who trains our models")
    assert own.roles == builtin.roles
    assert own.confidence == pytest.approx(builtin.confidence)


def test_an_alias_that_nobody_learnt_counts_by_how_much_of_the_text_it_is() -> None:
    own = with_lesson(a_knowledge_base(), NewAlias("quagga index", VERSIONING))
    short = read("who looks after the quagga index?", own)
    long = read("since monday the quagga index shows the customer in Spain odd invoices", own)

    assert short.roles[0] == ML_ENGINEER
    assert str(short.reason) == "“quagga index” is part of Model versioning"
    assert outcome("who looks after the quagga index?", own) is Outcome.ANSWER
    assert long.confidence < short.confidence


def test_what_was_learnt_is_told_from_what_is_new() -> None:
    new = Alias(ML_ENGINEER, VERSIONING, "Model versioning", "quagga index")
    builtin = Aliases.of(a_knowledge_base()).by_stems.values()

    assert not model().has_learnt(new)
    assert sum(model().has_learnt(alias) for sharing in builtin for alias in sharing) > 1_000


@pytest.mark.parametrize(
    "text", ["who looks after dashboards?", "who trains our models", "what is the status of churn"]
)
def test_an_alias_of_a_teams_own_leaves_other_texts_alone(text: str) -> None:
    own = with_lesson(a_knowledge_base(), NewAlias("quagga index", VERSIONING))
    assert read(text, own) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "who handles model versioning?",
        "model versioning?",
        "who tags the model versions?",
        "which version of the model is in production, who knows",
    ],
)
def test_a_responsibility_given_to_another_role_leads_to_it(text: str) -> None:
    moved = with_lesson(a_knowledge_base(), MovedResponsibility(VERSIONING, DATA_ENGINEER))
    best = read(text, moved).topic

    assert read(text).roles[0] == ML_ENGINEER
    assert best
    assert (best.role, best.name) == (DATA_ENGINEER, "Model versioning")
    assert outcome(text, moved) is outcome(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("model versioning", "ml_engineer"),
        ("Dashboards?", "data_analyst"),
        ("who does the labels", "data_scientist"),
        ("whose is data cataloguing", "data_engineer"),
    ],
)
def test_a_text_that_says_nothing_beside_one_phrase_is_about_that_phrase(
    text: str, role: str
) -> None:
    reading = read(text)
    assert (reading.intent, reading.roles[0]) == (Intent.WHO_HANDLES, role)
    assert reading.confidence > 0.9


def test_a_phrase_that_two_roles_claim_is_not_decided_by_itself() -> None:
    roles = {topic.role for topic in read("who knows about mlflow").topics}
    assert {"data_scientist", "ml_engineer"} <= roles


def likelier_ours(text: str) -> float:
    """How much likelier somebody's work here it is by what is written than by what was learnt."""
    pieces = heard(text).pieces
    learnt = model().topics.about(topical(pieces), model().embedding)
    found = shaper().aliases.found_in(pieces)
    assert found
    return Owners.of(a_knowledge_base(), model()).whose(learnt, pieces, found).ours - learnt.ours


@pytest.mark.parametrize("text", ["who does the training?", "who retrains the model of the dog?"])
def test_an_alias_speaks_for_a_role(text: str) -> None:
    assert likelier_ours(text) >= 0


@pytest.mark.parametrize("text", ["who gives the dog training?", "the training of apprentices?"])
def test_a_word_within_a_phrase_of_neighbours_is_no_alias(text: str) -> None:
    assert likelier_ours(text) < 0


@pytest.mark.parametrize("text", ["who?", "who does that?", "who does it", "who handles it?"])
def test_who_says_nothing_gets_nobody(text: str) -> None:
    assert outcome(text) is not Outcome.ANSWER


@pytest.mark.parametrize("text", ["zebra boards", "xyzzy plugh", "the office cat"])
def test_what_no_role_here_does_is_admitted_in_the_words_of_the_asker(text: str) -> None:
    reading = read(f"who handles {text}?")
    assert outcome(f"who handles {text}?") is Outcome.UNKNOWN
    assert reading.intent is Intent.WHO_HANDLES
    assert reading.asked == text.removeprefix("the ")


def test_an_exact_phrase_is_certain() -> None:
    own = with_lesson(a_knowledge_base(), ExactPhrase("who handles drift", DEVELOPER))
    reading = read("Who handles drift??", own)
    assert (reading.roles, reading.confidence) == ((DEVELOPER,), 1.0)


def test_topics_come_best_first_one_for_each_role() -> None:
    topics = read("who handles versioning?").topics
    scores = [topic.score for topic in topics]
    assert scores == sorted(scores, reverse=True)
    assert len({topic.role for topic in topics}) == len(topics) > 1
    assert 0 < sum(scores) < 1.001


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("who handles airflow and mlflow?", {"data_engineer", "ml_engineer"}),
        ("who handles labelling and deployment?", {"data_scientist", "ml_engineer"}),
        ("airflow or our dashboards, who does that?", {"data_engineer", "data_analyst"}),
    ],
)
def test_of_two_topics_with_two_roles_neither_wins(text: str, roles: set[str]) -> None:
    reading = read(text)
    assert outcome(text) is Outcome.CHOICES
    assert set(reading.roles[:2]) == roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("who handles drift and retraining?", "ml_engineer"),
        ("who dockerizes the models?", "ml_engineer"),  # two words, and one topic
    ],
)
def test_two_topics_of_one_role_are_answered(text: str, role: str) -> None:
    assert outcome(text) is Outcome.ANSWER
    assert read(text).roles[0] == role


def test_a_greeting_says_nothing_about_whose_work_it_is() -> None:
    asked = "quick one: weird encodings in the csv files, who cleans that up?"
    assert read(f"good morning, {asked}").confidence == pytest.approx(
        read(asked).confidence, abs=0.1
    )
    assert outcome(f"hey bot, {asked}") is Outcome.ANSWER
