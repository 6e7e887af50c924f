"""A return is told to those whom it concerns, once, and to nobody who knows it already."""

from domain.handoffs.events import HandoffReturned, PhaseReopened
from domain.projects import PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA, a_project


def served() -> Story:
    """Lee put the model into service; app, reports and monitoring are offered side by side."""
    story = Story(a_project(at="model_serving"))
    story.complete("model_serving", by=LEE)
    return story


def test_a_return_tells_those_who_accepted_and_leaves_them_their_work() -> None:
    story = served()
    story.accept("insight_reporting", by=INES)
    story.complete("monitoring", by=DANA)

    _, reopened = story.give_back("app_integration", by=OMAR)

    assert isinstance(reopened, PhaseReopened)
    assert reopened.disturbs == (INES, DANA)
    assert story.phase("insight_reporting").status is PhaseStatus.ACTIVE
    assert story.phase("monitoring").status is PhaseStatus.DONE


def test_a_return_tells_who_completed_it_and_who_is_accountable() -> None:
    story = Story(a_project(at="model_building"))
    story.complete("model_building", by=OPERATOR)
    story.accept("model_evaluation", by=ANA)
    story.complete("model_evaluation", by=PRIYA)

    returned, _ = story.give_back("model_deployment", by=DANA)

    assert isinstance(returned, HandoffReturned)
    assert returned.to == (PRIYA, ANA)


def test_a_return_tells_everybody_who_may_act_where_a_pipeline_completed() -> None:
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=OPERATOR)

    returned, _ = story.give_back("model_deployment", by=DANA)

    assert isinstance(returned, HandoffReturned)
    assert returned.to == (ANA, PRIYA)


def test_nobody_is_told_what_they_did_themselves() -> None:
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=PRIYA)

    returned, _ = story.give_back("model_deployment", by=PRIYA)

    assert isinstance(returned, HandoffReturned)
    assert returned.to == ()


def test_one_person_is_told_once_that_work_came_back() -> None:
    story = Story(a_project(at="model_serving"))
    story.complete("model_serving", by=DANA)
    assert story.phase("monitoring").holder == DANA  # the same hat goes on

    returned, reopened, *_ = story.give_back("app_integration", by=OMAR)

    assert isinstance(returned, HandoffReturned)
    assert isinstance(reopened, PhaseReopened)
    assert (returned.to, reopened.disturbs) == ((DANA,), ())
