"""Nobody is told of a handoff outside of their working hours, and everybody sees it."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.files.registry import read_registry
from bot.playground.faults import ErrorCode
from bot.playground.sample import SEED
from bot.playground.seed import Member
from bot.use_cases.handoffs.hurrying import ToldNow
from domain.handoffs.permission_refusals import NotAllowed
from domain.ids import CompletionId
from tests.databases import on_either
from tests.factories import ANA, DANA, OMAR, PRIYA
from tests.rig import ACME, Json, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana and Omar are next
FRIDAY = datetime(2026, 11, 27, 18, tzinfo=UTC)  # 19:00 in Madrid, 10:00 in Los Angeles
MONDAY = datetime(2026, 11, 30, 8, tzinfo=UTC)  # 09:00 in Madrid
SATURDAY = datetime(2026, 11, 28, 18, tzinfo=UTC)
QUEUED = "queued for 09:00 Europe/Madrid on Mon 30 Nov"

ZONES: dict[str, str] = {DANA: "Europe/Madrid", OMAR: "America/Los_Angeles"}
NIK = Member("U0NIK", "nik", tz="Europe/Madrid")  # whom the registry knows no name of
TWO_ML_ENGINEERS = """
version: 1
projects:
  - key: churn
    name: Churn predictor
    channels: [C0CHURN]
    lead: U0PRIYA
    assignments:
      - {role: data_scientist, member: U0ANA}
      - {role: ml_engineer, member: U0DANA}
      - {role: ml_engineer, member: U0OMAR}
      - {role: ml_engineer, member: U0LEE, backup: true}
