"""Skip, reopen and undo on a real database: two at once, and what is owed for them."""

from datetime import timedelta

import pytest

from domain.errors import Refused
from domain.handoffs.not_taken_back import AlreadyOpenedAgain, SomebodyWentOn
from domain.handoffs.refusals import (
    HandoffSettled,
    PhaseAlreadyDone,
    PhaseAlreadySkipped,
)
from domain.handoffs.steps import Step
from domain.ids import PhaseKey
from domain.projects import HandoffStatus, PhaseStatus
from tests.bot.use_cases.desk import Desk, order
from tests.bot.use_cases.test_changing import at_once
from tests.factories import ANA, DANA, PRIYA, SAM, a_project

EVALUATION, DEPLOYMENT = "model_evaluation", "model_deployment"
DONE = "T0ACME:churn/model_evaluation/done/1"
TIMES = range(3)  # races are run more than once: who wins is not decided by the test


@pytest.fixture
def evaluated(desk: Desk) -> Desk:
    """A desk with *churn*, whose model Ana evaluated; its deployment is offered to Dana."""
    desk.store(a_project(at=EVALUATION))
    desk.done(EVALUATION, by=ANA)
    return desk


def status(desk: Desk, phase: str) -> PhaseStatus:
    return desk.project().phase(PhaseKey(phase)).status


def states(desk: Desk) -> dict[str, str]:
    found = desk.column("SELECT id || '=' || state FROM outbox ORDER BY id")
    return dict(line.rsplit("=", 1) for line in found)


@pytest.mark.parametrize("time", TIMES)
def test_of_an_undo_and_an_acceptance_at_once_exactly_one_wins(evaluated: Desk, time: int) -> None:
    handoff = evaluated.offered(DEPLOYMENT)

    results = at_once(
        lambda: evaluated.undo(EVALUATION, by=ANA, key=f"undo {time}"),
        lambda: evaluated.accept(order(DANA, f"accept {time}"), handoff),
    )

    (won,) = [result for result in results if isinstance(result, Step)]
    (lost,) = [result for result in results if result is not won]
    if won is results[0]:
        assert isinstance(lost, HandoffSettled)
        assert (lost.status, lost.by) == (HandoffStatus.WITHDRAWN, ANA)
        assert status(evaluated, EVALUATION) is PhaseStatus.ACTIVE
    else:
        assert isinstance(lost, SomebodyWentOn)
        assert (lost.did, lost.by) == ("accepted", DANA)
        assert status(evaluated, EVALUATION) is PhaseStatus.DONE


@pytest.mark.parametrize("time", TIMES)
def test_of_a_reopening_and_an_acceptance_at_once_the_second_knows_of_the_first(
    evaluated: Desk, time: int
) -> None:
    handoff = evaluated.offered(DEPLOYMENT)

    reopened, accepted = at_once(
        lambda: evaluated.reopen(EVALUATION, by=ANA, key=f"reopen {time}"),
        lambda: evaluated.accept(order(DANA, f"accept {time}"), handoff),
    )

    assert isinstance(reopened, Step), "a phase may be opened before and after an acceptance"
    told = f"{DONE}:opened:U0DANA"
    if isinstance(accepted, Step):
        assert status(evaluated, DEPLOYMENT) is PhaseStatus.ACTIVE
        assert told in states(evaluated), "who accepted is told"
    else:
        assert isinstance(accepted, HandoffSettled)
        assert (accepted.status, accepted.by) == (HandoffStatus.WITHDRAWN, ANA)
        assert status(evaluated, DEPLOYMENT) is PhaseStatus.WAITING
        assert told not in states(evaluated), "her offer was not sent yet"


@pytest.mark.parametrize("time", TIMES)
def test_of_a_skip_and_a_completion_at_once_exactly_one_wins(desk: Desk, time: int) -> None:
    desk.store(a_project(at=EVALUATION))

    results = at_once(
        lambda: desk.skip(EVALUATION, by=PRIYA, key=f"skip {time}"),
        lambda: desk.done(EVALUATION, by=ANA, key=f"done {time}"),
    )

    (won,) = [result for result in results if isinstance(result, Step)]
    (lost,) = [result for result in results if result is not won]
    if won is results[0]:
        assert isinstance(lost, PhaseAlreadySkipped)
        assert (lost.by, lost.reason) == (PRIYA, "No need")
    else:
        assert isinstance(lost, PhaseAlreadyDone)
        assert lost.by == ANA
    assert desk.project().phase(PhaseKey(EVALUATION)).completions == 1


