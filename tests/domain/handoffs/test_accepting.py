"""A receiver accepts a handoff: one person is accountable from then on."""

import pytest

from domain.handoffs.events import HandoffAccepted
from domain.handoffs.permission_refusals import NotAllowed
from domain.handoffs.refusals import HandoffSettled
from domain.projects import Assignment, Operator, PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story, facts
from tests.factories import (
    ANA,
    DANA,
    LEE,
    ML_ENGINEER,
    OMAR,
    PRIYA,
    SAM,
    a_group,
    a_project,
    a_team,
    person,
    primary,
)


def offered(assignments: tuple[Assignment, ...] | None = None) -> Story:
    """Ana evaluated the model, and its deployment is offered to Dana."""
    story = Story(a_project(at="model_evaluation", assignments=assignments or a_team()))
    story.complete("model_evaluation", by=ANA)
    return story


def test_who_accepts_is_accountable() -> None:
    story = offered()

    (accepted,) = story.accept("model_deployment", by=DANA)

    assert facts(accepted) == (
        HandoffAccepted,
        "churn/model_deployment/1",
        "model_deployment",
        "churn/model_evaluation/done/1",
        person(DANA),
    )
    deployment = story.phase("model_deployment")
    assert (deployment.status, deployment.holder) == (PhaseStatus.ACTIVE, DANA)
    assert story.handoff("model_deployment").settled_by == DANA


@pytest.mark.parametrize("who", [LEE, PRIYA])
def test_a_backup_and_the_lead_may_accept_what_was_offered_to_another(who: str) -> None:
    story = offered()

    story.accept("model_deployment", by=who)

    assert story.phase("model_deployment").holder == who


def test_somebody_else_may_neither_accept_nor_return() -> None:
    story = offered()
    before = story.project

    with pytest.raises(NotAllowed, match="may accept the handoff of model deployment: ask U0DANA"):
        story.accept("model_deployment", by=OMAR)
    with pytest.raises(NotAllowed, match="may return the handoff of model deployment: ask U0DANA"):
        story.give_back("model_deployment", by=OMAR)

    assert story.project == before


def test_a_member_of_a_group_accepts_for_all() -> None:
    team = (*a_team(without=ML_ENGINEER), primary(ML_ENGINEER, a_group(DANA, SAM)))
    story = offered(assignments=team)

    story.accept("model_deployment", by=SAM)

    assert story.phase("model_deployment").holder == SAM
    with pytest.raises(HandoffSettled, match="already accepted by U0SAM at 2026-11-23T14:03"):
        story.accept("model_deployment", by=DANA)


def test_the_operator_accepts_in_nobodys_name() -> None:
    story = offered()

    (accepted,) = story.accept("model_deployment", by=OPERATOR)

    assert isinstance(accepted, HandoffAccepted)
    assert accepted.by == Operator()
    assert story.phase("model_deployment").holder is None
