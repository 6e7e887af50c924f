"""A member asks for the unanswered questions of every week, and gets them once."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.databases import on_either
from tests.dialogues.teaching_rig import CHURN, ZEBRA, asked, form, told
from tests.factories import ANA, DANA, OMAR, PRIYA
from tests.rig import Rig, buttons, words

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)  # the rig's clock begins a week earlier, after nine
WEEK = timedelta(weeks=1)
QUOKKAS = "who handles quokkas?"


def lists(rig: Rig, member: str, at: datetime) -> list[str]:
    """Let it be that moment, twice go round as workers do, and return what a member got so far."""
    rig.clock.reach(at)
    for _ in range(2):
        rig.owe_weekly()
    return told(rig, member)


def want(rig: Rig, *members: str) -> None:
    for member in members:
        assert "On Mondays at 9:00 UTC" in words(rig.command(member, CHURN, "unanswered weekly"))


@on_either
def test_who_wants_it_gets_the_questions_of_the_week_once(rig: Rig) -> None:
    want(rig, PRIYA)
    asked(rig, ANA, ZEBRA)
    for member in (ANA, OMAR):
        asked(rig, member, QUOKKAS)
    rig.clock.advance(timedelta(minutes=1))
    asked(rig, ANA, "who feeds the okapi?")

    assert lists(rig, PRIYA, MONDAY - timedelta(seconds=1)) == []
    (message,) = lists(rig, PRIYA, MONDAY)

    assert message.index("quokkas") < message.index("okapi") < message.index("zebra")
    assert "asked 2 times" in message
    assert "`/baton unanswered weekly off` stops it" in message
    assert f"<@{ANA}>" not in message
    assert buttons(rig.direct(PRIYA)) == ["teach:1", "teach:2", "teach:3"]
    shown = form(rig, PRIYA, rig.slack.direct_channel(PRIYA), rig.direct(PRIYA), "teach:1")
    assert QUOKKAS in str(shown)
    assert told(rig, ANA) == []


def test_every_list_begins_where_the_last_one_ended(rig: Rig) -> None:
    want(rig, PRIYA)
    asked(rig, ANA, ZEBRA)
    assert len(lists(rig, PRIYA, MONDAY)) == 1
    asked(rig, ANA, QUOKKAS)
    _, second = lists(rig, PRIYA, MONDAY + WEEK)
    assert "quokkas" in second
    assert "zebra" not in second


def test_a_week_in_which_everything_has_an_answer_brings_nothing(rig: Rig) -> None:
    asked(rig, ANA, QUOKKAS)
    rig.clock.advance(timedelta(minutes=1))
    want(rig, PRIYA)
    assert lists(rig, PRIYA, MONDAY) == []
    asked(rig, ANA, ZEBRA)
    rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = ML engineer')
    assert lists(rig, PRIYA, MONDAY + WEEK) == []


def test_who_stops_it_gets_it_no_longer(rig: Rig) -> None:
    want(rig, PRIYA)
    asked(rig, ANA, ZEBRA)
    for _ in range(2):
        stopped = rig.command(PRIYA, CHURN, "unanswered weekly off")
        assert words(stopped).startswith("I send you no weekly list")
    assert lists(rig, PRIYA, MONDAY) == []


def test_who_stops_it_at_the_last_moment_is_sent_nothing(rig: Rig) -> None:
    want(rig, PRIYA)
    asked(rig, ANA, ZEBRA)
    rig.clock.reach(MONDAY)
    rig.owe_weekly()
    rig.command(PRIYA, CHURN, "unanswered weekly off")
    assert told(rig, PRIYA) == []


def test_what_is_taught_before_it_is_sent_is_left_out(rig: Rig) -> None:
    want(rig, PRIYA, DANA)
    asked(rig, ANA, ZEBRA)
    rig.clock.reach(MONDAY)
    rig.owe_weekly()
    rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = ML engineer')
    assert told(rig, DANA) == []


def test_asking_for_it_again_changes_nothing(rig: Rig) -> None:
    want(rig, PRIYA)
    asked(rig, ANA, ZEBRA)
    rig.clock.advance(timedelta(hours=1))
    want(rig, PRIYA)
    assert len(lists(rig, PRIYA, MONDAY)) == 1


def test_it_tells_nobody_more_than_the_list_that_they_can_ask_for(rig: Rig) -> None:
    want(rig, ANA, PRIYA, DANA)
    rig.slack.direct_message(ANA, ZEBRA)
    rig.wait(lambda: len(rig.slack.direct_messages(ANA)) == 2)
    rig.clock.advance(timedelta(minutes=1))
    asked(rig, OMAR, ZEBRA)  # what counts is where it was asked first, as in the list
    assert "zebra" in lists(rig, PRIYA, MONDAY)[-1]
    assert "zebra" in told(rig, ANA)[-1]
    assert told(rig, DANA) == []
    assert "zebra" not in words(rig.command(DANA, CHURN, "unanswered"))


def test_ten_questions_at_most(rig: Rig) -> None:
    want(rig, PRIYA)
    for number in range(1, 13):
        asked(rig, ANA, f"who handles the {'zebra ' * number}board?")
    lists(rig, PRIYA, MONDAY)
    assert len(buttons(rig.direct(PRIYA))) == 10


def test_what_is_owed_survives_that_the_engine_lost_it(rig: Rig) -> None:
    want(rig, PRIYA)
    asked(rig, ANA, ZEBRA)
    rig.clock.reach(MONDAY)
    rig.owe_weekly()
    rig.jobs.forget()
    rig.clock.advance(timedelta(minutes=1))
    for _ in range(2):
        rig.reconcile()
        rig.owe_weekly()
    assert len(told(rig, PRIYA)) == 1


def test_workers_that_were_away_on_monday_send_it_later(rig: Rig) -> None:
    want(rig, PRIYA)
    asked(rig, ANA, ZEBRA)
    rig.clock.reach(MONDAY + timedelta(days=1))
    asked(rig, ANA, QUOKKAS)
    (late,) = lists(rig, PRIYA, MONDAY + timedelta(days=2))
    assert "zebra" in late
    assert "quokkas" not in late


@pytest.mark.parametrize("typed", ["weekly of", "weekly off please", "Weekly stop"])
def test_what_is_not_understood_is_told_in_one_sentence(rig: Rig, typed: str) -> None:
    reply = words(rig.command(PRIYA, CHURN, f"unanswered {typed}"))
    assert "Write `/baton unanswered weekly` or `/baton unanswered weekly off`." in reply
    asked(rig, ANA, ZEBRA)
    assert lists(rig, PRIYA, MONDAY) == []


def test_the_very_moment_of_a_question_is_in_one_list_and_no_other(rig: Rig) -> None:
    end = MONDAY - timedelta(minutes=15)  # what was asked before is written for sure
    want(rig, PRIYA)
    rig.clock.reach(end)
    asked(rig, ANA, ZEBRA)
    assert lists(rig, PRIYA, MONDAY) == []
    assert len(lists(rig, PRIYA, MONDAY + WEEK)) == 1
    assert len(lists(rig, PRIYA, MONDAY + 2 * WEEK)) == 1
