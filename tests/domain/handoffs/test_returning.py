"""A receiver returns a handoff with a reason, and the project is put back."""

from dataclasses import replace

import pytest

from domain.errors import HandoffNotFound
from domain.handoffs.commands import REASON_LIMIT, AcceptHandoff
from domain.handoffs.events import HandoffOffered, HandoffReturned, HandoffWithdrawn, PhaseReopened
from domain.handoffs.refusals import HandoffSettled, PhaseMovedOn, ReasonMissing, TooLong
from domain.handoffs.settling import accept
from domain.projects import Assignment, HandoffStatus, Operator, PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story, facts
from tests.factories import (
    ANA,
    DANA,
    INES,
    LEE,
    OMAR,
    PRIYA,
    SAM,
    a_group,
    a_knowledge_base,
    a_phase,
    a_project,
    a_team,
    a_workflow,
    person,
    primary,
)


def offered(assignments: tuple[Assignment, ...] | None = None) -> Story:
    """Ana evaluated the model, and its deployment is offered to Dana."""
    story = Story(a_project(at="model_evaluation", assignments=assignments or a_team()))
    story.complete("model_evaluation", by=ANA)
    return story


def served() -> Story:
    """Lee put the model into service; app, reports and monitoring are offered side by side."""
    story = Story(a_project(at="model_serving"))
    story.complete("model_serving", by=LEE)
    return story


def test_a_return_puts_the_project_back() -> None:
    story = offered()
    before = a_project(at="model_evaluation").phases

    returned, reopened = story.give_back("model_deployment", by=DANA, reason=" No model card ")

    assert facts(returned) == (
        HandoffReturned,
        "churn/model_deployment/1",
        "model_deployment",
        "churn/model_evaluation/done/1",
        person(DANA),
        "No model card",
        (ANA,),
    )
    assert facts(reopened) == (PhaseReopened, "model_evaluation", "churn/model_deployment/1", ())
    assert story.statuses() == {phase.key: phase.status.value for phase in before}
    handoff = story.handoff("model_deployment")
    assert (handoff.status, handoff.settled_by, handoff.reason) == (
        HandoffStatus.RETURNED,
        DANA,
        "No model card",
    )


def test_what_was_returned_is_completed_again_and_offered_a_second_time() -> None:
    story = offered()
    story.give_back("model_deployment", by=DANA)

    completed, again = story.complete("model_evaluation", by=ANA, note="Card added")

    assert isinstance(again, HandoffOffered)
    assert again.handoff == "churn/model_deployment/2"
    assert again.completion == "churn/model_evaluation/done/2"
    assert getattr(completed, "completion", None) == again.completion
    story.accept("model_deployment", by=DANA)
    assert story.phase("model_deployment").holder == DANA


def test_the_button_of_the_first_round_does_nothing_in_the_second() -> None:
    story = offered()
    first = AcceptHandoff(story.handoff("model_deployment").id, person(DANA))
    story.give_back("model_deployment", by=DANA)
    with pytest.raises(HandoffSettled, match="already returned by U0DANA"):
        accept(story.project, story.knowledge, first, story.now)

    story.complete("model_evaluation", by=ANA)

    with pytest.raises(HandoffNotFound):
        accept(story.project, story.knowledge, first, story.now)


def test_a_return_withdraws_the_open_offers_beside_it() -> None:
    story = served()

    _, reopened, *withdrawn = story.give_back("app_integration", by=OMAR)

    assert isinstance(reopened, PhaseReopened)
    assert reopened.disturbs == ()
    done = "churn/model_serving/done/1"
    assert [facts(event) for event in withdrawn] == [
        (HandoffWithdrawn, "churn/insight_reporting/1", "insight_reporting", done, (INES,), None),
        (HandoffWithdrawn, "churn/monitoring/1", "monitoring", done, (DANA,), None),
    ]
    assert story.phase("insight_reporting").status is PhaseStatus.WAITING
    with pytest.raises(HandoffSettled, match="already withdrawn by U0OMAR at"):
        story.accept("monitoring", by=DANA)


