"""What a question asks about together, and what only stands near one another."""

import pytest

from domain.ids import ProjectKey, RoleKey
from domain.projects import NamedProject
from domain.questions.named_together import Together
from domain.questions.readings import Context, Intent
from domain.questions.together import each_of
from tests.factories import a_knowledge_base
from tests.resolvers import RESOLVERS

PROJECTS = tuple(NamedProject(ProjectKey(key), key, ()) for key in ("churn", "kestrel", "atlas"))
DE, MLE = RoleKey("data_engineer"), RoleKey("ml_engineer")


def together(text: str) -> Together | None:
    return RESOLVERS(a_knowledge_base()).resolve(text, Context(projects=PROJECTS)).together


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("who handles deployment on churn and on kestrel?", "churn kestrel"),
        ("status of churn, kestrel and atlas", "churn kestrel atlas"),
        ("status of churn & kestrel", "churn kestrel"),
        ("who is on both churn and the kestrel project?", "churn kestrel"),
    ],
)
def test_projects_of_a_list(text: str, projects: str) -> None:
    assert together(text) == Together(tuple(map(ProjectKey, projects.split())))


def test_roles_of_a_list() -> None:
    assert together("who's the data engineer and the ml engineer?") == Together(roles=(DE, MLE))
    assert together("who are our data engineer, ml engineer?") == Together(roles=(DE, MLE))


@pytest.mark.parametrize(
    "text", ["who handles deployment for all projects?", "status of each of our projects"]
)
def test_all_projects(text: str) -> None:
    assert together(text) == Together(all_projects=True)


@pytest.mark.parametrize(
    "text",
    [
        "who is on churn?",
        "did Dana go from churn to kestrel?",
        "is the ml engineer the data engineer?",
        "status of churn. kestrel is late",
        "which projects are there?",
        "status of churn and of churn",
        "who knows all the models of the project?",
    ],
)
def test_what_stands_near_one_another_is_no_list(text: str) -> None:
    assert together(text) is None


def test_a_question_is_read_of_each_project_and_role() -> None:
    text = "who is the data engineer and the ml engineer on churn and on kestrel?"
    reading = RESOLVERS(a_knowledge_base()).resolve(text, Context(projects=PROJECTS))
    assert reading.intent is Intent.WHO_IS
    each = [(one.project, *one.roles) for one in each_of(reading)]
    assert each == [("churn", DE), ("churn", MLE), ("kestrel", DE), ("kestrel", MLE)]
