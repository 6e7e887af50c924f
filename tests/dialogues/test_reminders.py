"""Nobody drops a handoff: reminded, put off, the backup asked too, the lead told; then silence."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.files.registry import read_registry
from bot.playground.sample import SEED
from bot.slack.views.actions import SnoozeValue
from domain.ids import HandoffId
from tests.factories import ANA, DANA, LEE, OMAR, PRIYA, a_reminding_knowledge_base
from tests.rig import ACME, Json, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Lee is her backup, Priya leads
MONDAY = datetime(2026, 11, 30, 8, tzinfo=UTC)  # 09:00 in Madrid

ZONES: dict[str, str] = dict.fromkeys((DANA, LEE, OMAR, PRIYA), "Europe/Madrid")


@pytest.fixture
def rig(migrated_url: str) -> Generator[Rig]:
    """Baton on a Monday morning in Madrid, where everybody is; it reminds people."""
    members = tuple(replace(m, tz=ZONES.get(m.id, m.tz)) for m in SEED.members)
    seed = replace(SEED, members=members)
    with running_rig(migrated_url, seed, a_reminding_knowledge_base()) as started:
        started.deliver_all()
        for member in ZONES:
            started.command(member, CHURN, "hours 9-18 Mon-Fri Europe/Madrid")
        started.clock.reach(MONDAY)
        yield started


def told(rig: Rig, member: str) -> list[str]:
    return [words(message) for message in rig.slack.direct_messages(member)]


def after(rig: Rig, **hours: float) -> None:
    """Let time pass and deliver what is due by then."""
    end = rig.clock.now + timedelta(**hours)
    while due := [at for at, _ in rig.jobs.planned if at <= end]:
        rig.clock.reach(min(due))
        rig.deliver()
    rig.clock.reach(end)
    rig.deliver()


def press(rig: Rig, member: str, action: str, selected: str | None = None) -> Json:
    """Press something in the newest direct message of a member and return it once it changed."""
    before = rig.direct(member)
    rig.click(member, rig.slack.direct_channel(member), before, action, selected)
    return before


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


def test_everything_stops_when_it_is_taken_back(rig: Rig) -> None:
    marked = rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.click(ANA, CHURN, marked, "undo_done")
    rig.changed(ANA, CHURN, marked)
    rig.deliver_all()
    assert len(told(rig, DANA)) == 1
    assert told(rig, LEE) == told(rig, PRIYA) == []


@pytest.mark.parametrize(
    ("choice", "comes"),
    [
        ("hour", datetime(2026, 11, 30, 13, tzinfo=UTC)),
        ("tomorrow", datetime(2026, 12, 1, 8, tzinfo=UTC)),
        ("monday", datetime(2026, 12, 7, 8, tzinfo=UTC)),
    ],
)
def test_a_reminder_that_is_put_off_comes_once_more_when_it_was_asked_for(
    rig: Rig, choice: str, comes: datetime
) -> None:
    rig.mark_done(ANA, CHURN)
    after(rig, hours=4)
    value = SnoozeValue(choice, HandoffId("churn/model_deployment/1"), 0)
    press(rig, DANA, "snooze", value.packed())
    rig.wait(lambda: len(rig.jobs.planned) > 0 and _waits_for(rig, comes))
    rig.deliver()
    assert "You are reminded again" in told(rig, DANA)[1]
    assert "snooze" not in buttons(rig.direct(DANA))
    after(rig, seconds=(comes - rig.clock.now).total_seconds() - 1)
    assert len(told(rig, DANA)) == 2
    after(rig, seconds=1)
    assert len(told(rig, DANA)) == 3
    rig.deliver_all()
    assert len(told(rig, DANA)) == 3


def _waits_for(rig: Rig, at: datetime) -> bool:
    return any(due == at and ":reminder:" in job.row for due, job in rig.jobs.planned)


def test_nobody_is_reminded_while_they_are_away(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.command(DANA, CHURN, "away until 2026-12-04")
    after(rig, days=4)
    assert len(told(rig, DANA)) == 1
    after(rig, days=3, hours=5)  # 14:00 on the Monday after
    assert len(told(rig, DANA)) == 2


def test_offers_that_are_due_at_the_same_moment_are_one_message(rig: Rig) -> None:
    rig.core.import_registry(read_registry(TWO_PROJECTS, "two.yaml").content, ACME)
    rig.deliver_all()
    rig.clock.reach(datetime(2026, 12, 5, 12, tzinfo=UTC))  # a Saturday
    rig.mark_done(ANA, CHURN, "churn")
    rig.mark_done(ANA, CHURN, "heron")
    after(rig, days=2, hours=1)  # 14:00 on Monday
    texts = told(rig, DANA)
    assert len(texts) == 3, "two offers, and one reminder of both"
    assert "2 handoffs still wait for you." in texts[2]
    assert "*Heron*" in texts[2]
    press(rig, DANA, "settle:3")
    rig.wait(lambda: rig.project("heron").handoffs[-1].settled_by)
    rig.deliver()
    texts = told(rig, DANA)
    assert "You accepted it" in texts[2]
    assert "*Model deployment* of *Churn predictor* still waits for you." in texts[2]
    after(rig, days=7)
    assert len(told(rig, DANA)) == 3


TWO_PROJECTS = """
version: 1
projects:
  - key: heron
    name: Heron
    channels: [C0CHURN]
    lead: U0PRIYA
    assignments:
      - {role: data_scientist, member: U0ANA}
      - {role: ml_engineer, member: U0DANA}
    phases: {data_ingestion: done, data_validation: done, feature_engineering: done,
             model_building: done, model_evaluation: active}
"""


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


def test_a_second_wish_to_be_reminded_later_moves_the_first(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    after(rig, hours=4)
    reminded, channel = rig.direct(DANA), rig.slack.direct_channel(DANA)
    for choice, due in (("hour", 13), ("tomorrow", 32)):
        value = SnoozeValue(choice, HandoffId("churn/model_deployment/1"), 0)
        rig.click(DANA, channel, reminded, "snooze", value.packed())
        rig.wait(lambda due=due: _waits_for(rig, MONDAY + timedelta(hours=due - 8)))
    after(rig, hours=19, minutes=59)
    assert len(told(rig, DANA)) == 2
    after(rig, minutes=1)
    assert len(told(rig, DANA)) == 3


def test_who_returns_it_is_not_reminded(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.wish_to_return(DANA)
    rig.slack.submit(DANA, {"reason": {"written": "The holdout set leaked"}})
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


def test_what_is_reminded_of_together_is_put_off_together(rig: Rig) -> None:
    rig.core.import_registry(read_registry(TWO_PROJECTS, "two.yaml").content, ACME)
    rig.deliver_all()
    rig.clock.reach(datetime(2026, 12, 5, 12, tzinfo=UTC))
    rig.mark_done(ANA, CHURN, "churn")
    rig.mark_done(ANA, CHURN, "heron")
    after(rig, days=2, hours=1)
    value = SnoozeValue("monday", HandoffId("churn/model_deployment/1"), 0)
    press(rig, DANA, "snooze", value.packed())
    rig.wait(lambda: _waits_for(rig, datetime(2026, 12, 14, 8, tzinfo=UTC)))
    after(rig, days=6, hours=18, minutes=59)
    assert len(told(rig, DANA)) == 3
    after(rig, minutes=1)
    assert len(told(rig, DANA)) == 4
    assert "2 handoffs still wait for you." in told(rig, DANA)[3]
