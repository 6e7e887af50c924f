"""Whoever goes away while something waits for them passes it on, and everybody reads to whom."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.use_cases.absences.planning_absences import PlanAbsences
from domain.handoffs.hours.calendar import Away
from domain.handoffs.hours.preferences import Preferences
from domain.ids import PhaseKey
from tests.databases import on_either
from tests.factories import ANA, DANA, LEE, OMAR, SAM
from tests.rig import ACME, Rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Lee is her backup
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 25, 23, tzinfo=UTC)  # as it begins in Berlin, where Dana is


@pytest.fixture
def rig(rig: Rig) -> Rig:
    """Baton on a Tuesday morning."""
    rig.clock.reach(TUESDAY)
    return rig


def told(rig: Rig, member: str) -> list[str]:
    return [words(message) for message in rig.slack.direct_messages(member)]


def let_pass_until(rig: Rig, moment: datetime) -> None:
    """Let time pass, and do whatever is due by then."""
    while due := [at for at, _ in rig.jobs.planned if at <= moment]:
        rig.clock.reach(max(min(due), rig.clock.now))
        rig.deliver()
    rig.clock.reach(moment)
    rig.deliver()


@on_either
def test_who_goes_away_passes_on_what_waits_for_them(rig: Rig) -> None:
    rig.clock.reach(TUESDAY)
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    reply = words(rig.command(DANA, CHURN, f"away until friday to <@{SAM}>"))
    passed = (
        f"What waited for you is passed on: • *Model deployment* of *Churn predictor* to <@{SAM}>"
    )
    assert passed in " ".join(reply.split())
    rig.deliver()
    assert "is no longer yours to take on" in told(rig, DANA)[0]
    assert f"<@{SAM}> is asked now" in told(rig, DANA)[0]
    offer = rig.direct(SAM)
    assert f"You stand in for <@{DANA}>, who is away until 27 Nov." in words(offer)
    assert "Dana Kim is away until 27 Nov; Sam Okafor instead." in words(rig.card(CHURN))
    rig.click(SAM, rig.slack.direct_channel(SAM), offer, "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == SAM)
    rig.command(DANA, CHURN, "back")
    rig.deliver_all()
    assert rig.project("churn").phase(PhaseKey("model_deployment")).holder == SAM
    assert (len(told(rig, DANA)), told(rig, LEE)) == (1, [])


def test_the_backup_is_asked_for_what_waits_where_nobody_was_named(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    reply = words(rig.command(DANA, CHURN, "away until friday"))
    assert f"*Model deployment* of *Churn predictor* to <@{LEE}>" in reply
    rig.deliver()
    assert f"You stand in for <@{DANA}>" in told(rig, LEE)[0]
    reply = words(rig.command(LEE, CHURN, f"away until friday to <@{OMAR}>"))
    assert "passed on" not in reply, "there is nobody left who stands in for Dana"
    assert rig.project("churn").handoffs[-1].to == (LEE,)


def test_who_will_be_away_later_passes_on_what_still_waits_when_that_day_begins(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    reply = words(rig.command(DANA, CHURN, f"away from thursday until friday to <@{SAM}>"))
    assert "passed on:" not in reply
    assert "What still waits for you when that begins is passed on then." in reply
    let_pass_until(rig, THURSDAY - timedelta(seconds=1))
    assert rig.project("churn").handoffs[-1].to == (DANA,)
    rig.reconcile()
    let_pass_until(rig, THURSDAY)
    assert rig.project("churn").handoffs[-1].to == (SAM,)
    assert f"<@{SAM}> is asked now" in told(rig, DANA)[0]
    assert len(told(rig, DANA)) == 1, "nobody disturbs who is away"
    rig.deliver_all()
    assert f"You stand in for <@{DANA}>, who is away until 27 Nov." in words(rig.direct(SAM))


@pytest.mark.parametrize("instead", ["back", "away from 24 Dec until 3 Jan"])
def test_who_is_not_away_after_all_keeps_what_waits(rig: Rig, instead: str) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.command(DANA, CHURN, f"away from thursday until friday to <@{SAM}>")
    rig.command(DANA, CHURN, instead)
    let_pass_until(rig, THURSDAY)
    assert rig.project("churn").handoffs[-1].to == (DANA,)
    rig.command(DANA, CHURN, f"away until saturday to <@{SAM}>")
    assert rig.project("churn").handoffs[-1].to == (SAM,), "it is today already"


def test_a_day_begins_where_its_member_is_by_then(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.command(DANA, CHURN, f"away from thursday until friday to <@{SAM}>")
    rig.command(DANA, CHURN, "hours 9-18 Mon-Fri America/New_York")
    let_pass_until(rig, THURSDAY)
    assert rig.project("churn").handoffs[-1].to == (DANA,), "it is still Wednesday over there"
    let_pass_until(rig, THURSDAY + timedelta(hours=6))
    assert rig.project("churn").handoffs[-1].to == (SAM,)


def test_a_weekend_that_nobody_would_notice_passes_nothing_on(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.command(DANA, CHURN, f"away from saturday until sunday to <@{SAM}>")
    let_pass_until(rig, THURSDAY + timedelta(days=3))
    assert rig.project("churn").handoffs[-1].to == (DANA,)


def plan_absences(rig: Rig) -> None:
    PlanAbsences(lambda: (ACME,), rig.core.open_work, rig.clock)()


def as_it_was_set_before_there_were_timers(rig: Rig, first: date) -> None:
    with rig.core.open_work(ACME) as work:
        away = Away(first, date(2026, 11, 27), SAM)
        work.calendars.prefer(DANA, Preferences("Europe/Madrid", away=away))


def test_an_absence_from_before_there_were_timers_gets_one(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    as_it_was_set_before_there_were_timers(rig, date(2026, 11, 26))
    before = len(rig.jobs.planned)
    plan_absences(rig)
    plan_absences(rig)
    assert len(rig.jobs.planned) == before + 1
    let_pass_until(rig, THURSDAY - timedelta(seconds=1))
    assert rig.project("churn").handoffs[-1].to == (DANA,)
    let_pass_until(rig, THURSDAY)
    assert rig.project("churn").handoffs[-1].to == (SAM,)
    before = len(rig.jobs.planned)
    plan_absences(rig)
    assert len(rig.jobs.planned) == before, "it was carried out"


def test_an_absence_from_before_there_were_timers_that_began_passes_on_at_once(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    as_it_was_set_before_there_were_timers(rig, date(2026, 11, 23))
    plan_absences(rig)
    rig.deliver()
    assert rig.project("churn").handoffs[-1].to == (SAM,)


def test_an_absence_that_is_over_has_no_timer(rig: Rig) -> None:
    as_it_was_set_before_there_were_timers(rig, date(2026, 11, 23))
    rig.clock.reach(datetime(2026, 11, 28, 8, tzinfo=UTC))
    before = len(rig.jobs.planned)
    plan_absences(rig)
    assert len(rig.jobs.planned) == before


def test_what_was_accepted_is_not_passed_on(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == DANA)
    assert "passed on" not in words(rig.command(DANA, CHURN, f"away until friday to <@{SAM}>"))
    rig.deliver()
    assert ["named you" in text for text in told(rig, SAM)] == [True]


def test_the_form_says_what_was_passed_on(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert rig.slack.command(DANA, CHURN, "/baton", "preferences").error == ""
    rig.wait(lambda: rig.slack.view_of(DANA))
    until = {"away_until_entered": "friday"}
    filled = {"away_until": until, "substitute": {"substitute_entered": SAM}}
    assert rig.slack.submit(DANA, filled).errors == {}
    assert f"*Churn predictor* to <@{SAM}>" in words(rig.slack.view_of(DANA) or {})
