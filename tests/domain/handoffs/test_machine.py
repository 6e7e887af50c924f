"""The two tables, walked: every step that is drawn moves, every other is refused."""

from itertools import product

import pytest

from domain.errors import Refused
from domain.handoffs.machine import (
    FINISHED,
    HANDOFF_TABLE,
    PHASE_TABLE,
    HandoffStep,
    PhaseStep,
    is_unblocked,
    move_handoff,
    move_phase,
    settled,
    starting_phases,
    unfinished_before,
    with_handoff,
)
from domain.handoffs.refusals import (
    HandoffSettled,
    PhaseAlreadyDone,
    PhaseAlreadySkipped,
    PhaseMovedOn,
    PhaseWaits,
)
from domain.ids import CompletionId, HandoffId, PhaseKey
from domain.projects import (
    Completion,
    Handoff,
    HandoffStatus,
    Operator,
    Phase,
    PhaseStatus,
    Project,
)
from tests.factories import (
    ANA,
    DATA_SCIENTIST,
    NOW,
    YESTERDAY,
    a_phase,
    a_project,
    a_workflow,
    person,
)

FLOW = a_workflow(a_phase("clean"), a_phase("train", "clean"), a_phase("ship", "clean", "train"))
TRAIN = PhaseKey("train")

LEGAL_FOR_PHASES = [(*before, after) for before, after in PHASE_TABLE.items()]
REFUSED_TO_PHASES = [pair for pair in product(PhaseStatus, PhaseStep) if pair not in PHASE_TABLE]
LEGAL_FOR_HANDOFFS = [(*before, after) for before, after in HANDOFF_TABLE.items()]
REFUSED_TO_HANDOFFS = [
    pair for pair in product(HandoffStatus, HandoffStep) if pair not in HANDOFF_TABLE
]


def standing(status: PhaseStatus) -> Project:
    phases = (Phase(PhaseKey("clean"), PhaseStatus.ACTIVE), Phase(TRAIN, status, since=YESTERDAY))
    return a_project(workflow=FLOW, phases=phases)


def a_handoff(status: HandoffStatus, phase: str = "train") -> Handoff:
    return Handoff(
        id=HandoffId(f"churn/{phase}/1"),
        phase=PhaseKey(phase),
        role=DATA_SCIENTIST,
        completion=CompletionId("churn/clean/done/1"),
        status=status,
        offered_at=YESTERDAY,
        to=(ANA,),
    )


@pytest.mark.parametrize(("before", "step", "after"), LEGAL_FOR_PHASES)
def test_a_phase_takes_every_step_of_the_table(
    before: PhaseStatus, step: PhaseStep, after: PhaseStatus
) -> None:
    moved = move_phase(standing(before), FLOW, TRAIN, step, NOW)

    assert moved.phase(TRAIN) == Phase(TRAIN, after, since=NOW)
    assert moved.phase(PhaseKey("clean")).status is PhaseStatus.ACTIVE


@pytest.mark.parametrize(("status", "step"), REFUSED_TO_PHASES)
def test_a_phase_takes_no_other_step(status: PhaseStatus, step: PhaseStep) -> None:
    project = standing(status)

    with pytest.raises(Refused):
        move_phase(project, FLOW, TRAIN, step, NOW)

    assert project == standing(status)


@pytest.mark.parametrize(("before", "step", "after"), LEGAL_FOR_HANDOFFS)
def test_a_handoff_takes_every_step_of_the_table(
    before: HandoffStatus, step: HandoffStep, after: HandoffStatus
) -> None:
    handoff = a_handoff(before)
    project = with_handoff(standing(PhaseStatus.READY), handoff)

    moved = move_handoff(project, FLOW, settled(handoff, ANA, NOW, "why"), step)

    found = moved.handoff(handoff.id)
    assert (found.status, found.settled_by, found.settled_at, found.reason) == (
        after,
        ANA,
        NOW,
        "why",
    )


@pytest.mark.parametrize(("status", "step"), REFUSED_TO_HANDOFFS)
def test_a_handoff_takes_no_other_step(status: HandoffStatus, step: HandoffStep) -> None:
    handoff = a_handoff(status)
    project = with_handoff(standing(PhaseStatus.READY), handoff)

    with pytest.raises(HandoffSettled, match=f"The handoff of train was already {status}"):
        move_handoff(project, FLOW, settled(handoff, ANA, NOW), step)

    assert project.handoff(handoff.id) == handoff


def test_a_handoff_that_was_sent_back_or_taken_back_is_over_for_good() -> None:
    left = {before for before, _ in HANDOFF_TABLE}
    assert left.isdisjoint({HandoffStatus.RETURNED, HandoffStatus.WITHDRAWN})


