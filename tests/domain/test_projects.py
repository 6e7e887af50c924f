"""What a project can be asked about itself."""

import pytest

from domain.errors import HandoffNotFound, PhaseNotFound
from domain.ids import HandoffId, PhaseKey, RoleKey
from domain.projects import Group, Operator, PhaseStatus, Standing, member_of, members_of
from tests.domain.handoffs.story import Story
from tests.factories import (
    ANA,
    DANA,
    DATA_SCIENTIST,
    LEE,
    ML_ENGINEER,
    OMAR,
    PRIYA,
    SAM,
    a_group,
    a_project,
    a_team,
    backup,
    person,
    primary,
)


def test_a_phase_is_found_by_its_key() -> None:
    assert a_project().phase(PhaseKey("data_ingestion")).status is PhaseStatus.READY


def test_an_unknown_phase_is_told_with_those_that_there_are() -> None:
    with pytest.raises(PhaseNotFound, match="Churn predictor has no phase called “party”"):
        a_project().phase(PhaseKey("party"))


def test_a_project_without_phases_says_only_that_it_has_none_of_that_name() -> None:
    with pytest.raises(PhaseNotFound) as missing:
        a_project(phases=()).phase(PhaseKey("party"))

    assert str(missing.value) == "Churn predictor has no phase called “party”."


def test_open_is_what_somebody_could_work_on_now() -> None:
    story = Story(a_project(at="model_serving"))
    assert [phase.key for phase in story.project.open_phases()] == ["model_serving"]

    story.complete("model_serving", by=LEE)
    story.accept("app_integration", by=OMAR)

    assert [phase.key for phase in story.project.open_phases()] == [
        "app_integration",
        "insight_reporting",
        "monitoring",
    ]


def test_a_handoff_is_found_by_its_id_and_by_its_phase() -> None:
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)

    found = story.project.handoff(HandoffId("churn/model_deployment/1"))

    assert found == story.project.handoff_of(PhaseKey("model_deployment"))
    assert story.project.handoff_of(PhaseKey("data_ingestion")) is None


def test_an_unknown_handoff_is_told() -> None:
    with pytest.raises(HandoffNotFound):
        a_project().handoff(HandoffId("churn/model_deployment/1"))


def test_holders_come_in_the_order_in_which_they_were_assigned() -> None:
    team = (backup(ML_ENGINEER, LEE), primary(ML_ENGINEER, SAM), primary(ML_ENGINEER, DANA))
    project = a_project(assignments=team)

    assert project.holders(ML_ENGINEER, Standing.PRIMARY) == (person(SAM), person(DANA))
    assert project.holders(ML_ENGINEER, Standing.BACKUP) == (person(LEE),)
    assert project.holders(DATA_SCIENTIST, Standing.PRIMARY) == ()


def test_a_group_never_hides_a_person_beside_it_and_nobody_is_named_twice() -> None:
    team = (primary(ML_ENGINEER, a_group(DANA, SAM)), primary(ML_ENGINEER, SAM))
    project = a_project(assignments=(*team, primary(ML_ENGINEER, OMAR)))

    assert project.members_holding(ML_ENGINEER, Standing.PRIMARY) == (DANA, SAM, OMAR)


def test_a_role_is_vacant_when_nobody_holds_it_not_even_as_backup() -> None:
    project = a_project(assignments=(backup(ML_ENGINEER, LEE),))

    assert not project.is_vacant(ML_ENGINEER)
    assert project.is_vacant(DATA_SCIENTIST)
    assert a_project(assignments=a_team(without=ML_ENGINEER)).is_vacant(RoleKey("ml_engineer"))


@pytest.mark.parametrize(
    ("holder", "members"), [(person(ANA), (ANA,)), (a_group(ANA, LEE), (ANA, LEE)), (a_group(), ())]
)
def test_members_stand_behind_a_holder(holder: Group, members: tuple[str, ...]) -> None:
    assert tuple(members_of(holder)) == members


@pytest.mark.parametrize("who", [PRIYA, LEE, SAM])
def test_a_private_project_is_open_to_its_lead_and_to_all_who_hold_a_role(who: str) -> None:
    team = (backup(ML_ENGINEER, LEE), primary(ML_ENGINEER, a_group(SAM)))
    project = a_project(private=True, assignments=team)

    assert project.is_open_to(person(who))
    assert project.is_open_to(Operator())
    assert not project.is_open_to(person(OMAR))


def test_a_project_that_is_not_private_is_open_to_everybody() -> None:
    assert a_project().is_open_to(person("U0STRANGER"))


def test_a_command_line_is_no_member() -> None:
    assert member_of(person(ANA)) == ANA
    assert member_of(Operator()) is None