"""


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    """Baton on a Friday evening; Dana is in Madrid and Omar in Los Angeles, as Slack says."""
    members = tuple(replace(m, tz=ZONES.get(m.id, m.tz)) for m in (*SEED.members, NIK))
    with running_rig(sample_url, replace(SEED, members=members)) as started:
        started.core.import_registry(read_registry(TWO_ML_ENGINEERS, "two.yaml").content, ACME)
        started.deliver_all()
        started.clock.reach(FRIDAY)
        yield started


def told(rig: Rig, member: str) -> list[str]:
    return [words(message) for message in rig.slack.direct_messages(member)]


def tell_now(rig: Rig, marked: Json) -> Json:
    rig.click(ANA, CHURN, marked, "tell_now")
    return rig.changed(ANA, CHURN, marked)


@on_either
def test_on_friday_evening_madrid_waits_for_monday_and_los_angeles_does_not(rig: Rig) -> None:
    preview = rig.command(ANA, CHURN, "done")
    assert f"<@{DANA}>: {QUEUED}." in words(preview)
    assert f"<@{OMAR}>:" not in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    marked = rig.changed(ANA, CHURN, preview)
    assert f"<@{OMAR}> will hear from me at once." in words(marked)
    assert f"<@{DANA}>: {QUEUED}." in words(marked)
    assert buttons(marked) == ["undo_done", "tell_now"]
    rig.deliver()
    assert len(told(rig, OMAR)) == 1
    assert told(rig, DANA) == []
    assert f"Dana Kim: {QUEUED}." in words(rig.card(CHURN))
    rig.clock.reach(MONDAY - timedelta(seconds=1))
    rig.deliver()
    assert told(rig, DANA) == []
    rig.clock.reach(MONDAY)
    rig.deliver()
    assert "*Model deployment* of *Churn predictor* is ready for you" in told(rig, DANA)[0]
    rig.deliver_all()
    assert (len(told(rig, DANA)), len(told(rig, OMAR))) == (1, 1)
    assert "queued" not in words(rig.card(CHURN))
    assert len(rig.slack.messages(CHURN)) == 1


@on_either
def test_tell_now_sends_at_once_and_once(rig: Rig) -> None:
    marked = rig.mark_done(ANA, CHURN)
    rig.deliver()
    now = tell_now(rig, marked)
    assert f"<@{DANA}> will hear from me at once." in words(now)
    assert buttons(now) == ["undo_done"]
    rig.deliver()
    assert len(told(rig, DANA)) == 1
    rig.deliver_all()
    assert (len(told(rig, DANA)), len(told(rig, OMAR))) == (1, 1)
    assert "queued" not in words(rig.card(CHURN))


def test_two_who_press_tell_now_send_one_message(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    completion = CompletionId("churn/model_evaluation/done/1")
    assert rig.core.tell_now(ACME, completion, ANA).members == (DANA,)
    assert rig.core.tell_now(ACME, completion, PRIYA) == ToldNow()
    rig.deliver_all()
    assert len(told(rig, DANA)) == 1


def test_who_has_nothing_to_do_with_it_cannot_hurry_others(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    with pytest.raises(NotAllowed):
        rig.core.tell_now(ACME, CompletionId("churn/model_evaluation/done/1"), OMAR)
    rig.deliver()
    assert told(rig, DANA) == []


def test_whoever_accepts_first_leaves_nothing_to_be_told_on_monday(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.click(OMAR, rig.slack.direct_channel(OMAR), rig.direct(OMAR), "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by)
    rig.deliver()
    assert "queued" not in words(rig.card(CHURN))
    rig.deliver_all()
    assert told(rig, DANA) == []


def test_where_slack_does_not_tell_what_the_registry_says_has_to_do(rig: Rig) -> None:
    rig.slack.fail("users.info", ErrorCode("user_not_found"), times=4)
    rig.clock.reach(SATURDAY)  # Berlin, as the registry says, has the same weekend
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert told(rig, DANA) == told(rig, OMAR) == []
    assert "queued for 09:00 Europe/Berlin on Mon 30 Nov" in words(rig.card(CHURN))


def test_a_card_mentions_nobody_who_is_spared(rig: Rig) -> None:
    nameless = TWO_ML_ENGINEERS.replace(f"member: {DANA}", "member: U0NIK")
    rig.core.import_registry(read_registry(nameless, "nik.yaml").content, ACME)
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert f"somebody: {QUEUED}" in words(rig.card(CHURN))
    assert "<@U0NIK>" not in str(rig.card(CHURN))
    rig.deliver_all()
    assert len(told(rig, "U0NIK")) == 1
    assert "<@U0NIK>" in str(rig.card(CHURN)), "an edit notifies nobody"


def test_slack_is_asked_once_a_day_for_each_and_once_who_acts_or_leads(rig: Rig) -> None:
    rig.command(ANA, CHURN, "done")
    rig.command(ANA, CHURN, "done")
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    asked = [call.arguments["user"] for call in rig.slack.calls("users.info")]
    assert sorted(asked) == [ANA, DANA, OMAR, PRIYA]


def test_what_a_member_set_themselves_wins(rig: Rig) -> None:
    reply = rig.command(DANA, CHURN, "hours 9-17 Mon-Sat Asia/Tokyo")
    assert "You work Mon-Sat, 09:00-17:00 Asia/Tokyo." in words(reply)
    marked = rig.mark_done(ANA, CHURN)  # it is Saturday, 3:00 in Tokyo
    assert "queued for 09:00 Asia/Tokyo on Sat 28 Nov" in words(marked)
    rig.clock.reach(datetime(2026, 11, 28, tzinfo=UTC))
    rig.deliver()
    assert len(told(rig, DANA)) == 1


@on_either
def test_other_hours_move_what_waits_already(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.command(DANA, CHURN, "hours 8-23 daily")
    rig.deliver()
    assert len(told(rig, DANA)) == 1
    rig.deliver_all()
    assert len(told(rig, DANA)) == 1
    assert "queued" not in words(rig.card(CHURN))


def test_answers_to_what_somebody_does_never_wait(rig: Rig) -> None:
    rig.clock.reach(SATURDAY)
    assert "who" in words(rig.command(ANA, CHURN, "help"))
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert len(rig.slack.messages(CHURN)) == 1, "a card disturbs nobody"


def test_a_job_that_the_engine_lost_is_sent_on_monday_all_the_same(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.jobs.forget()
    rig.reconcile()
    rig.deliver()
    assert told(rig, DANA) == []
    rig.clock.reach(MONDAY + timedelta(minutes=1))
    rig.reconcile()
    rig.deliver()
    assert len(told(rig, DANA)) == 1
