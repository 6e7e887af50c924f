"""What waits for somebody who goes away is passed on by the rules of a new handoff."""

from dataclasses import replace
from datetime import date

import pytest

from domain.absences import Absence, StandIn
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.events import AskedNoLonger, HandoffOffered
from domain.handoffs.passing_on import PassedOn, pass_on, passed_on
from domain.handoffs.steps import Step
from domain.ids import MemberId, PhaseKey
from domain.projects import Assignment, Project
from tests.factories import (
    ANA,
    DANA,
    LEE,
    ML_ENGINEER,
    NOW,
    OMAR,
    SAM,
    a_knowledge_base,
    a_project,
    a_team,
    person,
    primary,
)

BACK = date(2027, 1, 3)


def waiting(*more: Assignment) -> Project:
    """Model deployment is offered to Dana, whose backup Lee is, and to those who are added."""
    project = a_project(at="model_evaluation", assignments=(*a_team(), *more))
    order = CompletePhase(PhaseKey("model_evaluation"), person(ANA))
    return complete(project, a_knowledge_base(), order, NOW).project


def without_dana(project: Project, *others: MemberId, instead: MemberId | None = None) -> Step:
    away = (Absence(DANA, BACK, instead), *(Absence(member, BACK) for member in others))
    return pass_on(Step(replace(project, absences=away)), DANA)


@pytest.mark.parametrize(("instead", "to"), [(SAM, SAM), (None, LEE)])
def test_the_substitute_or_else_the_backup_is_asked(instead: MemberId | None, to: MemberId) -> None:
    project = waiting()
    step = without_dana(project, instead=instead)
    (handoff,) = step.project.open_offers()
    assert handoff.to == (to,)
    assert handoff.stand_ins == (StandIn(to, DANA, BACK),)
    assert [type(event) for event in step.events] == [AskedNoLonger, HandoffOffered]
    workflow = a_knowledge_base().workflow(project.workflow)
    told = tuple(passed_on(project, step.project, workflow))
    assert told == (PassedOn("Churn predictor", "Model deployment", (to,)),)


def test_other_holders_who_were_asked_are_enough() -> None:
    step = without_dana(waiting(primary(ML_ENGINEER, OMAR)))
    (handoff,) = step.project.open_offers()
    assert handoff.to == (OMAR,)
    assert [type(event) for event in step.events] == [AskedNoLonger]


def test_where_nobody_else_is_there_it_waits_for_them() -> None:
    project = waiting()
    step = without_dana(project, LEE)
    assert step.events == ()
    assert step.project.open_offers() == project.open_offers()


def test_what_others_were_asked_for_is_left_alone() -> None:
    away = (Absence(OMAR, BACK),)
    assert pass_on(Step(replace(waiting(), absences=away)), OMAR).events == ()