@pytest.mark.parametrize("time", TIMES)
def test_of_two_reopenings_at_once_the_second_reads_who_was_faster(
    evaluated: Desk, time: int
) -> None:
    results = at_once(
        lambda: evaluated.reopen(EVALUATION, by=ANA, key=f"hers {time}"),
        lambda: evaluated.reopen(EVALUATION, by=PRIYA, key=f"theirs {time}"),
    )

    (lost,) = [result for result in results if isinstance(result, AlreadyOpenedAgain)]
    assert lost.by == (PRIYA if isinstance(results[1], Step) else ANA)


@pytest.mark.parametrize("time", TIMES)
def test_of_an_undo_and_a_reopening_at_once_exactly_one_wins(evaluated: Desk, time: int) -> None:
    results = at_once(
        lambda: evaluated.undo(EVALUATION, by=ANA, key=f"undo {time}"),
        lambda: evaluated.reopen(EVALUATION, by=PRIYA, key=f"reopen {time}"),
    )

    assert len([result for result in results if isinstance(result, Step)]) == 1
    (lost,) = [result for result in results if isinstance(result, AlreadyOpenedAgain)]
    assert lost.by in {ANA, PRIYA}
    assert status(evaluated, EVALUATION) is PhaseStatus.ACTIVE


@pytest.mark.parametrize("time", TIMES)
def test_of_a_skip_and_an_acceptance_at_once_the_accepted_one_is_told(
    evaluated: Desk, time: int
) -> None:
    handoff = evaluated.offered(DEPLOYMENT)

    skipped, accepted = at_once(
        lambda: evaluated.skip(DEPLOYMENT, by=PRIYA, key=f"skip {time}"),
        lambda: evaluated.accept(order(DANA, f"accept {time}"), handoff),
    )

    assert isinstance(skipped, Step)
    assert status(evaluated, DEPLOYMENT) is PhaseStatus.SKIPPED
    if not isinstance(accepted, Step):
        assert isinstance(accepted, HandoffSettled)
        assert accepted.by == PRIYA


def test_the_same_click_undoes_once(evaluated: Desk) -> None:
    assert isinstance(evaluated.undo(EVALUATION, by=ANA, key="click"), Step)
    assert evaluated.undo(EVALUATION, by=ANA, key="click") is None


def test_what_was_not_sent_is_cancelled_and_sent_when_it_is_owed_anew(evaluated: Desk) -> None:
    evaluated.undo(EVALUATION, by=ANA)

    assert set(states(evaluated).values()) == {"cancelled"}
    assert evaluated.happened()[2:] == [f"CompletionUndone {ANA}", f"HandoffWithdrawn {ANA}"]


def test_one_message_is_enough_for_whoever_is_asked_for_something_else_now(
    evaluated: Desk,
) -> None:
    evaluated.skip(DEPLOYMENT, by=PRIYA)  # offers the service to Dana
    offer = "T0ACME:churn/model_deployment/skip/1:offer:U0DANA"
    assert states(evaluated)[offer] == "pending"

    evaluated.reopen(DEPLOYMENT, by=PRIYA)  # takes it back, and offers the deployment

    assert states(evaluated)[offer] == "pending"
    assert [job.run for job in evaluated.jobs if job.row == offer] == [1, 2]
    assert f"{offer.replace(':offer:', ':opened:')}" not in states(evaluated)


def test_what_is_refused_leaves_no_trace(evaluated: Desk) -> None:
    before, owed = evaluated.project(), evaluated.owed()
    evaluated.clock.advance(timedelta(minutes=6))

    for refused in (
        lambda: evaluated.undo(EVALUATION, by=ANA, key="late"),
        lambda: evaluated.skip(DEPLOYMENT, by=ANA, key="not theirs"),
        lambda: evaluated.reopen(EVALUATION, by=SAM, key="not theirs either"),
    ):
        with pytest.raises(Refused):
            refused()

    assert (evaluated.project(), evaluated.owed()) == (before, owed)
    assert evaluated.column("SELECT key FROM inbox") == []
