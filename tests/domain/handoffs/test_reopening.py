"""A phase that is done or skipped is opened again, with a reason."""

from dataclasses import replace

import pytest

from domain.handoffs.events import (
    HandoffOffered,
    HandoffWithdrawn,
    PhaseReopenedByOrder,
)
from domain.handoffs.not_taken_back import AlreadyOpenedAgain, PhaseNotOver
from domain.handoffs.permission_refusals import NotAllowed
from domain.handoffs.refusals import (
    HandoffSettled,
    ReasonMissing,
)
from domain.projects import Operator, PhaseStatus
from domain.statuses import TakenBackBy
from tests.domain.handoffs.story import OPERATOR, Story, facts
from tests.factories import (
    ANA,
    DANA,
    INES,
    LEE,
    OMAR,
    PRIYA,
    SAM,
    YESTERDAY,
    a_knowledge_base,
    a_phase,
    a_project,
    a_workflow,
    person,
    primary,
)

DONE = "churn/model_evaluation/done/1"
REASON = "The holdout set leaked"


def evaluated() -> Story:
    """Ana evaluated the model, and its deployment is offered to Dana."""
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)
    return story


def test_what_follows_and_was_not_accepted_is_withdrawn() -> None:
    story = evaluated()

    reopened, withdrawn = story.reopen("model_evaluation", by=ANA, reason=f" {REASON}\n")

    assert facts(reopened) == (
        PhaseReopenedByOrder,
        "model_evaluation",
        DONE,
        person(ANA),
        REASON,
        (),
    )
    assert isinstance(withdrawn, HandoffWithdrawn)
    assert (withdrawn.to, withdrawn.because) == ((DANA,), DONE)
    assert story.phase("model_evaluation").status is PhaseStatus.ACTIVE
    assert story.phase("model_deployment").status is PhaseStatus.WAITING
    with pytest.raises(HandoffSettled, match="already withdrawn by U0ANA"):
        story.accept("model_deployment", by=DANA)


def test_who_accepted_what_follows_is_told_and_goes_on() -> None:
    story = evaluated()
    story.accept("model_deployment", by=DANA)

    (reopened,) = story.reopen("model_evaluation", by=PRIYA)

    assert isinstance(reopened, PhaseReopenedByOrder)
    assert reopened.told == (ANA, DANA)
    assert story.phase("model_deployment").status is PhaseStatus.ACTIVE


def test_what_is_done_after_it_stays_done_and_its_people_are_told() -> None:
    story = evaluated()
    story.accept("model_deployment", by=LEE)
    story.complete("model_deployment", by=LEE)
    story.accept("model_serving", by=DANA)

    (reopened,) = story.reopen("model_evaluation", by=ANA)

    assert isinstance(reopened, PhaseReopenedByOrder)
    assert reopened.told == (LEE, DANA)
    assert story.phase("model_deployment").status is PhaseStatus.DONE
    (again,) = story.complete("model_evaluation", by=ANA)
    assert facts(again)[2] == "churn/model_evaluation/done/2"
    assert story.phase("model_serving").status is PhaseStatus.ACTIVE


def test_the_completion_stays_in_the_trail_with_who_took_it_back() -> None:
    story = evaluated()
    happened = list(story.events)

    story.reopen("model_evaluation", by=PRIYA, reason=REASON)

    assert story.events[: len(happened)] == happened
    done = story.phase("model_evaluation").completion
    assert done is not None
    assert done.taken_back is not None
    assert (done.id, done.by, done.taken_back.by) == (DONE, person(ANA), TakenBackBy.REOPENING)
    assert (done.taken_back.actor, done.taken_back.reason) == (person(PRIYA), REASON)
    assert story.phase("model_evaluation").ending is None


def test_once_it_is_mended_what_follows_is_offered_anew() -> None:
    story = evaluated()
    story.reopen("model_evaluation", by=ANA)

    _, offered = story.complete("model_evaluation", by=ANA)

    assert isinstance(offered, HandoffOffered)
    assert (offered.handoff, offered.to) == ("churn/model_deployment/2", (DANA,))


@pytest.mark.parametrize("by", [ANA, PRIYA, OPERATOR])
def test_holders_the_lead_and_the_operator_may_reopen(by: str) -> None:
    story = evaluated()

    reopened, *_ = story.reopen("model_evaluation", by=by)

    assert isinstance(reopened, PhaseReopenedByOrder)


def test_a_backup_may_reopen_what_their_role_answers_for() -> None:
    story = evaluated()
    story.complete("model_deployment", by=DANA)

    reopened, *_ = story.reopen("model_deployment", by=LEE)

    assert isinstance(reopened, PhaseReopenedByOrder)


@pytest.mark.parametrize("by", [DANA, OMAR, SAM])
def test_others_may_not(by: str) -> None:
    story = evaluated()
    before = story.project

    with pytest.raises(NotAllowed, match="may reopen model evaluation: ask U0ANA or U0PRIYA"):
        story.reopen("model_evaluation", by=by)

    assert story.project == before


def test_a_reason_is_needed() -> None:
    with pytest.raises(ReasonMissing, match="Say why you reopen it, so that the others know"):
        evaluated().reopen("model_evaluation", by=ANA, reason="  ")


def test_a_phase_that_is_open_is_not_opened_again() -> None:
    story = evaluated()

    with pytest.raises(PhaseNotOver, match="Model deployment of Churn predictor is ready"):
        story.reopen("model_deployment", by=DANA)
    story.reopen("model_evaluation", by=ANA)
    with pytest.raises(AlreadyOpenedAgain, match="already opened again by U0ANA"):
        story.reopen("model_evaluation", by=PRIYA)


def test_what_a_registry_file_said_is_done_is_opened_again_too() -> None:
    story = evaluated()

    (reopened,) = story.reopen("model_building", by=ANA)

    assert isinstance(reopened, PhaseReopenedByOrder)
    done = story.phase("model_building").completion
    assert done is not None
    assert (done.id, done.by, done.at) == (
        "churn/model_building/done/1",
        Operator(),
        YESTERDAY,
    )
    assert story.phase("model_building").completions == 1
    assert reopened.told == (PRIYA,), "she may act for it, and nobody is known to have done it"


def test_of_a_registry_file_without_dates_it_is_opened_again_all_the_same() -> None:
    project = a_project(at="model_evaluation")
    dateless = replace(project, phases=tuple(replace(p, since=None) for p in project.phases))
    story = Story(dateless)

    story.reopen("model_building", by=ANA)

    assert story.phase("model_building").status is PhaseStatus.ACTIVE


def test_an_offer_on_the_way_that_rests_on_other_phases_stays() -> None:
    flow = a_workflow(a_phase("a"), a_phase("b", "a"), a_phase("c", "b"))
    team = (primary("data_scientist", DANA), primary("data_scientist", INES))
    story = Story(a_project(workflow=flow, assignments=team), a_knowledge_base(flow))
    story.complete("a", by=DANA)
    story.complete("b", by=DANA)

    story.reopen("a", by=DANA)

    assert story.statuses() == {"a": "active", "b": "done", "c": "ready"}
