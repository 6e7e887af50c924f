"""An undo that comes too late, or from somebody else, is refused with what to do instead."""

from datetime import timedelta

import pytest

from domain.errors import Refused
from domain.handoffs.events import CompletionUndone
from domain.handoffs.not_taken_back import (
    AlreadyOpenedAgain,
    PhaseNotOver,
    SomebodyWentOn,
    TooLateToUndo,
    UndoNotYours,
)
from domain.handoffs.refusals import PhaseAlreadyDone, PhaseAlreadySkipped
from domain.handoffs.undoing import UNDO_WITHIN
from domain.ids import CompletionId
from domain.projects import PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story
from tests.factories import (
    ANA,
    DANA,
    PRIYA,
    a_knowledge_base,
    a_phase,
    a_project,
    a_workflow,
    primary,
)

DONE = CompletionId("churn/model_evaluation/done/1")


def evaluated() -> Story:
    """Ana evaluated the model a minute ago, and its deployment is offered to Dana."""
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)
    return story


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
        story.undo("model_evaluation", by=ANA, completion=DONE)
    with pytest.raises(UndoNotYours, match=r"skipped by U0PRIYA.* only whoever skipped it"):
        story.undo("model_evaluation", by=ANA)


def test_what_came_back_meanwhile_is_not_undone() -> None:
    story = evaluated()
    story.give_back("model_deployment", by=DANA)

    with pytest.raises(AlreadyOpenedAgain, match="already returned by U0DANA"):
        story.undo("model_evaluation", by=ANA)
