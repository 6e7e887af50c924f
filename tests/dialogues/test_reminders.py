"""Nobody drops a handoff: reminded, the backup asked too, the lead told; then silence."""

from collections.abc import Generator
from datetime import timedelta

import pytest

from bot.files.registry import read_registry
from tests.databases import on_either
from tests.dialogues.waiting import CHURN, MONDAY, after, press, told, waiting_rig
from tests.factories import ANA, DANA, LEE, OMAR, PRIYA
from tests.rig import ACME, Rig, buttons


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    with waiting_rig(sample_url) as started:
        yield started


@on_either
def test_who_does_not_answer_is_reminded_once_then_the_backup_then_the_lead(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    after(rig, hours=3, minutes=59)
    assert len(told(rig, DANA)) == 1
    after(rig, minutes=1)
    reminded = told(rig, DANA)
    assert len(reminded) == 2
    assert "*Model deployment* of *Churn predictor* still waits for you." in reminded[1]
    assert buttons(rig.direct(DANA)) == ["settle:1", "settle:2", "snooze"]
    assert told(rig, LEE) == told(rig, PRIYA) == []
    after(rig, hours=4)  # 17:00, eight hours after
    (asked_too,) = told(rig, LEE)
    assert "waits, and you are its backup" in asked_too
    assert all(f"Also asked: <@{LEE}>" in text for text in told(rig, DANA))
    assert told(rig, PRIYA) == []
    after(rig, hours=15, minutes=59)  # nothing at night, and the ninth hour began at 17:00
    assert len(told(rig, DANA)) == 2
    after(rig, hours=7, minutes=1)  # 16:00 on Tuesday
    (lead,) = told(rig, PRIYA)
    assert "waits, and nobody took it on" in lead
    assert f"<@{LEE}> was asked too" in lead
    rig.deliver_all()
    assert (len(told(rig, DANA)), len(told(rig, LEE)), len(told(rig, PRIYA))) == (2, 1, 1)


def test_everything_stops_when_somebody_accepts(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    after(rig, hours=4)
    press(rig, DANA, "settle:1")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by)
    rig.deliver_all()
    assert len(told(rig, DANA)) == 2
    assert told(rig, LEE) == told(rig, PRIYA) == []
    assert all("You accepted it" in text for text in told(rig, DANA))
    assert buttons(rig.direct(DANA)) == []


@on_either
def test_everything_stops_when_it_is_taken_back(rig: Rig) -> None:
    marked = rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.click(ANA, CHURN, marked, "undo_done")
    rig.changed(ANA, CHURN, marked)
    rig.deliver_all()
    assert len(told(rig, DANA)) == 1
    assert told(rig, LEE) == told(rig, PRIYA) == []


def test_nobody_is_reminded_while_they_are_away(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.command(LEE, CHURN, "away until 24 Dec")  # so that it goes on waiting for Dana
    rig.command(DANA, CHURN, "away until 2026-12-04")
    after(rig, days=4)
    assert len(told(rig, DANA)) == 1
    after(rig, days=3, hours=5)  # 14:00 on the Monday after
    assert len(told(rig, DANA)) == 2


def test_the_lead_gives_the_role_to_somebody_who_is_asked_at_once(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    after(rig, days=1, hours=8)
    assert len(told(rig, PRIYA)) == 1
    press(rig, PRIYA, "pick_holder", OMAR)
    rig.wait(lambda: OMAR in rig.project("churn").handoffs[-1].to)
    rig.deliver()
    assert "is ready for you as ML engineer" in told(rig, OMAR)[0]
    after(rig, hours=4)
    assert len(told(rig, OMAR)) == 1
    after(rig, days=1)
    assert len(told(rig, OMAR)) == 2, "his four hours began when he was asked"
    assert len(told(rig, DANA)) == 2


def test_whoever_holds_the_role_no_longer_hears_no_more_of_it(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.core.import_registry(read_registry(OMAR_INSTEAD, "omar.yaml").content, ACME)
    rig.deliver()
    assert "is no longer yours to take on" in told(rig, DANA)[0]
    assert buttons(rig.direct(DANA)) == []
    assert "is ready for you as ML engineer" in told(rig, OMAR)[0]
    after(rig, days=1)
    assert len(told(rig, DANA)) == 1
    assert len(told(rig, OMAR)) == 2


OMAR_INSTEAD = """
version: 1
projects:
  - key: churn
    name: Churn predictor
    channels: [C0CHURN]
    lead: U0PRIYA
    assignments:
      - {role: data_scientist, member: U0ANA}
      - {role: ml_engineer, member: U0OMAR}
"""


def test_a_workspace_says_when_people_are_reminded(rig: Rig) -> None:
    written = "version: 1\nreminders: {remind: 30m, backup: off, lead: 2h}\n"
    rig.core.import_registry(read_registry(written, "r.yaml").content, ACME)
    rig.mark_done(ANA, CHURN)
    after(rig, minutes=29)
    assert len(told(rig, DANA)) == 1
    after(rig, minutes=1)
    assert len(told(rig, DANA)) == 2
    after(rig, minutes=90)
    assert len(told(rig, PRIYA)) == 1
    rig.deliver_all()
    assert told(rig, LEE) == []


def test_reminders_that_are_off_by_now_are_not_sent(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    written = "version: 1\nreminders: off\n"
    rig.core.import_registry(read_registry(written, "off.yaml").content, ACME)
    rig.deliver_all()
    assert len(told(rig, DANA)) == 1
    assert told(rig, LEE) == told(rig, PRIYA) == []


def test_other_hours_move_reminders_too(rig: Rig) -> None:
    rig.command(DANA, CHURN, "hours 12-18 Mon-Fri Europe/Madrid")
    rig.mark_done(ANA, CHURN)
    rig.command(DANA, CHURN, "hours 9-18 Mon-Fri Europe/Madrid")
    after(rig, hours=4)
    assert len(told(rig, DANA)) == 2


def test_who_returns_it_is_not_reminded(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.wish_to_return(DANA)
    rig.submit(DANA, {"reason": {"written": "The holdout set leaked"}})
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by)
    rig.deliver_all()
    assert len(told(rig, DANA)) == 1
    assert told(rig, LEE) == []


def test_reminders_that_the_engine_lost_come_all_the_same(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.jobs.forget()
    rig.clock.reach(MONDAY + timedelta(hours=4, minutes=1))
    rig.reconcile()
    rig.deliver()
    assert len(told(rig, DANA)) == 2
