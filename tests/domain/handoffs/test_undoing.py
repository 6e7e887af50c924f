"""Whoever marked a phase done takes that back within minutes."""

from dataclasses import replace

import pytest

from domain.handoffs.events import (
    AcceptanceUndone,
    CompletionUndone,
    HandoffOffered,
    HandoffWithdrawn,
)
from domain.handoffs.not_taken_back import SomebodyWentOn
from domain.handoffs.refusals import HandoffSettled
from domain.ids import CompletionId, PhaseKey
from domain.projects import HandoffStatus, PhaseStatus
from tests.domain.handoffs.story import Story, facts
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

    assert facts(undone) == (CompletionUndone, "model_evaluation", DONE, person(ANA), ())
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


def test_what_a_registry_file_says_is_worked_on_does_not_stand_in_the_way() -> None:
    project = a_project(at="model_evaluation")
    phases = tuple(
        replace(phase, status=PhaseStatus.ACTIVE) if phase.key == "model_deployment" else phase
        for phase in project.phases
    )
    story = Story(replace(project, phases=phases))
    story.complete("model_evaluation", by=ANA)

    story.undo("model_evaluation", by=ANA)

    assert story.phase("model_deployment").status is PhaseStatus.ACTIVE
