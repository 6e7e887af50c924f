"""Whoever marked a phase done takes that back within minutes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import Refused
from domain.handoffs.events import (
    AcceptanceUndone,
    CompletionUndone,
    HandoffOffered,
    HandoffWithdrawn,
)
from domain.handoffs.not_taken_back import (
    AlreadyOpenedAgain,
    PhaseNotOver,
    SomebodyWentOn,
    TooLateToUndo,
    UndoNotYours,
)
from domain.handoffs.refusals import HandoffSettled, PhaseAlreadyDone, PhaseAlreadySkipped
from domain.handoffs.undoing import UNDO_WITHIN
from domain.ids import CompletionId, PhaseKey
from domain.projects import HandoffStatus, PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story, facts
from tests.factories import (
    ANA,
    DANA,
    LEE,
    PRIYA,
    YESTERDAY,
    a_knowledge_base,
    a_phase,
    a_project,
    a_workflow,
    person,
    primary,
)

DONE = CompletionId("churn/model_evaluation/done/1")


def evaluated() -> Story:
    """Ana evaluated the model a minute ago, and its deployment is offered to Dana."""
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)
    return story


def solo() -> Story:
    """Sam's sort of project: one person does everything."""
    flow = a_workflow(a_phase("one"), a_phase("two", "one"), a_phase("three", "two"))
    team = (primary("data_scientist", ANA),)
    return Story(a_project(workflow=flow, assignments=team), a_knowledge_base(flow))


def test_the_phase_is_as_it_was_and_the_offer_is_withdrawn() -> None:
    before = a_project(at="model_evaluation").phase(PhaseKey("model_evaluation"))
    story = evaluated()

    undone, withdrawn = story.undo("model_evaluation", by=ANA)

    assert facts(undone) == (CompletionUndone, "model_evaluation", DONE, person(ANA))
    assert isinstance(withdrawn, HandoffWithdrawn)
    assert (withdrawn.to, withdrawn.because) == ((DANA,), None)
    phase = story.phase("model_evaluation")
    assert (phase.status, phase.holder, phase.since) == (
        before.status,
        before.holder,
        before.since,
    )
    assert story.phase("model_deployment").status is PhaseStatus.WAITING
    with pytest.raises(HandoffSettled, match="already withdrawn by U0ANA"):
        story.accept("model_deployment", by=DANA)


def test_the_next_time_it_is_another_completion() -> None:
    story = evaluated()
    story.undo("model_evaluation", by=ANA)

    done, offered = story.complete("model_evaluation", by=ANA)

    assert facts(done)[2] == "churn/model_evaluation/done/2"
    assert isinstance(offered, HandoffOffered)
    assert offered.handoff == "churn/model_deployment/2"


def test_a_phase_that_was_only_offered_is_offered_again() -> None:
    story = evaluated()
    handoff = story.handoff("model_deployment")
    story.complete("model_deployment", by=LEE)

    undone, withdrawn, unaccepted = story.undo("model_deployment", by=LEE)

    assert isinstance(undone, CompletionUndone)
    assert isinstance(withdrawn, HandoffWithdrawn)
    assert facts(unaccepted) == (AcceptanceUndone, handoff.id, handoff.phase, DONE)
    assert story.handoff("model_deployment") == handoff
    assert story.phase("model_deployment").status is PhaseStatus.READY
    story.accept("model_deployment", by=LEE)
    assert story.phase("model_deployment").holder == LEE


def test_an_acceptance_before_the_completion_stays() -> None:
    story = evaluated()
    story.accept("model_deployment", by=DANA)
    story.complete("model_deployment", by=DANA)

    story.undo("model_deployment", by=DANA)

    assert story.handoff("model_deployment").status is HandoffStatus.ACCEPTED
    assert story.phase("model_deployment").holder == DANA


def test_the_hat_that_was_switched_is_taken_off_again() -> None:
    story = solo()
    story.complete("one", by=ANA)

    undone, unaccepted, withdrawn = story.undo("one", by=ANA)

    assert isinstance(undone, CompletionUndone)
    assert isinstance(unaccepted, AcceptanceUndone)
    assert isinstance(withdrawn, HandoffWithdrawn)
    assert story.statuses() == {"one": "ready", "two": "waiting", "three": "waiting"}
    assert story.phase("two").holder is None


def test_who_went_on_with_the_next_hat_undoes_that_first() -> None:
    story = solo()
    story.complete("one", by=ANA)
    story.complete("two", by=ANA)

    with pytest.raises(SomebodyWentOn, match="two was completed by U0ANA"):
        story.undo("one", by=ANA)
    story.undo("two", by=ANA)
    story.undo("one", by=ANA)

    assert story.statuses() == {"one": "ready", "two": "waiting", "three": "waiting"}


def test_once_somebody_accepted_it_is_too_late() -> None:
    story = evaluated()
    story.accept("model_deployment", by=DANA)
    before = story.project

    with pytest.raises(SomebodyWentOn, match=r"accepted by U0DANA at .*; reopen it instead"):
        story.undo("model_evaluation", by=ANA)

    assert story.project == before


