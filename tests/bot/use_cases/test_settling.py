"""The receiver's side, on a real database: accept, return, and what stands afterwards."""

import pytest

from bot.use_cases.handoffs.settling import project_of
from domain.errors import HandoffNotFound
from domain.handoffs.my_work import MyWork, Worn
from domain.handoffs.refusals import HandoffSettled, ReasonMissing
from domain.ids import HandoffId, PhaseKey
from domain.projects import HandoffStatus, PhaseStatus, Standing
from tests.bot.storage.storing import ACME
from tests.bot.use_cases.desk import Desk, order
from tests.factories import (
    ANA,
    DANA,
    DATA_ANALYST,
    INES,
    LEE,
    NOW,
    OMAR,
    PRIYA,
    SAM,
    a_project,
    a_team,
)

DEPLOYMENT = "model_deployment"


@pytest.fixture
def offered(desk: Desk) -> Desk:
    """A desk where the deployment of *churn* is offered to Dana."""
    desk.store(a_project(at="model_evaluation"))
    desk.done("model_evaluation", by=ANA)
    return desk


def status(desk: Desk, phase: str) -> PhaseStatus:
    return desk.project().phase(PhaseKey(phase)).status


def test_who_accepts_is_accountable_and_what_was_sent_is_edited(offered: Desk) -> None:
    offered.accept(order(DANA, "click"), offered.offered(DEPLOYMENT))

    phase = offered.project().phase(PhaseKey(DEPLOYMENT))
    assert (phase.status, phase.holder, phase.since) == (PhaseStatus.ACTIVE, DANA, NOW)
    edits = [row for row in offered.owed() if ":edit:" in row]
    assert [row.partition(":edit:")[0] for row in edits] == [
        "T0ACME:churn/model_evaluation/done/1:card:C0CHURN",
        "T0ACME:churn/model_evaluation/done/1:offer:U0DANA",
    ]


def test_the_same_click_accepts_once(offered: Desk) -> None:
    handoff = offered.offered(DEPLOYMENT)

    assert offered.accept(order(DANA, "click"), handoff) is not None
    assert offered.accept(order(DANA, "click"), handoff) is None
    with pytest.raises(HandoffSettled, match="already accepted by U0DANA"):
        offered.accept(order(DANA, "another click"), handoff)


def test_a_return_goes_back_with_its_reason(offered: Desk) -> None:
    handoff = offered.offered(DEPLOYMENT)

    offered.give_back(order(DANA, "modal"), handoff, " No model card ")

    assert status(offered, DEPLOYMENT) is PhaseStatus.WAITING
    assert status(offered, "model_evaluation") is PhaseStatus.ACTIVE
    with offered.open_work(ACME) as work:
        kept = work.registry.handoff(handoff)
    assert (kept.status, kept.settled_by, kept.reason) == (
        HandoffStatus.RETURNED,
        DANA,
        "No model card",
    )
    assert "T0ACME:churn/model_deployment/1:returned:U0ANA" in offered.owed()


def test_a_return_without_a_reason_leaves_no_trace(offered: Desk) -> None:
    before = offered.project(), offered.owed()

    with pytest.raises(ReasonMissing):
        offered.give_back(order(DANA, "modal"), offered.offered(DEPLOYMENT), "  ")

    assert (offered.project(), offered.owed()) == before


def test_a_second_round_is_offered_anew_and_the_first_is_history(offered: Desk) -> None:
    first = offered.offered(DEPLOYMENT)
    offered.give_back(order(DANA), first, "No model card")

    offered.done("model_evaluation", by=ANA, note="Card added")

    assert offered.offered(DEPLOYMENT) == "churn/model_deployment/2"
    assert "T0ACME:churn/model_evaluation/done/2:offer:U0DANA" in offered.owed()
    with pytest.raises(HandoffNotFound, match="the phase moved on"):
        offered.accept(order(DANA), first)
    with offered.open_work(ACME) as work:
        assert work.registry.handoff(first).status is HandoffStatus.RETURNED


def test_a_return_withdraws_what_is_offered_beside_it(desk: Desk) -> None:
    desk.store(a_project(at="model_serving"))
    desk.done("model_serving", by=LEE)
    desk.accept(order(INES), desk.offered("insight_reporting"))

    desk.give_back(order(OMAR), desk.offered("app_integration"), "Times out")

    assert status(desk, "monitoring") is PhaseStatus.WAITING
    assert status(desk, "insight_reporting") is PhaseStatus.ACTIVE
    about = "T0ACME:churn/app_integration/1"
    assert {f"{about}:returned:U0LEE", f"{about}:reopened:U0INES"} <= set(desk.owed())
    assert desk.home(DANA).offered == ()


def test_the_lead_gives_a_vacant_role_and_the_phase_is_offered(desk: Desk) -> None:
    desk.store(a_project(at="model_serving", assignments=a_team(without=DATA_ANALYST)))
    desk.done("model_serving", by=LEE)
    done = "T0ACME:churn/model_serving/done/1"
    assert f"{done}:vacancy:U0PRIYA" in desk.owed()

    desk.assign(order(PRIYA, "pick"), DATA_ANALYST, SAM)

    assert f"{done}:offer:U0SAM" in desk.owed()
    (waiting,) = desk.home(SAM).offered
    assert waiting.phase_name == "Insight reporting"
    desk.accept(order(SAM), waiting.handoff)
    assert desk.home(SAM).offered == ()


def test_home_shows_hats_and_what_waits(offered: Desk) -> None:
    home = offered.home(DANA)

    assert [(one.project, one.worn) for one in home.projects] == [
        ("churn", (Worn("ML engineer", Standing.PRIMARY),))
    ]
    (waiting,) = home.offered
    assert waiting.handoff == offered.offered(DEPLOYMENT)
    assert waiting.role_name == "ML engineer"


def test_home_of_somebody_unknown_is_empty(offered: Desk) -> None:
    assert offered.home(SAM) == MyWork(SAM)


def test_a_handoff_names_its_project() -> None:
    assert project_of(HandoffId("churn/model_deployment/2")) == "churn"
