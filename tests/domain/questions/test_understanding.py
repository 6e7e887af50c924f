"""What is asked, and about what."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ids import MemberId, ProjectKey, RoleKey
from domain.knowledge.changes import RoleChange
from domain.projects import NamedMember, NamedProject
from domain.questions.linking import Kind, link
from domain.questions.names import names_of
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Context, Intent, Reading, Resolver
from domain.questions.utterance import utterance
from tests.domain.questions.said import SAID
from tests.factories import DANA, a_knowledge_base, a_phase, a_workflow
from tests.resolvers import RESOLVERS

CHURN = NamedProject(ProjectKey("churn"), "Churn predictor", ("churn", "churn model"))
ATLAS = NamedProject(ProjectKey("atlas"), "Atlas", ())
PLACE = Context(
    asker=MemberId("U0ME"),
    projects=(CHURN, ATLAS),
    members=(NamedMember(DANA, "Dana Kim"), NamedMember(MemberId("U0MARK"), "Mark Hill")),
)


@cache
def resolver() -> Resolver:
    return RESOLVERS(a_knowledge_base())


def read(text: str, context: Context = PLACE) -> Reading:
    return resolver().resolve(text, context)


@pytest.mark.parametrize(
    ("intent", "text"), [(intent, text) for intent, texts in SAID.items() for text in texts]
)
def test_what_people_want_is_understood(intent: Intent, text: str) -> None:
    reading = read(text)
    if intent is Intent.OOS:
        assert outcome_of(reading) is Outcome.UNKNOWN
    else:
        assert reading.intent is intent


@pytest.mark.parametrize("text", ["who keeps the carpet flying?", "do hats grow on trees"])
def test_what_is_said_oddly_is_not_answered_wrongly(text: str) -> None:
    assert outcome_of(read(text)) is not Outcome.ANSWER


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("who handles model versioning?", "ml_engineer"),
        ("Who handels model verisoning?", "ml_engineer"),
        ("who builds dashboards", "data_analyst"),
        ("I need a new source in the lake. Who could do that?", "data_engineer"),
        ("whose job is the UI", "developer"),
        ("who reads papers", "research_scientist"),
        ("who picks the features", "data_scientist"),
    ],
)
def test_topics_lead_to_roles(text: str, role: str) -> None:
    reading = read(text)
    assert reading.intent is Intent.WHO_HANDLES
    assert reading.roles[0] == role
    assert reading.reason


@pytest.mark.parametrize(
    "text",
    ["who handles zebra boards", "who handles payroll", "who feeds the office cat", "who?"],
)
def test_what_is_not_known_is_not_answered(text: str) -> None:
    assert outcome_of(read(text)) is not Outcome.ANSWER


def test_a_near_tie_asks_back() -> None:
    reading = read("who handles versioning?")
    assert outcome_of(reading) is Outcome.CHOICES
    assert reading.roles[0] == "ml_engineer"


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("status of churn", "churn"),
        ("status of the Churn-Model please", "churn"),
        ("who is the ml engineer for ATLAS", "atlas"),
        ("status", None),
    ],
)
def test_projects_are_found_by_any_of_their_names(text: str, project: str | None) -> None:
    assert read(text).project == project


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("training is done on churn", ("model_building",)),
        ("is data validation complete?", ("data_validation",)),
        ("churn has been deployed", ("model_deployment",)),
        ("what comes after the evaluation", ("model_evaluation",)),
    ],
)
def test_phases_are_found_by_any_of_their_names(text: str, phases: tuple[str, ...]) -> None:
    assert read(text).phases == phases


def test_abbreviations_of_roles_count_where_they_are_meant() -> None:
    assert read("DE vs MLE").roles == ("data_engineer", "ml_engineer")
    foreign = link(utterance("quien hace esto de aqui"), names_of(a_knowledge_base()), PLACE)
    assert [piece for piece in foreign if piece.kind is Kind.ROLE] == []
    assert outcome_of(read("quien hace esto de aqui")) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("what does Dana do?", DANA),
        (f"what is <@{DANA}>'s role", DANA),
        ("what are my roles", "U0ME"),
        ("which roles does Mark have", "U0MARK"),
    ],
)
def test_people_are_found(text: str, person: str) -> None:
    reading = read(text)
    assert reading.intent is Intent.ROLES_OF
    assert reading.person == person


def test_a_verb_is_not_taken_for_a_person() -> None:
    reading = read("mark data ingestion as done on churn")
    assert reading.intent is Intent.MARK_DONE
    assert reading.person is None


@pytest.mark.parametrize(
    "text",
    ["<@U0BOT> who is <@U0DANA>?", "hey <@U0BOT>, who is <@U0DANA>?", "who is <@U0DANA>?"],
)
def test_our_own_mention_is_no_person(text: str) -> None:
    assert read(text).person == DANA
    known = Context(members=PLACE.members, bot=MemberId("U0BOT"))
    assert read(text, known).person == DANA


def test_a_mention_of_us_at_the_end_is_no_person() -> None:
    assert read("who handles model versioning, <@U0BOT>").person is None


def test_a_team_of_its_own_is_understood_too() -> None:
    role = RoleChange.model_validate(
        {
            "key": "gardener",
            "name": "Gardener",
            "summary": "Looks after greenhouses.",
            "responsibilities": [
                {
                    "key": "greenhouse",
                    "name": "Greenhouse",
                    "explanation": "Keeps the greenhouse.",
                    "aliases": ["greenhouse", "tomatoes"],
                }
            ],
        }
    )
    workflow = a_workflow(a_phase("sketching", role="gardener"))
    own = RESOLVERS(a_knowledge_base().extended([role], [workflow]))
    reading = own.resolve("who looks after the greenhouse?", PLACE)
    assert reading.roles[0] == RoleKey("gardener")
    assert own.resolve("sketching is done on churn", PLACE).phases == ("sketching",)


def test_without_any_responsibility_nothing_is_known() -> None:
    bare = RESOLVERS(type(a_knowledge_base())((), ()))
    assert outcome_of(bare.resolve("who handles labels?", Context())) is Outcome.UNKNOWN


CONTEXTS = st.builds(
    Context,
    asker=st.sampled_from([None, DANA]),
    here=st.sampled_from([(), (CHURN,), (CHURN, ATLAS)]),
    projects=st.sampled_from([(), (ATLAS,)]),
    members=st.sampled_from([(), PLACE.members]),
    bot=st.sampled_from([None, MemberId("U0BOT")]),
)
SCRAPS = """who what is the ml engineer churn training done handles <@U0BOT> <@U0DANA> DE vs
status next phase model versioning mark not ? . ; 🚀 é"""
WORDS = st.sampled_from(SCRAPS.split())


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=30).map(" ".join)), CONTEXTS)
def test_any_text_has_a_reading(text: str, context: Context) -> None:
    reading = resolver().resolve(text, context)
    assert 0 <= reading.confidence <= 1
    assert outcome_of(reading) in Outcome


def test_to_report_is_no_phase_and_a_report_is_one() -> None:
    assert read("I have to report that the training is finished").phases == ("model_building",)
    assert read("is the report done?").phases == ("insight_reporting",)


@pytest.mark.parametrize("text", ["who looks after metrics?", "who is looking after our metrics"])
def test_whoever_looks_after_something_asks_about_that_alone(text: str) -> None:
    assert resolver().resolve(text, Context()).asked == "metrics"