def test_who_accepted_before_it_was_done_anew_does_not_stand_in_the_way() -> None:
    story = evaluated()
    story.accept("model_deployment", by=DANA)
    story.reopen("model_evaluation", by=ANA)
    story.complete("model_evaluation", by=ANA)

    story.undo("model_evaluation", by=ANA)

    assert story.phase("model_deployment").status is PhaseStatus.ACTIVE


def test_a_join_that_somebody_accepted_stands_in_the_way_of_either_side() -> None:
    flow = a_workflow(a_phase("left"), a_phase("right"), a_phase("both", "left", "right"))
    team = (primary("data_scientist", ANA), primary("data_scientist", DANA))
    story = Story(a_project(workflow=flow, assignments=team), a_knowledge_base(flow))
    story.complete("left", by=ANA)
    story.complete("right", by=DANA)
    story.accept("both", by=DANA)

    with pytest.raises(SomebodyWentOn, match="both was accepted by U0DANA"):
        story.undo("left", by=ANA)


@pytest.mark.parametrize(("minutes", "is_late"), [(5, False), (6, True)])
def test_after_five_minutes_it_is_too_late(minutes: int, is_late: bool) -> None:  # noqa: FBT001 - a case
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)
    story.now += timedelta(minutes=minutes - 1)  # the order itself took a minute

    if is_late:
        with pytest.raises(TooLateToUndo, match="for 5 minutes only; reopen it instead"):
            story.undo("model_evaluation", by=ANA)
    else:
        story.undo("model_evaluation", by=ANA)
    assert timedelta(minutes=5) == UNDO_WITHIN


@pytest.mark.parametrize("by", [DANA, PRIYA])
def test_only_who_marked_it_undoes_it(by: str) -> None:
    with pytest.raises(UndoNotYours, match=r"marked done by U0ANA at .*reopen it instead"):
        evaluated().undo("model_evaluation", by=by)


def test_the_operator_may() -> None:
    story = evaluated()

    undone, _ = story.undo("model_evaluation", by=OPERATOR)

    assert isinstance(undone, CompletionUndone)


def test_a_click_on_an_old_button_undoes_nothing_newer() -> None:
    story = evaluated()
    story.reopen("model_evaluation", by=ANA)
    story.complete("model_evaluation", by=ANA)

    with pytest.raises(PhaseAlreadyDone, match="already completed by U0ANA"):
        story.undo("model_evaluation", by=ANA, completion=DONE)


def test_what_is_not_done_is_not_undone() -> None:
    story = evaluated()

    refusals: list[type[Refused]] = []
    for phase in ("model_deployment", "model_building"):
        with pytest.raises(Refused) as refused:
            story.undo(phase, by=ANA)
        refusals.append(type(refused.value))
    assert refusals == [PhaseNotOver, UndoNotYours]
    story.undo("model_evaluation", by=ANA)
    with pytest.raises(AlreadyOpenedAgain, match="that was undone by U0ANA"):
        story.undo("model_evaluation", by=ANA)
    story.skip("model_evaluation", by=PRIYA)
    with pytest.raises(PhaseAlreadySkipped):
        story.undo("model_evaluation", by=PRIYA)


def test_what_came_back_meanwhile_is_not_undone() -> None:
    story = evaluated()
    story.give_back("model_deployment", by=DANA)

    with pytest.raises(AlreadyOpenedAgain, match="already returned by U0DANA"):
        story.undo("model_evaluation", by=ANA)


def test_a_phase_that_was_ready_waits_where_what_it_rests_on_was_opened_meanwhile() -> None:
    story = evaluated()
    story.complete("model_deployment", by=DANA)
    story.reopen("model_evaluation", by=ANA)

    story.undo("model_deployment", by=DANA)

    assert story.phase("model_deployment").status is PhaseStatus.WAITING
    assert story.handoff("model_deployment").status is HandoffStatus.WITHDRAWN
    _, offered = story.complete("model_evaluation", by=ANA)
    assert isinstance(offered, HandoffOffered)


def test_a_completion_of_an_older_version_leaves_the_phase_to_whoever_holds_it() -> None:
    story = evaluated()
    phases = tuple(
        replace(p, completion=replace(p.completion, before=None)) if p.completion else p
        for p in story.project.phases
    )
    story.project = replace(story.project, phases=phases)

    story.undo("model_evaluation", by=ANA)

    phase = story.phase("model_evaluation")
    assert (phase.status, phase.holder) == (PhaseStatus.ACTIVE, ANA)


def test_what_follows_and_was_skipped_meanwhile_stays_skipped() -> None:
    story = evaluated()
    story.skip("model_deployment", by=PRIYA)

    story.undo("model_evaluation", by=ANA)

    assert story.phase("model_deployment").status is PhaseStatus.SKIPPED


def test_what_a_registry_file_made_ready_is_ready_again() -> None:
    story = solo()

    story.complete("one", by=ANA)
    story.undo("one", by=ANA)

    assert (story.phase("one").status, story.phase("one").since) == (
        PhaseStatus.READY,
        YESTERDAY,
    )
