"""Somebody marks a phase done."""

import pytest

from domain.errors import PhaseNotFound
from domain.handoffs.commands import NOTE_LIMIT
from domain.handoffs.events import HandoffAccepted, PhaseCompleted
from domain.handoffs.permission_refusals import NotAllowed
from domain.handoffs.refusals import (
    PhaseAlreadyDone,
    PhaseWaits,
    TooLong,
)
from domain.projects import Assignment, HandoffStatus, Operator, PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story, facts
from tests.factories import (
    ANA,
    DANA,
    DATA_SCIENTIST,
    LEE,
    NOW,
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


def at(phase: str, assignments: tuple[Assignment, ...] | None = None) -> Story:
    return Story(a_project(at=phase, assignments=assignments or a_team()))


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
        "Only the ML engineer, the lead or a workspace admin may mark model deployment done: "
        "ask U0DANA, U0LEE or U0PRIYA."
    )


def test_nobody_may_where_the_role_is_vacant_and_there_is_no_lead() -> None:
    story = Story(a_project(at="model_deployment", assignments=(), lead=None))

    with pytest.raises(NotAllowed, match="the project has neither of the first two yet"):
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

    with pytest.raises(TooLong, match="The note may have at most 3,000 characters"):
        story.complete("model_evaluation", by=ANA, note="x" * (NOTE_LIMIT + 1))

    story.complete("model_evaluation", by=ANA, note="\n" + "x" * NOTE_LIMIT)


@pytest.mark.parametrize(
    ("phase", "by", "note"),
    [
        ("model_building", SAM, ""),
        ("model_deployment", DANA, ""),
        ("data_ingestion", LEE, ""),
        ("model_building", ANA, "x" * 3_001),
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