def test_after_a_return_only_what_waits_is_offered_again() -> None:
    story = served()
    story.accept("insight_reporting", by=INES)
    story.give_back("app_integration", by=OMAR)

    _, *events = story.complete("model_serving", by=LEE)

    again = [event for event in events if isinstance(event, HandoffOffered)]
    assert [event.handoff for event in again] == ["churn/app_integration/2", "churn/monitoring/2"]


def test_the_operator_returns_in_nobodys_name() -> None:
    story = offered()

    returned, _ = story.give_back("model_deployment", by=OPERATOR)

    assert isinstance(returned, HandoffReturned)
    assert (returned.by, returned.to) == (Operator(), (ANA,))
    assert story.handoff("model_deployment").settled_by is None


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_a_return_needs_a_reason(reason: str) -> None:
    story = offered()
    before = story.project

    with pytest.raises(ReasonMissing):
        story.give_back("model_deployment", by=DANA, reason=reason)

    assert story.project == before


def test_a_reason_has_a_limit() -> None:
    story = offered()

    with pytest.raises(TooLong, match="The reason may have at most 1,500 characters"):
        story.give_back("model_deployment", by=DANA, reason="x" * (REASON_LIMIT + 1))

    story.give_back("model_deployment", by=DANA, reason=f"  {'x' * REASON_LIMIT} ")


def test_an_accepted_handoff_cannot_be_returned() -> None:
    story = offered()
    story.accept("model_deployment", by=DANA)

    with pytest.raises(HandoffSettled, match="already accepted by U0DANA"):
        story.give_back("model_deployment", by=DANA)


def test_a_return_of_a_join_reopens_the_phase_that_offered_it() -> None:
    flow = a_workflow(a_phase("left"), a_phase("right"), a_phase("both", "left", "right"))
    story = Story(a_project(workflow=flow), a_knowledge_base(flow))
    story.complete("left", by=ANA)
    story.complete("right", by=PRIYA)

    story.give_back("both", by=ANA)

    assert story.statuses() == {"left": "done", "right": "active", "both": "waiting"}


def test_a_return_withdraws_a_join_that_rests_on_another_completion_too() -> None:
    flow = a_workflow(
        a_phase("left"),
        a_phase("right"),
        a_phase("alone", "left"),
        a_phase("both", "left", "right"),
    )
    story = Story(
        a_project(workflow=flow, assignments=(primary("data_scientist", a_group(ANA, SAM)),)),
        a_knowledge_base(flow),
    )
    story.complete("left", by=PRIYA)
    story.complete("right", by=PRIYA)

    *_, withdrawn = story.give_back("alone", by=ANA)

    assert isinstance(withdrawn, HandoffWithdrawn)
    assert (withdrawn.handoff, withdrawn.completion) == ("churn/both/1", "churn/right/done/1")
    story.complete("left", by=PRIYA)
    assert story.handoff("both").id == "churn/both/2"
    assert story.handoff("both").completion == "churn/left/done/2"


def test_a_handoff_whose_completion_is_gone_cannot_be_returned() -> None:
    story = offered()
    phases = tuple(replace(phase, completion=None) for phase in story.project.phases)
    story.project = replace(story.project, phases=phases)

    with pytest.raises(HandoffNotFound):
        story.give_back("model_deployment", by=DANA)


def test_a_handoff_cannot_be_returned_to_a_phase_that_somebody_opened_meanwhile() -> None:
    story = offered()
    phases = tuple(
        replace(phase, status=PhaseStatus.ACTIVE) if phase.key == "model_evaluation" else phase
        for phase in story.project.phases
    )
    story.project = replace(story.project, phases=phases)

    with pytest.raises(PhaseMovedOn, match="Model evaluation of Churn predictor is active now"):
        story.give_back("model_deployment", by=DANA)
