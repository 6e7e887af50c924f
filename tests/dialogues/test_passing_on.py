"""Whoever goes away while something waits for them passes it on, and everybody reads to whom."""

from datetime import UTC, datetime

import pytest

from domain.ids import PhaseKey
from tests.factories import ANA, DANA, LEE, OMAR, SAM
from tests.rig import Rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Lee is her backup
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.fixture
def rig(rig: Rig) -> Rig:
    """Baton on a Tuesday morning."""
    rig.clock.reach(TUESDAY)
    return rig


def told(rig: Rig, member: str) -> list[str]:
    return [words(message) for message in rig.slack.direct_messages(member)]


def test_who_goes_away_passes_on_what_waits_for_them(rig_on_either: Rig) -> None:
    rig = rig_on_either
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


def test_who_will_be_away_later_keeps_what_waits_for_them(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert "passed on" not in words(rig.command(DANA, CHURN, "away from 24 Dec until 3 Jan"))
    assert rig.project("churn").handoffs[-1].to == (DANA,)


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
