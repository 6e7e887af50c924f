"""Who reads a digest is reminded in it; what they put off comes when they asked for it."""

import shutil
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.playground.faults import ErrorCode
from tests.dialogues.waiting import (
    CHURN,
    after,
    digest_for,
    press,
    told,
    two_projects_rig,
    until,
)
from tests.factories import ANA, DANA, LEE, PRIYA
from tests.rig import Json, Rig, buttons, words

TUESDAY = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)  # 09:30 in Madrid
A_DAY = timedelta(days=1)


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    with two_projects_rig(url) as started:
        yield started


def both_done(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "churn model evaluation")
    rig.mark_done(ANA, CHURN, "heron model evaluation")
    rig.deliver()


def menus(message: Json) -> list[str]:
    return [one for one in buttons(message) if one.startswith("settle")]


def test_a_reminder_comes_with_the_next_digest_and_nothing_is_said_twice(rig: Rig) -> None:
    digest_for(rig, DANA)
    both_done(rig)
    until(rig, TUESDAY + A_DAY - timedelta(seconds=1))
    assert len(told(rig, DANA)) == 1, "the digest with both offers, and no reminder by itself"
    until(rig, TUESDAY + A_DAY)
    _, reminded = told(rig, DANA)
    assert "2 handoffs still wait for you" in reminded
    until(rig, TUESDAY + 5 * A_DAY)
    assert len(told(rig, DANA)) == 2


def test_new_handoffs_and_what_still_waits_are_one_message_with_its_answers(rig: Rig) -> None:
    digest_for(rig, DANA)
    rig.mark_done(ANA, CHURN, "churn model evaluation")
    until(rig, TUESDAY + timedelta(hours=2))
    rig.mark_done(ANA, CHURN, "heron model evaluation")
    until(rig, TUESDAY + A_DAY)
    assert len(told(rig, DANA)) == 2
    digest = rig.direct(DANA)
    assert "Your digest: 2 messages in one." in words(digest)
    assert "*Churn predictor* still waits for you." in words(digest)
    assert "*Heron* is ready for you" in words(digest)
    assert buttons(digest) == ["settle:1", "snooze", "settle:2"]
    churn = rig.project("churn").handoffs[-1].id
    press(rig, DANA, "settle:1", f"accept\n{churn}")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by)
    rig.deliver()
    assert "You accepted it" in words(rig.direct(DANA))
    assert menus(rig.direct(DANA)) == ["settle:1"]
    until(rig, TUESDAY + 5 * A_DAY)
    assert [text for text in told(rig, DANA) if "*Heron* still waits" in text]
    assert len(told(rig, DANA)) == 3


def test_what_was_accepted_before_the_digest_is_not_in_it(rig: Rig) -> None:
    digest_for(rig, DANA)
    both_done(rig)
    until(rig, TUESDAY + timedelta(hours=6))
    heron = rig.project("heron").handoffs[-1].id
    press(rig, DANA, "settle:2", f"accept\n{heron}")
    rig.wait(lambda: rig.project("heron").handoffs[-1].settled_by)
    until(rig, TUESDAY + A_DAY)
    assert "*Churn predictor* still waits for you." in told(rig, DANA)[1]
    assert "Heron" not in told(rig, DANA)[1]


