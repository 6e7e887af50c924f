"""A phase is left out with a reason, and what it held back is offered."""

from dataclasses import replace

import pytest

from domain.handoffs.commands import REASON_LIMIT
from domain.handoffs.events import (
    HandoffOffered,
    HandoffReturned,
    HandoffWithdrawn,
    PhaseCompleted,
    PhaseReopened,
    PhaseSkipped,
    RoleVacant,
)
from domain.handoffs.permission_refusals import NotAllowed
from domain.handoffs.refusals import (
    HandoffSettled,
    PhaseAlreadyDone,
    PhaseAlreadySkipped,
    ReasonMissing,
    TooLong,
)
from domain.projects import HandoffStatus, Operator, PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story, facts
from tests.factories import (
    ANA,
    DANA,
    INES,
    LEE,
    OMAR,
    PRIYA,
    a_knowledge_base,
    a_phase,
    a_project,
    a_team,
    a_workflow,
    person,
)

SKIP = "churn/model_evaluation/skip/1"
REASON = "The vendor did it"


def evaluating() -> Story:
    return Story(a_project(at="model_evaluation"))


def test_skipping_offers_what_follows_as_a_completion_does() -> None:
    story = evaluating()

    skipped, offered = story.skip("model_evaluation", by=PRIYA, reason=f" {REASON} ")

    assert facts(skipped) == (
        PhaseSkipped,
        "model_evaluation",
        SKIP,
        person(PRIYA),
        REASON,
        (ANA,),
    )
    assert isinstance(offered, HandoffOffered)
    assert (offered.phase, offered.completion, offered.to) == ("model_deployment", SKIP, (DANA,))
    assert story.phase("model_evaluation").status is PhaseStatus.SKIPPED
    assert story.phase("model_deployment").status is PhaseStatus.READY


def test_the_one_who_worked_on_it_is_told_and_is_accountable_no_longer() -> None:
    story = evaluating()
    story.complete("model_evaluation", by=ANA)
    story.accept("model_deployment", by=DANA)

    skipped, _ = story.skip("model_deployment", by=PRIYA)

    assert isinstance(skipped, PhaseSkipped)
    assert skipped.told == (DANA,)
    assert story.phase("model_deployment").holder is None


def test_where_nobody_said_who_works_on_it_its_holders_are_told() -> None:
    project = a_project(at="model_evaluation")
    active = tuple(replace(phase, holder=None) for phase in project.phases)
    story = Story(replace(project, phases=active))

    skipped, _ = story.skip("model_evaluation", by=PRIYA)

    assert isinstance(skipped, PhaseSkipped)
    assert skipped.told == (ANA,)


def test_an_open_offer_is_withdrawn_and_cannot_be_accepted_any_longer() -> None:
    story = evaluating()
    story.complete("model_evaluation", by=ANA)

    skipped, withdrawn, offered = story.skip("model_deployment", by=PRIYA, reason=REASON)

    assert isinstance(skipped, PhaseSkipped)
    assert skipped.told == ()
    assert facts(withdrawn) == (
        HandoffWithdrawn,
        "churn/model_deployment/1",
        "model_deployment",
        "churn/model_evaluation/done/1",
        (DANA,),
        "churn/model_deployment/skip/1",
    )
    assert isinstance(offered, HandoffOffered)
    handoff = story.handoff("model_deployment")
    assert (handoff.status, handoff.settled_by, handoff.reason) == (
        HandoffStatus.WITHDRAWN,
        PRIYA,
        REASON,
    )
    with pytest.raises(HandoffSettled, match="already withdrawn by U0PRIYA"):
        story.accept("model_deployment", by=DANA)


def test_a_join_is_ready_when_all_before_it_are_done_or_skipped() -> None:
    flow = a_workflow(a_phase("left"), a_phase("right"), a_phase("both", "left", "right"))
    story = Story(a_project(workflow=flow), a_knowledge_base(flow))

    story.skip("left", by=PRIYA)
    assert story.phase("both").status is PhaseStatus.WAITING
    story.complete("right", by=PRIYA)

    assert story.statuses() == {"left": "skipped", "right": "done", "both": "ready"}
    assert story.handoff("both").completion == "churn/right/done/1"


def test_a_phase_that_waits_may_be_skipped_before_its_turn() -> None:
    story = evaluating()

    story.skip("model_deployment", by=PRIYA)
    assert story.phase("model_serving").status is PhaseStatus.READY
    (done,) = story.complete("model_evaluation", by=ANA)

    assert isinstance(done, PhaseCompleted)
    assert story.phase("model_deployment").status is PhaseStatus.SKIPPED


def test_the_operator_skips_in_nobodys_name() -> None:
    story = evaluating()

    skipped, _ = story.skip("model_evaluation", by=OPERATOR)

    assert isinstance(skipped, PhaseSkipped)
    assert skipped.by == Operator()


@pytest.mark.parametrize("by", [ANA, DANA, LEE, OMAR, INES])
def test_only_the_lead_skips(by: str) -> None:
    story = evaluating()
    before = story.project

    with pytest.raises(NotAllowed, match="Only the lead may skip model evaluation: ask U0PRIYA"):
        story.skip("model_evaluation", by=by)

    assert story.project == before


def test_a_reason_is_needed_and_has_a_limit() -> None:
    story = evaluating()

    with pytest.raises(ReasonMissing, match="Say why you skip it"):
        story.skip("model_evaluation", by=PRIYA, reason=" \n")
    with pytest.raises(TooLong):
        story.skip("model_evaluation", by=PRIYA, reason="x" * (REASON_LIMIT + 1))


def test_what_is_over_is_not_skipped_and_what_is_skipped_is_not_done() -> None:
    story = evaluating()
    story.complete("model_evaluation", by=ANA)

    with pytest.raises(PhaseAlreadyDone, match="already completed by U0ANA"):
        story.skip("model_evaluation", by=PRIYA)
    story.skip("model_deployment", by=PRIYA, reason=REASON)
    with pytest.raises(PhaseAlreadySkipped, match=f"already skipped by U0PRIYA at .*{REASON}"):
        story.complete("model_deployment", by=DANA)
    with pytest.raises(PhaseAlreadySkipped):
        story.skip("model_deployment", by=PRIYA)


def test_what_a_skip_offered_may_be_returned_which_opens_the_skipped_phase() -> None:
    story = evaluating()
    story.skip("model_evaluation", by=PRIYA)

    returned, reopened, offered = story.give_back("model_deployment", by=DANA)

    assert isinstance(returned, HandoffReturned)
    assert isinstance(reopened, PhaseReopened)
    assert isinstance(offered, HandoffOffered)
    assert (returned.to, offered.phase, offered.to) == ((PRIYA,), "model_evaluation", (ANA,))
    assert story.phase("model_evaluation").status is PhaseStatus.READY
    assert story.phase("model_deployment").status is PhaseStatus.WAITING


def test_a_vacant_role_that_follows_a_skip_is_told_as_ever() -> None:
    story = Story(a_project(at="model_evaluation", assignments=a_team(without="ml_engineer")))

    _, vacant = story.skip("model_evaluation", by=PRIYA)

    assert isinstance(vacant, RoleVacant)
