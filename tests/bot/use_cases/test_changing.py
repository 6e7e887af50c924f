"""One order, one transaction: everything of it is saved, or nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier

import pytest

from domain.errors import BatonError, ProjectNotFound, Refused, SomebodyWasFaster
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.permission_refusals import NotAllowed
from domain.handoffs.refusals import (
    HandoffSettled,
    PhaseAlreadyDone,
)
from domain.handoffs.steps import Step
from domain.ids import PhaseKey, ProjectKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Operator, PhaseStatus, Project
from tests.bot.use_cases.desk import Desk, order
from tests.factories import (
    ANA,
    DANA,
    LEE,
    ML_ENGINEER,
    NOW,
    PRIYA,
    SAM,
    a_group,
    a_project,
    a_team,
    primary,
)

EVALUATION = "model_evaluation"


@pytest.fixture
def evaluating(desk: Desk) -> Desk:
    """A desk with *churn*, whose model Ana evaluates."""
    desk.store(a_project(at=EVALUATION))
    return desk


def at_once(first: Callable[[], object], second: Callable[[], object]) -> list[object]:
    """Start both at the same moment; return what each gave or the refusal that it raised."""
    start = Barrier(2)

    def run(act: Callable[[], object]) -> object:
        start.wait(timeout=10)
        try:
            return act()
        except BatonError as refusal:
            return refusal

    with ThreadPoolExecutor(2) as both:
        return [future.result() for future in [both.submit(run, act) for act in (first, second)]]


def test_an_order_saves_the_project_the_events_and_what_is_owed(evaluating: Desk) -> None:
    evaluating.done(EVALUATION, by=ANA, key="click", note="AUC 0.91")

    assert evaluating.project().phase(PhaseKey(EVALUATION)).status is PhaseStatus.DONE
    assert evaluating.happened() == [f"PhaseCompleted {ANA}", f"HandoffOffered {ANA}"]
    assert evaluating.owed() == [
        "T0ACME:churn/model_evaluation/done/1:card:C0CHURN",
        "T0ACME:churn/model_evaluation/done/1:offer:U0DANA",
    ]
    assert [job.row for job in evaluating.jobs] == evaluating.owed()


def test_the_audit_trail_says_when_the_operator_did_it(evaluating: Desk) -> None:
    evaluating.done(EVALUATION, by="")

    assert evaluating.happened() == ["PhaseCompleted -", "HandoffOffered -"]


def test_the_same_click_is_carried_out_once(evaluating: Desk) -> None:
    first = evaluating.done(EVALUATION, by=ANA, key="click")
    owed = evaluating.owed()

    assert isinstance(first, Step)
    assert evaluating.done(EVALUATION, by=ANA, key="click") is None
    assert evaluating.owed() == owed


@pytest.mark.parametrize("keys", [("click", "click"), ("hers", "his"), ("", "")])
def test_of_two_who_press_done_at_once_exactly_one_wins(
    evaluating: Desk, keys: tuple[str, str]
) -> None:
    hers, his = keys

    results = at_once(
        lambda: evaluating.done(EVALUATION, by=ANA, key=hers),
        lambda: evaluating.done(EVALUATION, by=PRIYA, key=his),
    )

    (won,) = [result for result in results if isinstance(result, Step)]
    done = won.project.phase(PhaseKey(EVALUATION)).completion
    assert done is not None
    (lost,) = [result for result in results if result is not won]
    if hers and hers == his:
        assert lost is None
    else:
        assert isinstance(lost, PhaseAlreadyDone)
        assert (lost.by, lost.at) == (getattr(done.by, "member", None), NOW)
    assert len(evaluating.happened()) == 2
    assert len(evaluating.owed()) == 2


def test_of_two_who_accept_at_once_exactly_one_is_accountable(desk: Desk) -> None:
    group = a_group(DANA, SAM)
    team = (*a_team(without=ML_ENGINEER), primary(ML_ENGINEER, group))
    desk.store(a_project(at=EVALUATION, assignments=team), groups=(group,))
    desk.done(EVALUATION, by=ANA)
    handoff = desk.offered("model_deployment")

    results = at_once(
        lambda: desk.accept(order(DANA, "hers"), handoff),
        lambda: desk.accept(order(SAM, "his"), handoff),
    )

    (lost,) = [result for result in results if isinstance(result, HandoffSettled)]
    assert lost.by == desk.project().phase(PhaseKey("model_deployment")).holder
    assert lost.by in {DANA, SAM}


def overtaken(desk: Desk, times: int) -> Callable[[Project, KnowledgeBase, datetime], Step]:
    """A decision to mark the evaluation done, while others save something before it is saved."""
    left = [SAM, LEE][:times]

    def decide(project: Project, knowledge: KnowledgeBase, now: datetime) -> Step:
        if left:
            desk.assign(order(""), ML_ENGINEER, left.pop())
        command = CompletePhase(PhaseKey(EVALUATION), Operator())
        return complete(project, knowledge, command, now)

    return decide


def test_an_order_that_was_overtaken_is_decided_again_on_what_is_so_by_then(
    evaluating: Desk,
) -> None:
    step = evaluating.change(order(""), overtaken(evaluating, times=1))

    assert isinstance(step, Step)
    deployment = evaluating.project().handoff_of(PhaseKey("model_deployment"))
    assert deployment is not None
    assert deployment.to == (DANA, SAM)


def test_an_order_that_is_overtaken_again_and_again_is_given_up(evaluating: Desk) -> None:
    with pytest.raises(SomebodyWasFaster, match="Somebody changed Churn predictor"):
        evaluating.change(order(""), overtaken(evaluating, times=2))

    assert evaluating.happened() == ["RoleAssigned -"] * 2
    assert evaluating.owed() == []


@pytest.mark.parametrize(
    ("phase", "by", "note"),
    [("model_deployment", DANA, ""), (EVALUATION, SAM, ""), (EVALUATION, ANA, "x" * 3_001)],
)
def test_what_is_refused_leaves_no_trace(evaluating: Desk, phase: str, by: str, note: str) -> None:
    before = evaluating.project()

    with pytest.raises(Refused):
        evaluating.done(phase, by=by, key="click", note=note)

    assert evaluating.project() == before
    assert evaluating.happened() == evaluating.owed() == evaluating.jobs == []
    assert evaluating.column("SELECT key FROM inbox") == []


def test_an_order_that_changes_nothing_saves_nothing(evaluating: Desk) -> None:
    before = evaluating.project()

    step = evaluating.assign(order(PRIYA, "click"), ML_ENGINEER, DANA)

    assert step == Step(before)
    assert evaluating.project() == before
    assert evaluating.happened() == []


def test_a_failure_while_deciding_leaves_no_trace(evaluating: Desk) -> None:
    def fail(project: Project, knowledge: KnowledgeBase, now: datetime) -> Step:
        del project, knowledge, now
        raise RuntimeError

    with pytest.raises(RuntimeError):
        evaluating.change(order(ANA, "click"), fail)

    assert evaluating.column("SELECT key FROM inbox") == []


def test_an_order_reaches_no_other_workspace(evaluating: Desk) -> None:
    foreign = replace(order(PRIYA), workspace=WorkspaceId("T0GLOBEX"))

    with pytest.raises(ProjectNotFound):
        evaluating.mark_done(foreign, PhaseKey(EVALUATION), "")


def test_an_unknown_project_is_told(evaluating: Desk) -> None:
    with pytest.raises(ProjectNotFound, match="I know no project called “zebra”"):
        evaluating.mark_done(order(PRIYA, project=ProjectKey("zebra")), PhaseKey(EVALUATION), "")


def test_who_lost_the_role_meanwhile_is_refused_at_the_click(evaluating: Desk) -> None:
    evaluating.done(EVALUATION, by=ANA)
    handoff = evaluating.offered("model_deployment")
    with evaluating.open_work(order("").workspace) as work:
        project = work.registry.project(order("").project)
        without = replace(project, assignments=a_team(without=ML_ENGINEER))
        work.registry.save(without, (), Operator(), NOW)

    with pytest.raises(NotAllowed):
        evaluating.accept(order(DANA, "click"), handoff)


def test_orders_happen_at_the_time_of_the_clock(evaluating: Desk) -> None:
    evaluating.clock.advance(timedelta(minutes=5))

    evaluating.done(EVALUATION, by=ANA)

    assert evaluating.project().phase(PhaseKey(EVALUATION)).since == NOW + timedelta(minutes=5)
