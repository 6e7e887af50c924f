"""Somebody marks a phase done: what follows is offered to its people, to oneself, or to nobody."""

import pytest

from domain.errors import PhaseNotFound
from domain.handoffs.commands import NOTE_LIMIT
from domain.handoffs.events import (
    HandoffAccepted,
    HandoffOffered,
    HatSwitched,
    PhaseCompleted,
    RoleVacant,
)
from domain.handoffs.refusals import NotAllowed, PhaseAlreadyDone, PhaseWaits, TooLong
from domain.projects import Assignment, HandoffStatus, Operator, PhaseStatus
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
    )
    assert isinstance(completed, PhaseCompleted)
    assert isinstance(offered, HandoffOffered)
    assert (offered.handoff, offered.role, offered.to) == (
        "churn/model_deployment/1",
        ML_ENGINEER,
        (DANA,),
    )
    assert offered.completion == completed.completion


def test_a_completed_phase_remembers_who_when_and_the_note() -> None:
    story = at("model_evaluation")

    story.complete("model_evaluation", by=ANA, note="AUC 0.91")

    done = story.phase("model_evaluation")
    assert (done.status, done.since, done.holder, done.completions) == (
        PhaseStatus.DONE,
        NOW,
        ANA,
        1,
    )
    assert done.completion is not None
    assert (done.completion.by, done.completion.at, done.completion.note) == (
        person(ANA),
        NOW,
        "AUC 0.91",
    )
    deployment = story.phase("model_deployment")
    assert (deployment.status, deployment.since, deployment.holder) == (
        PhaseStatus.READY,
        NOW,
        None,
    )


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


@pytest.mark.parametrize("nobody", [(), (primary(ML_ENGINEER, a_group()),)])
def test_the_backups_are_asked_where_there_is_no_holder(nobody: tuple[Assignment, ...]) -> None:
    team = (*a_team(without=ML_ENGINEER), *nobody, backup(ML_ENGINEER, LEE))
    story = at("model_evaluation", assignments=team)

    story.complete("model_evaluation", by=ANA)

    assert story.handoff("model_deployment").to == (LEE,)


@pytest.mark.parametrize("nobody", [(), (primary(ML_ENGINEER, a_group()),)])
def test_a_phase_of_a_vacant_role_is_ready_and_waits_for_somebody(
    nobody: tuple[Assignment, ...],
) -> None:
    story = at("model_evaluation", assignments=(*a_team(without=ML_ENGINEER), *nobody))

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


def test_completing_a_ready_phase_accepts_it_by_doing() -> None:
    story = at("model_evaluation")
    story.complete("model_evaluation", by=ANA)

    accepted, completed, _ = story.complete("model_deployment", by=LEE)

    assert facts(accepted) == (
        HandoffAccepted,
        "churn/model_deployment/1",
        "model_deployment",
        "churn/model_evaluation/done/1",
        person(LEE),
    )
    assert isinstance(completed, PhaseCompleted)
    handoff = story.handoff("model_deployment")
    assert (handoff.status, handoff.settled_by) == (HandoffStatus.ACCEPTED, LEE)
    assert story.phase("model_deployment").holder == LEE


def test_a_pipeline_completes_a_ready_phase_in_nobodys_name() -> None:
    story = at("model_evaluation")
    story.complete("model_evaluation", by=ANA)

    accepted, *_ = story.complete("model_deployment", by=OPERATOR)

    assert isinstance(accepted, HandoffAccepted)
    assert accepted.by == Operator()
    assert story.handoff("model_deployment").settled_by is None


def test_who_accepted_stays_accountable_when_another_completes() -> None:
    story = at("model_evaluation")
    story.complete("model_evaluation", by=ANA)
    story.accept("model_deployment", by=DANA)

    story.complete("model_deployment", by=PRIYA)

    assert story.phase("model_deployment").holder == DANA


def test_the_last_phase_is_followed_by_nothing() -> None:
    story = at("monitoring")

    (completed,) = story.complete("monitoring", by=DANA)

    assert isinstance(completed, PhaseCompleted)


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


