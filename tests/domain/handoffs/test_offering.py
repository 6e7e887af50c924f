"""A phase that became ready is offered: to its people, to oneself, or to nobody yet."""

from domain.handoffs.events import HandoffOffered, HatSwitched, PhaseCompleted, RoleVacant
from domain.projects import Assignment, HandoffStatus, PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story, facts
from tests.factories import (
    ANA,
    DANA,
    DATA_ANALYST,
    DATA_ENGINEER,
    DATA_SCIENTIST,
    DEVELOPER,
    INES,
    LEE,
    ML_ENGINEER,
    NOW,
    OMAR,
    PRIYA,
    SAM,
    a_group,
    a_knowledge_base,
    a_phase,
    a_project,
    a_team,
    a_workflow,
    backup,
    person,
    primary,
)


def at(phase: str, assignments: tuple[Assignment, ...] | None = None) -> Story:
    return Story(a_project(at=phase, assignments=assignments or a_team()))


def test_the_next_phase_is_offered_to_its_holder() -> None:
    story = at("model_evaluation")

    events = story.complete("model_evaluation", by=ANA, note=" AUC 0.91 ")

    completed, offered = events
    assert facts(completed) == (
        PhaseCompleted,
        "model_evaluation",
        "churn/model_evaluation/done/1",
        person(ANA),
        "AUC 0.91",
        "",
    )
    assert isinstance(completed, PhaseCompleted)
    assert isinstance(offered, HandoffOffered)
    assert (offered.handoff, offered.role, offered.to) == (
        "churn/model_deployment/1",
        ML_ENGINEER,
        (DANA,),
    )
    assert offered.completion == completed.completion


def test_phases_that_run_side_by_side_are_offered_together() -> None:
    story = at("model_serving")

    events = story.complete("model_serving", by=LEE)

    offers = [event for event in events if isinstance(event, HandoffOffered)]
    assert {offer.phase: offer.to for offer in offers} == {
        "app_integration": (OMAR,),
        "insight_reporting": (INES,),
        "monitoring": (DANA,),
    }
    assert {offer.completion for offer in offers} == {"churn/model_serving/done/1"}


def test_every_member_of_a_user_group_and_whoever_stands_beside_it_is_asked() -> None:
    team = (
        *a_team(without=ML_ENGINEER),
        primary(ML_ENGINEER, a_group(DANA, SAM)),
        primary(ML_ENGINEER, DANA),
        primary(ML_ENGINEER, OMAR),
    )
    story = at("model_evaluation", assignments=team)

    story.complete("model_evaluation", by=ANA)

    assert story.handoff("model_deployment").to == (DANA, SAM, OMAR)


def test_the_backups_are_asked_where_there_is_no_holder() -> None:
    team = (*a_team(without=ML_ENGINEER), backup(ML_ENGINEER, LEE))
    story = at("model_evaluation", assignments=team)

    story.complete("model_evaluation", by=ANA)

    assert story.handoff("model_deployment").to == (LEE,)


def test_a_phase_of_a_vacant_role_is_ready_and_waits_for_somebody() -> None:
    story = at("model_evaluation", assignments=a_team(without=ML_ENGINEER))

    _, vacant = story.complete("model_evaluation", by=ANA)

    assert isinstance(vacant, RoleVacant)
    assert (vacant.handoff, vacant.role) == ("churn/model_deployment/1", ML_ENGINEER)
    assert story.handoff("model_deployment").status is HandoffStatus.OFFERED
    assert story.handoff("model_deployment").to == ()
    assert story.phase("model_deployment").status is PhaseStatus.READY


def test_who_goes_on_with_another_hat_is_not_asked() -> None:
    team = (*a_team(without=DATA_SCIENTIST), primary(DATA_SCIENTIST, LEE))
    story = at("data_validation", assignments=team)

    _, switched = story.complete("data_validation", by=LEE)

    assert isinstance(switched, HatSwitched)
    assert (switched.phase, switched.role, switched.member) == (
        "feature_engineering",
        DATA_SCIENTIST,
        LEE,
    )
    features = story.phase("feature_engineering")
    assert (features.status, features.holder) == (PhaseStatus.ACTIVE, LEE)
    handoff = story.handoff("feature_engineering")
    assert (handoff.status, handoff.settled_by, handoff.settled_at) == (
        HandoffStatus.ACCEPTED,
        LEE,
        NOW,
    )


def test_one_of_several_holders_is_asked_like_the_others() -> None:
    story = at("model_building", assignments=(*a_team(), primary(DATA_SCIENTIST, SAM)))

    story.complete("model_building", by=ANA)

    assert story.handoff("model_evaluation").to == (ANA, SAM)
    assert story.phase("model_evaluation").status is PhaseStatus.READY


def test_a_pipeline_never_switches_hats() -> None:
    story = at("model_building")

    _, offered = story.complete("model_building", by=OPERATOR)

    assert isinstance(offered, HandoffOffered)
    assert offered.to == (ANA,)
    assert story.phase("model_building").holder is None


def test_a_join_is_offered_when_the_last_of_its_phases_is_done() -> None:
    flow = a_workflow(a_phase("left"), a_phase("right"), a_phase("both", "left", "right"))
    story = Story(a_project(workflow=flow), a_knowledge_base(flow))

    assert len(story.complete("right", by=PRIYA)) == 1
    assert story.phase("both").status is PhaseStatus.WAITING

    _, offered = story.complete("left", by=PRIYA)

    assert isinstance(offered, HandoffOffered)
    assert (offered.phase, offered.completion) == ("both", "churn/left/done/1")


def test_a_skipped_phase_holds_nothing_back() -> None:
    flow = a_workflow(a_phase("left"), a_phase("right"), a_phase("both", "left", "right"))
    story = Story(a_project(workflow=flow), a_knowledge_base(flow))
    left, *others = story.project.phases
    skipped = type(left)(left.key, PhaseStatus.SKIPPED)
    story.project = a_project(workflow=flow, phases=(skipped, *others))

    story.complete("right", by=PRIYA)

    assert story.phase("both").status is PhaseStatus.READY


def test_one_person_wears_every_hat_without_being_asked_once() -> None:
    roles = (DATA_ENGINEER, DATA_SCIENTIST, ML_ENGINEER, DEVELOPER, DATA_ANALYST)
    team = tuple(primary(role, SAM) for role in roles)
    story = Story(a_project(assignments=team, lead=SAM))

    for phase in story.project.phases:
        story.complete(phase.key, by=SAM)

    assert not [event for event in story.events if isinstance(event, HandoffOffered)]
    assert set(story.statuses().values()) == {"done"}
