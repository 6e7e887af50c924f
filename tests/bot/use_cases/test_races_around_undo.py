"""An undo at the same moment as *Tell now*, or as a completion that follows: one of them wins."""

import pytest

from bot.use_cases.handoffs.hurrying import TellNow, ToldNow
from bot.use_cases.knowledge import KnowledgeShelf
from domain.handoffs.hours.calendar import WorkingHours
from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.not_taken_back import NobodyWaits, SomebodyWentOn
from domain.handoffs.refusals import PhaseWaits
from domain.handoffs.steps import Step
from domain.ids import CompletionId, PhaseKey
from domain.projects import PhaseStatus
from tests.bot.storage.storing import ACME
from tests.bot.use_cases.desk import Desk
from tests.bot.use_cases.test_changing import at_once
from tests.factories import ANA, DANA, PRIYA, a_knowledge_base, a_project

EVALUATION, DEPLOYMENT = PhaseKey("model_evaluation"), PhaseKey("model_deployment")
DONE = CompletionId("churn/model_evaluation/done/1")
OFFER = f"T0ACME:{DONE}:offer:{DANA}"
TIMES = range(3)  # who wins is not decided by the test


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A desk with *churn* at its evaluation; Dana, who is next, works at another hour."""
    desk.store(a_project(at=EVALUATION))
    now = desk.clock.now
    tomorrow = frozenset({(now.weekday() + 1) % 7})
    with desk.open_work(ACME) as work:
        work.calendars.prefer(DANA, Preferences("UTC", WorkingHours(tomorrow)))
    return desk


def states(desk: Desk) -> dict[str, str]:
    found = desk.column("SELECT id || '=' || state FROM outbox WHERE target IS NULL")
    return dict(line.rsplit("=", 1) for line in found)


@pytest.mark.parametrize("time", TIMES)
def test_of_an_undo_and_tell_now_at_once_nobody_is_told_what_is_undone(
    office: Desk, time: int
) -> None:
    office.done(EVALUATION, by=ANA)
    tell_now = TellNow(office.open_work, KnowledgeShelf(a_knowledge_base()), office.clock)

    undone, told = at_once(
        lambda: office.undo(EVALUATION, by=ANA, key=f"undo {time}"),
        lambda: tell_now(ACME, DONE, PRIYA),
    )

    assert isinstance(undone, Step)
    assert isinstance(told, NobodyWaits) or told in {ToldNow(), ToldNow((DANA,))}
    assert states(office)[OFFER] == "cancelled"
    office.done(EVALUATION, by=ANA, key=f"again {time}")
    queued = office.column("SELECT id FROM outbox WHERE queued_for IS NOT NULL")
    assert OFFER.replace("done/1", "done/2") in queued, "what is owed anew waits anew"


@pytest.mark.parametrize("time", TIMES)
def test_of_an_undo_of_a_skip_and_a_completion_at_once_exactly_one_wins(
    office: Desk, time: int
) -> None:
    office.skip(EVALUATION, by=PRIYA)

    results = at_once(
        lambda: office.undo(EVALUATION, by=PRIYA, key=f"undo {time}"),
        lambda: office.done(DEPLOYMENT, by=DANA, key=f"done {time}"),
    )

    (won,) = [result for result in results if isinstance(result, Step)]
    (lost,) = [result for result in results if result is not won]
    stands = office.project()
    if won is results[0]:
        assert isinstance(lost, PhaseWaits)
        assert stands.phase(EVALUATION).status is PhaseStatus.ACTIVE
        assert stands.phase(DEPLOYMENT).status is PhaseStatus.WAITING
    else:
        assert isinstance(lost, SomebodyWentOn)
        assert (lost.did, lost.by) == ("completed", DANA)
        assert stands.phase(EVALUATION).status is PhaseStatus.SKIPPED
    ended = [one for one in office.happened() if "Skipped" in one or "Undone" in one]
    assert len(ended) == (2 if won is results[0] else 1), "the history only grows"
