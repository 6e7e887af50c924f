"""A phase that was skipped is opened again: it goes on, is offered, or waits."""

from dataclasses import replace

from domain.handoffs.events import (
    HandoffOffered,
    HandoffReturned,
    HandoffWithdrawn,
    HatSwitched,
    PhaseReopenedByOrder,
    PhaseSkipped,
)
from domain.projects import PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story
from tests.factories import (
    ANA,
    DANA,
    LEE,
    PRIYA,
    SAM,
    a_knowledge_base,
    a_phase,
    a_project,
    a_team,
    a_workflow,
    primary,
)


def evaluated() -> Story:
    """Ana evaluated the model, and its deployment is offered to Dana."""
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)
    return story


def skipped() -> Story:
    """Dana works on the deployment when Priya leaves it out, so its service is offered."""
    story = evaluated()
    story.accept("model_deployment", by=DANA)
    story.skip("model_deployment", by=PRIYA)
    return story


def test_a_skipped_phase_goes_on_with_who_worked_on_it() -> None:
    story = skipped()

    reopened, withdrawn = story.reopen("model_deployment", by=PRIYA)

    assert isinstance(reopened, PhaseReopenedByOrder)
    assert reopened.told == (DANA,)
    assert isinstance(withdrawn, HandoffWithdrawn)
    assert withdrawn.phase == "model_serving"
    deployment = story.phase("model_deployment")
    assert (deployment.status, deployment.holder) == (PhaseStatus.ACTIVE, DANA)


def test_a_skipped_phase_is_offered_where_nobody_worked_on_it() -> None:
    story = evaluated()
    story.skip("model_deployment", by=PRIYA)

    reopened, withdrawn, offered = story.reopen("model_deployment", by=PRIYA)

    assert isinstance(reopened, PhaseReopenedByOrder)
    assert reopened.told == (), "Dana hears of it with the offer"
    assert isinstance(withdrawn, HandoffWithdrawn)
    assert isinstance(offered, HandoffOffered)
    assert (offered.handoff, offered.completion, offered.to) == (
        "churn/model_deployment/2",
        "churn/model_deployment/skip/1",
        (DANA,),
    )


def test_a_skipped_phase_is_offered_where_the_one_who_worked_on_it_may_not_any_longer() -> None:
    story = skipped()
    team = (*a_team(without="ml_engineer"), primary("ml_engineer", SAM))
    story.project = replace(story.project, assignments=team)

    *_, offered = story.reopen("model_deployment", by=PRIYA)

    assert isinstance(offered, HandoffOffered)
    assert offered.to == (SAM,)
    assert story.phase("model_deployment").status is PhaseStatus.READY


def test_who_reopens_a_skipped_phase_that_is_theirs_alone_goes_on_with_it() -> None:
    flow = a_workflow(a_phase("one"), a_phase("two", "one"))
    solo = (primary("data_scientist", PRIYA),)
    story = Story(a_project(workflow=flow, assignments=solo), a_knowledge_base(flow))
    story.skip("one", by=OPERATOR)

    *_, switched = story.reopen("one", by=PRIYA)

    assert isinstance(switched, HatSwitched)
    assert story.statuses() == {"one": "active", "two": "waiting"}


def test_a_skipped_phase_waits_where_something_before_it_is_open() -> None:
    story = Story(a_project(at="model_evaluation"))
    story.skip("model_deployment", by=PRIYA)

    story.reopen("model_deployment", by=PRIYA)

    assert story.phase("model_deployment").status is PhaseStatus.WAITING
    assert story.phase("model_serving").status is PhaseStatus.WAITING
    _, offered = story.complete("model_evaluation", by=ANA)
    assert isinstance(offered, HandoffOffered)
    assert offered.phase == "model_deployment"


def test_whoever_returns_a_reopened_phase_leaves_it_out_as_it_was() -> None:
    story = evaluated()
    story.skip("model_deployment", by=PRIYA)
    story.reopen("model_deployment", by=LEE)

    returned, again, offered = story.give_back("model_deployment", by=DANA, reason="No need")

    assert isinstance(returned, HandoffReturned)
    assert returned.to == (LEE,)
    assert isinstance(again, PhaseSkipped)
    assert (again.completion, again.reason) == ("churn/model_deployment/skip/2", "No need")
    assert isinstance(offered, HatSwitched), "Dana is the ML engineer of the next phase too"
    assert offered.phase == "model_serving"
    assert story.phase("model_deployment").status is PhaseStatus.SKIPPED


def test_the_lead_hears_of_such_a_return_where_it_is_not_known_who_reopened_it() -> None:
    story = evaluated()
    story.skip("model_deployment", by=PRIYA)
    story.reopen("model_deployment", by=LEE)
    story.complete("model_deployment", by=DANA)
    story.undo("model_deployment", by=DANA)

    returned, *_ = story.give_back("model_deployment", by=DANA)

    assert isinstance(returned, HandoffReturned)
    assert returned.to == (PRIYA,)
