"""The lead gives a role to a member; what waited for somebody is offered to them."""

import pytest

from domain.errors import RoleNotFound
from domain.handoffs.events import HandoffOffered, RoleAssigned
from domain.handoffs.permission_refusals import NotAllowed
from domain.ids import RoleKey
from domain.projects import Assignment, Standing
from tests.domain.handoffs.story import OPERATOR, Story, facts
from tests.factories import (
    ANA,
    DANA,
    DATA_ANALYST,
    DATA_SCIENTIST,
    LEE,
    ML_ENGINEER,
    NOW,
    PRIYA,
    SAM,
    a_project,
    a_team,
    person,
)


def vacant() -> Story:
    """The model was evaluated, and there is no ML engineer."""
    story = Story(a_project(at="model_evaluation", assignments=a_team(without=ML_ENGINEER)))
    story.complete("model_evaluation", by=ANA)
    return story


def test_the_lead_fills_a_vacant_role_and_the_phase_is_offered() -> None:
    story = vacant()

    assigned, offered = story.assign(ML_ENGINEER, SAM, by=PRIYA)

    assert facts(assigned) == (RoleAssigned, ML_ENGINEER, SAM, person(PRIYA), ())
    assert facts(offered) == (
        HandoffOffered,
        "churn/model_deployment/1",
        "model_deployment",
        ML_ENGINEER,
        "churn/model_evaluation/done/1",
        (SAM,),
        (),
    )
    story.accept("model_deployment", by=SAM)
    assert story.phase("model_deployment").holder == SAM


def test_an_assignment_says_since_when() -> None:
    story = Story(a_project(assignments=()))

    story.assign(ML_ENGINEER, SAM, by=OPERATOR)

    assert story.project.assignments == (
        Assignment(ML_ENGINEER, person(SAM), Standing.PRIMARY, since=NOW),
    )


def test_only_what_waits_for_that_role_is_offered() -> None:
    story = Story(a_project(at="model_serving", assignments=()))
    story.complete("model_serving", by=PRIYA)

    events = story.assign(DATA_ANALYST, SAM, by=PRIYA)

    offers = [event.phase for event in events if isinstance(event, HandoffOffered)]
    assert offers == ["insight_reporting"]
    assert story.handoff("monitoring").to == ()


def test_what_waits_for_somebody_is_offered_to_who_holds_the_role_besides() -> None:
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)

    assigned, offered = story.assign(ML_ENGINEER, SAM, by=PRIYA)

    assert isinstance(assigned, RoleAssigned)
    assert isinstance(offered, HandoffOffered)
    assert offered.to == (SAM,)
    assert story.handoff("model_deployment").to == (DANA, SAM)


def test_a_backup_becomes_a_holder() -> None:
    story = Story(a_project())

    story.assign(ML_ENGINEER, LEE, by=PRIYA)

    assert story.project.holders(ML_ENGINEER, Standing.PRIMARY) == (person(DANA), person(LEE))
    assert story.project.holders(ML_ENGINEER, Standing.BACKUP) == ()


def test_who_gets_a_role_keeps_the_others() -> None:
    story = Story(a_project())

    story.assign(ML_ENGINEER, ANA, by=PRIYA)

    assert person(ANA) in story.project.holders(DATA_SCIENTIST, Standing.PRIMARY)


def test_giving_a_role_to_who_holds_it_changes_nothing() -> None:
    story = Story(a_project())

    assert story.assign(ML_ENGINEER, DANA, by=PRIYA) == ()
    assert story.project == a_project()


def test_only_the_lead_may() -> None:
    with pytest.raises(NotAllowed) as refused:
        Story(a_project()).assign(ML_ENGINEER, SAM, by=DANA)

    assert str(refused.value) == (
        "Only the lead may give the role ML engineer to somebody: ask U0PRIYA."
    )


def test_without_a_lead_nobody_in_slack_may() -> None:
    with pytest.raises(NotAllowed, match="the project has no lead yet"):
        Story(a_project(lead=None)).assign(ML_ENGINEER, SAM, by=DANA)


def test_an_unknown_role_cannot_be_given() -> None:
    with pytest.raises(RoleNotFound):
        Story(a_project()).assign(RoleKey("clown"), SAM, by=PRIYA)
