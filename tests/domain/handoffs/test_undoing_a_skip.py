"""Whoever skipped a phase takes that back: it stands as before."""

from dataclasses import replace

import pytest

from domain.handoffs.events import CompletionUndone, HandoffOffered, HandoffWithdrawn
from domain.handoffs.machine import with_phase
from domain.handoffs.not_taken_back import TooLateToUndo
from domain.handoffs.undoing import UNDO_WITHIN
from domain.ids import PhaseKey
from domain.projects import PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story
from tests.factories import ANA, DANA, PRIYA, a_project

EVALUATION = PhaseKey("model_evaluation")


def test_a_phase_on_which_nobody_in_particular_worked_is_active_again() -> None:
    project = a_project(at=EVALUATION)
    nobody = replace(project.phase(EVALUATION), holder=None)
    story = Story(with_phase(project, nobody))
    story.skip(EVALUATION, by=PRIYA)
    undone, withdrawn = story.undo(EVALUATION, by=PRIYA)
    assert isinstance(undone, CompletionUndone)
    assert undone.told == (ANA,)
    assert isinstance(withdrawn, HandoffWithdrawn)
    assert story.phase(EVALUATION) == replace(
        nobody, completion=story.phase(EVALUATION).completion, completions=1
    )


def test_a_phase_that_waited_waits_again() -> None:
    story = Story(a_project(at=EVALUATION))
    story.skip("model_serving", by=PRIYA)
    undone, *withdrawn = story.undo("model_serving", by=OPERATOR)
    assert {type(event) for event in withdrawn} == {HandoffWithdrawn}, "what followed it"
    assert isinstance(undone, CompletionUndone)
    assert undone.told == ()
    assert story.phase("model_serving").status is PhaseStatus.WAITING


def test_a_phase_for_which_nothing_waits_any_longer_is_offered() -> None:
    story = Story(a_project(at=EVALUATION))
    story.skip("model_deployment", by=PRIYA)
    story.complete(EVALUATION, by=ANA)
    events = story.undo("model_deployment", by=PRIYA)
    assert [e.to for e in events if isinstance(e, HandoffOffered)] == [(DANA,)]
    assert story.phase("model_deployment").status is PhaseStatus.READY


def test_after_five_minutes_it_is_too_late() -> None:
    story = Story(a_project(at=EVALUATION))
    story.skip(EVALUATION, by=PRIYA)
    story.now += UNDO_WITHIN * 2
    with pytest.raises(TooLateToUndo, match="was skipped at"):
        story.undo(EVALUATION, by=PRIYA)
