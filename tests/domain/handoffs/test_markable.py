"""Which open phases somebody may mark done."""

from dataclasses import replace

from domain.handoffs.markable import markable
from domain.ids import MemberId, WorkflowKey
from domain.projects import Operator, Person, Project
from tests.factories import ANA, DANA, LEE, PRIYA, a_knowledge_base, a_project, a_workflow

KNOWLEDGE = a_knowledge_base()


def seen(project: Project, member: str) -> list[str]:
    return [one.phase for one in markable([project], KNOWLEDGE, Person(MemberId(member)))]


def test_a_holder_may_mark_what_is_open_and_theirs() -> None:
    project = a_project(at="model_evaluation")
    assert seen(project, ANA) == ["model_evaluation"]
    assert seen(project, DANA) == []
    assert seen(project, LEE) == []


def test_the_lead_and_admins_may_mark_whatever_is_open() -> None:
    project = a_project(at="app_integration")
    assert len(seen(project, PRIYA)) == 3
    assert len(seen(replace(project, admins=frozenset({DANA})), DANA)) == 3


def test_it_goes_by_the_names_that_people_know() -> None:
    (one,) = markable([a_project(at="model_evaluation")], KNOWLEDGE, Operator())
    assert (one.project_name, one.phase_name) == ("Churn predictor", "Model evaluation")


def test_a_phase_that_its_workflow_knows_no_longer_cannot_be_marked() -> None:
    knowledge = a_knowledge_base(a_workflow())
    stale = replace(a_project(at="model_evaluation"), workflow=WorkflowKey("own"))
    assert markable([stale], knowledge, Operator()) == ()