def test_where_everything_was_accepted_there_is_no_digest(rig: Rig) -> None:
    digest_for(rig, DANA)
    rig.mark_done(ANA, CHURN, "churn model evaluation")
    until(rig, TUESDAY + timedelta(hours=6))
    press(rig, DANA, "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by)
    rig.deliver_all()
    assert len(told(rig, DANA)) == 1
    assert told(rig, LEE) == told(rig, PRIYA) == []


def test_what_falls_due_on_friday_comes_with_the_digest_of_monday(rig: Rig) -> None:
    rig.clock.reach(TUESDAY + 3 * A_DAY)
    rig.mark_done(ANA, CHURN, "churn model evaluation")
    rig.deliver()
    digest_for(rig, DANA)
    until(rig, TUESDAY + 6 * A_DAY - timedelta(seconds=1))
    assert len(told(rig, DANA)) == 1
    until(rig, TUESDAY + 6 * A_DAY)
    assert "*Churn predictor* still waits for you." in told(rig, DANA)[1]


def test_what_is_put_off_in_a_digest_comes_by_itself_when_asked_for(rig: Rig) -> None:
    digest_for(rig, DANA)
    rig.mark_done(ANA, CHURN, "churn model evaluation")
    until(rig, TUESDAY + timedelta(hours=2))
    rig.mark_done(ANA, CHURN, "heron model evaluation")
    until(rig, TUESDAY + A_DAY)
    churn = rig.project("churn").handoffs[-1].id
    press(rig, DANA, "snooze", f"hour\n{churn}\n0")
    rig.wait(lambda: [one for _, one in rig.jobs.planned if ":reminder:U0DANA:1" in one.row])
    rig.deliver()
    assert "You are reminded again" in words(rig.direct(DANA))
    assert "snooze" not in buttons(rig.direct(DANA))
    until(rig, TUESDAY + A_DAY + timedelta(minutes=59, seconds=59))
    assert len(told(rig, DANA)) == 2
    after(rig, seconds=1)
    _, _, again = told(rig, DANA)
    assert "*Churn predictor* still waits for you." in again
    assert "digest" not in again


def test_who_begins_a_digest_hears_of_what_was_planned_in_it(rig: Rig) -> None:
    both_done(rig)
    digest_for(rig, DANA, LEE, PRIYA)
    until(rig, TUESDAY - timedelta(seconds=1))
    assert len(told(rig, DANA)) == 2, "the offers"
    until(rig, TUESDAY)
    assert "2 handoffs still wait for you" in told(rig, DANA)[2]
    until(rig, TUESDAY + A_DAY)
    assert len(told(rig, LEE)) == 1
    assert len(told(rig, DANA)) == 3


def test_who_stops_a_digest_hears_of_what_waits_for_it_by_the_usual_rules(rig: Rig) -> None:
    digest_for(rig, DANA, LEE, PRIYA)
    both_done(rig)
    until(rig, TUESDAY + timedelta(hours=7))  # the reminders wait for Wednesday
    assert len(told(rig, DANA)) == 1
    rig.command(DANA, CHURN, "digest off")
    rig.deliver()
    assert "2 handoffs still wait for you" in told(rig, DANA)[1]
    until(rig, TUESDAY + timedelta(hours=23))
    assert told(rig, LEE) == [], "the backup's digest is on Thursday: eight hours end after 9:30"
    rig.command(LEE, CHURN, "digest off")
    until(rig, TUESDAY + A_DAY + timedelta(hours=1))
    assert len(told(rig, LEE)) == 1


def test_who_stops_a_digest_right_after_it_is_reminded_four_hours_later(rig: Rig) -> None:
    digest_for(rig, DANA)
    rig.mark_done(ANA, CHURN, "churn model evaluation")
    until(rig, TUESDAY + timedelta(minutes=30))
    rig.command(DANA, CHURN, "digest off")
    until(rig, TUESDAY + timedelta(hours=4) - timedelta(seconds=1))
    assert len(told(rig, DANA)) == 1
    after(rig, seconds=1)
    assert len(told(rig, DANA)) == 2


def test_a_worker_that_was_down_sends_the_digest_on_its_day_or_with_the_next_one(rig: Rig) -> None:
    digest_for(rig, DANA)
    both_done(rig)
    until(rig, TUESDAY)
    rig.clock.reach(TUESDAY + A_DAY + timedelta(hours=3))
    rig.deliver()
    assert "2 handoffs still wait for you" in told(rig, DANA)[1]
    rig.deliver_all()
    assert len(told(rig, DANA)) == 2


def test_a_digest_of_yesterday_goes_out_with_that_of_today(rig: Rig) -> None:
    digest_for(rig, LEE)
    both_done(rig)  # eight hours are over on Monday at 18:00
    rig.clock.reach(TUESDAY + timedelta(hours=15))  # after midnight
    rig.deliver()
    assert told(rig, LEE) == []
    until(rig, TUESDAY + A_DAY)
    assert len(told(rig, LEE)) == 1


def test_what_slack_refuses_together_is_tried_one_by_one_with_reminders_in_it(rig: Rig) -> None:
    digest_for(rig, DANA)
    rig.mark_done(ANA, CHURN, "churn model evaluation")
    until(rig, TUESDAY + timedelta(hours=2))
    rig.mark_done(ANA, CHURN, "heron model evaluation")
    rig.slack.fail("conversations.open", ErrorCode("user_disabled"), times=1)
    until(rig, TUESDAY + A_DAY)
    assert len(told(rig, DANA)) == 2, "the second of the two is told by itself"