@pytest.mark.parametrize("who", [ANA, PRIYA, OPERATOR])
def test_a_holder_the_lead_and_a_pipeline_may_complete(who: str) -> None:
    story = at("model_building")

    story.complete("model_building", by=who)

    assert story.phase("model_building").status is PhaseStatus.DONE


@pytest.mark.parametrize("who", [LEE, SAM])
def test_a_backup_and_a_member_of_a_group_may_complete(who: str) -> None:
    team = (backup(DATA_SCIENTIST, LEE), primary(DATA_SCIENTIST, a_group(SAM)))
    story = at("model_building", assignments=team)

    story.complete("model_building", by=who)

    assert story.phase("model_building").status is PhaseStatus.DONE


def test_anybody_else_reads_who_may() -> None:
    story = at("model_deployment")

    with pytest.raises(NotAllowed) as refused:
        story.complete("model_deployment", by=OMAR)

    assert refused.value.who_may == (DANA, LEE, PRIYA)
    assert str(refused.value) == (
        "Only the ML engineer or the lead may mark model deployment done: "
        "ask U0DANA, U0LEE or U0PRIYA."
    )


def test_nobody_may_where_the_role_is_vacant_and_there_is_no_lead() -> None:
    story = Story(a_project(at="model_deployment", assignments=(), lead=None))

    with pytest.raises(NotAllowed, match="the project has neither yet"):
        story.complete("model_deployment", by=OMAR)


def test_a_phase_that_waits_cannot_be_completed() -> None:
    story = at("model_evaluation")

    with pytest.raises(PhaseWaits, match="model evaluation is not done yet"):
        story.complete("model_deployment", by=DANA)


def test_a_done_phase_cannot_be_completed_again() -> None:
    story = at("model_evaluation")
    story.complete("model_evaluation", by=ANA)

    with pytest.raises(PhaseAlreadyDone, match="by U0ANA at 2026-11-23T14:02"):
        story.complete("model_evaluation", by=PRIYA)


def test_an_unknown_phase_cannot_be_completed() -> None:
    with pytest.raises(PhaseNotFound):
        at("model_evaluation").complete("party", by=PRIYA)


def test_a_note_has_a_limit() -> None:
    story = at("model_evaluation")

    with pytest.raises(TooLong, match="The note may have at most 1,500 characters"):
        story.complete("model_evaluation", by=ANA, note="x" * (NOTE_LIMIT + 1))

    story.complete("model_evaluation", by=ANA, note="\n" + "x" * NOTE_LIMIT)


@pytest.mark.parametrize(
    ("phase", "by", "note"),
    [
        ("model_building", SAM, ""),
        ("model_deployment", DANA, ""),
        ("data_ingestion", LEE, ""),
        ("model_building", ANA, "x" * 2000),
    ],
)
def test_a_refusal_changes_nothing(phase: str, by: str, note: str) -> None:
    story = at("model_building")

    with pytest.raises((NotAllowed, PhaseWaits, PhaseAlreadyDone, TooLong)):
        story.complete(phase, by, note)

    assert story.project == a_project(at="model_building")
    assert not story.events


def test_a_whole_project_goes_from_the_first_phase_to_the_last() -> None:
    story = Story(a_project())
    order = [phase.key for phase in story.project.phases]

    for phase in order:
        story.complete(phase, by=OPERATOR)

    assert set(story.statuses().values()) == {"done"}
    completed = [event.phase for event in story.events if isinstance(event, PhaseCompleted)]
    assert completed == order


def test_one_person_wears_every_hat_without_being_asked_once() -> None:
    roles = (DATA_ENGINEER, DATA_SCIENTIST, ML_ENGINEER, DEVELOPER, DATA_ANALYST)
    team = tuple(primary(role, SAM) for role in roles)
    story = Story(a_project(assignments=team, lead=SAM))

    for phase in story.project.phases:
        story.complete(phase.key, by=SAM)

    assert not [event for event in story.events if isinstance(event, HandoffOffered)]
    assert set(story.statuses().values()) == {"done"}
