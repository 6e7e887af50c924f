"""The knowledge base that comes with Baton is complete, distinct and in its own words."""

from collections import Counter

import pytest

from bot.files.knowledge import shipped_knowledge
from domain.ids import PhaseKey, RoleKey, WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.phrases import normalised

CORE = ("data_engineer", "data_scientist", "ml_engineer")
BESIDE = ("research_scientist", "data_analyst", "developer")


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return shipped_knowledge()


def test_the_six_roles_come_in_the_order_in_which_they_meet_a_project(
    knowledge: KnowledgeBase,
) -> None:
    assert tuple(role.key for role in knowledge.roles) == CORE + BESIDE


def test_every_role_answers_for_enough(knowledge: KnowledgeBase) -> None:
    counts = {role.key: len(role.responsibilities) for role in knowledge.roles}

    assert sum(counts.values()) >= 80
    assert min(counts[RoleKey(key)] for key in CORE) >= 14
    assert min(counts.values()) >= 10


def test_every_responsibility_has_aliases_and_one_sentence(knowledge: KnowledgeBase) -> None:
    for _, responsibility in knowledge.responsibilities():
        sentence = responsibility.explanation
        assert len(responsibility.aliases) >= 5, responsibility.key
        assert sentence.endswith("."), responsibility.key
        assert ". " not in sentence, responsibility.key


def test_every_responsibility_has_examples(knowledge: KnowledgeBase) -> None:
    for _, responsibility in knowledge.responsibilities():
        assert len(responsibility.examples) >= 2, responsibility.key


def test_no_role_says_a_phrase_twice(knowledge: KnowledgeBase) -> None:
    for role in knowledge.roles:
        said = Counter(
            normalised(phrase)
            for responsibility in role.responsibilities
            for phrase in (responsibility.name, *responsibility.aliases, *responsibility.examples)
        )
        assert [phrase for phrase, times in said.items() if times > 1] == []


def test_nobody_helps_with_what_they_answer_for(knowledge: KnowledgeBase) -> None:
    for role, responsibility in knowledge.responsibilities():
        assert role.key not in responsibility.helpers, responsibility.key


def test_abbreviations_name_their_roles(knowledge: KnowledgeBase) -> None:
    short = {"data_engineer": "DE", "data_scientist": "DS", "ml_engineer": "MLE"}

    for key, alias in short.items():
        assert alias in knowledge.role(RoleKey(key)).aliases


STANDARD = [
    ("data_ingestion", "data_engineer", "data_scientist", ""),
    ("data_validation", "data_engineer", "data_scientist", "data_ingestion"),
    ("feature_engineering", "data_scientist", "data_engineer", "data_validation"),
    ("model_building", "data_scientist", "research_scientist", "feature_engineering"),
    ("model_evaluation", "data_scientist", "ml_engineer data_analyst", "model_building"),
    ("model_deployment", "ml_engineer", "data_scientist", "model_evaluation"),
    ("model_serving", "ml_engineer", "developer", "model_deployment"),
    ("app_integration", "developer", "ml_engineer", "model_serving"),
    ("insight_reporting", "data_analyst", "data_scientist", "model_serving"),
    ("monitoring", "ml_engineer", "data_engineer data_scientist", "model_serving"),
]


def test_the_standard_workflow_is_the_documented_one(knowledge: KnowledgeBase) -> None:
    phases = knowledge.workflow(WorkflowKey("standard")).phases

    assert [
        (phase.key, phase.accountable, " ".join(phase.along), " ".join(phase.after))
        for phase in phases
    ] == STANDARD


def test_the_last_three_phases_run_side_by_side(knowledge: KnowledgeBase) -> None:
    following = knowledge.workflow(WorkflowKey("standard")).following(PhaseKey("model_serving"))

    assert [phase.key for phase in following] == [
        "app_integration",
        "insight_reporting",
        "monitoring",
    ]


def test_every_phase_has_aliases_and_one_sentence_of_advice(knowledge: KnowledgeBase) -> None:
    for phase in knowledge.workflow(WorkflowKey("standard")).phases:
        assert len(phase.aliases) >= 5, phase.key
        assert phase.start_with.endswith("."), phase.key
        assert ". " not in phase.start_with, phase.key