def test_an_acceptance_is_undone_but_never_turned_into_anything_else() -> None:
    from_there = {
        after for (before, _), after in HANDOFF_TABLE.items() if before is HandoffStatus.ACCEPTED
    }
    assert from_there == {HandoffStatus.OFFERED}


def test_a_skipped_phase_says_who_skipped_it_and_why() -> None:
    skipped = Completion(
        CompletionId("churn/train/skip/1"),
        TRAIN,
        person(ANA),
        YESTERDAY,
        "No time",
        PhaseStatus.SKIPPED,
    )
    project = a_project(phases=(Phase(TRAIN, PhaseStatus.SKIPPED, completion=skipped),))

    with pytest.raises(PhaseAlreadySkipped) as refused:
        move_phase(project, FLOW, TRAIN, PhaseStep.COMPLETE, NOW)

    assert (refused.value.by, refused.value.at, refused.value.reason) == (
        ANA,
        YESTERDAY,
        "No time",
    )


def test_a_waiting_phase_says_what_it_waits_for() -> None:
    with pytest.raises(PhaseWaits) as refused:
        move_phase(a_project(workflow=FLOW), FLOW, PhaseKey("ship"), PhaseStep.COMPLETE, NOW)

    assert refused.value.before == ("Clean", "Train")


def test_a_done_phase_says_who_was_faster() -> None:
    done = Completion(CompletionId("churn/train/done/1"), TRAIN, person(ANA), YESTERDAY)
    project = a_project(phases=(Phase(TRAIN, PhaseStatus.DONE, completion=done),))

    with pytest.raises(PhaseAlreadyDone) as refused:
        move_phase(project, FLOW, TRAIN, PhaseStep.COMPLETE, NOW)

    assert (refused.value.by, refused.value.at) == (ANA, YESTERDAY)


@pytest.mark.parametrize(
    "completion",
    [None, Completion(CompletionId("churn/train/done/1"), TRAIN, Operator(), YESTERDAY)],
)
def test_a_phase_that_nobody_in_slack_completed_is_done_all_the_same(
    completion: Completion | None,
) -> None:
    project = a_project(phases=(Phase(TRAIN, PhaseStatus.DONE, completion=completion),))

    with pytest.raises(PhaseAlreadyDone) as refused:
        move_phase(project, FLOW, TRAIN, PhaseStep.COMPLETE, NOW)

    assert refused.value.by is None


@pytest.mark.parametrize("status", [PhaseStatus.SKIPPED, PhaseStatus.WAITING])
def test_a_phase_that_cannot_be_completed_for_another_reason_says_how_it_stands(
    status: PhaseStatus,
) -> None:
    phases = (Phase(PhaseKey("clean"), PhaseStatus.DONE), Phase(TRAIN, status))

    with pytest.raises(PhaseMovedOn, match=f"Train of Churn predictor is {status} now"):
        move_phase(a_project(phases=phases), FLOW, TRAIN, PhaseStep.COMPLETE, NOW)


def test_a_new_project_starts_with_the_phases_that_wait_for_nothing() -> None:
    phases = starting_phases(FLOW, {}, NOW)

    assert [phase.status.value for phase in phases] == ["ready", "waiting", "waiting"]
    assert {phase.since for phase in phases} == {NOW}


@pytest.mark.parametrize("finished", sorted(FINISHED))
def test_a_finished_phase_makes_the_next_one_ready(finished: PhaseStatus) -> None:
    phases = starting_phases(FLOW, {PhaseKey("clean"): finished}, NOW)

    assert [phase.status.value for phase in phases] == [finished.value, "ready", "waiting"]


def test_what_somebody_says_about_a_phase_counts() -> None:
    phases = starting_phases(
        FLOW, {PhaseKey("clean"): PhaseStatus.DONE, TRAIN: PhaseStatus.ACTIVE}, NOW
    )

    assert [phase.status.value for phase in phases] == ["done", "active", "waiting"]


def test_a_join_waits_for_all_that_come_before() -> None:
    project = a_project(at="train", workflow=FLOW)
    ship = PhaseKey("ship")

    assert unfinished_before(project, FLOW, ship) == (TRAIN,)
    assert not is_unblocked(project, FLOW, ship)
    done = move_phase(project, FLOW, TRAIN, PhaseStep.COMPLETE, NOW)
    assert is_unblocked(done, FLOW, ship)


def test_only_the_latest_handoff_of_a_phase_is_at_hand() -> None:
    first, other = a_handoff(HandoffStatus.RETURNED), a_handoff(HandoffStatus.OFFERED, "ship")
    second = settled(first, ANA, NOW)
    project = a_project()
    for handoff in (first, other, second):
        project = with_handoff(project, handoff)

    assert project.handoffs == (other, second)
