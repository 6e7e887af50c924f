"""When something is wrong: what people are told, and that nothing is half done."""

from pathlib import Path

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot.playground import faults
from bot.playground.faults import ErrorCode
from bot.slack.errors import something_wrong
from bot.storage.ledger import SqlLedger
from tests.factories import ANA, DANA, PRIYA
from tests.rig import ACME, Rig, buttons, words

CHURN = "C0CHURN"


def break_the_database(rig: Rig) -> None:
    with rig.core.database.begin() as connection:
        connection.execute(text("ALTER TABLE projects RENAME TO gone"))
        connection.execute(text("ALTER TABLE inbox RENAME TO lost"))


def put_the_database_away(rig: Rig) -> None:
    rig.core.database.dispose()
    file = Path(str(rig.core.database.url.database))
    file.write_text("This is not a database. " * 100, encoding="utf-8")


def test_a_mention_that_goes_wrong_is_told_to_its_author_alone(rig: Rig) -> None:
    break_the_database(rig)
    rig.slack.say(ANA, CHURN, "@Baton who handles model versioning?")
    told = rig.next_message(ANA, CHURN, 1)
    assert words(told).strip() == something_wrong()
    assert len(rig.slack.messages(CHURN)) == 1


@pytest.mark.parametrize("place", [CHURN, "a direct message"])
def test_who_asks_while_the_database_is_away_is_told_once(rig: Rig, place: str) -> None:
    put_the_database_away(rig)
    if place == CHURN:
        rig.slack.say(ANA, CHURN, "@Baton who handles model versioning?")
    else:
        place = rig.slack.direct_channel(ANA)
        rig.slack.direct_message(ANA, "who handles model versioning on churn?")
    rig.wait(lambda: len(rig.slack.sent("events_api")) == 4)  # as often as Slack brings it
    told = rig.next_message(ANA, place, 1)
    assert words(told).strip().startswith("My database does not answer")
    assert len(rig.slack.visible_to(ANA, place)) == 2


def test_a_command_that_goes_wrong_says_so_and_no_more(rig: Rig) -> None:
    break_the_database(rig)
    assert words(rig.command(ANA, CHURN, "done")).strip() == something_wrong()


def test_a_click_on_the_home_that_goes_wrong_is_told_in_a_direct_message(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.slack.open_home(DANA)
    rig.wait(lambda: rig.slack.home_of(DANA))
    break_the_database(rig)
    rig.slack.click_in_home(DANA, "accept:1")
    told = rig.next_message(DANA, rig.slack.direct_channel(DANA), 0)
    assert words(told).strip() == something_wrong()


def test_a_modal_that_goes_wrong_says_so(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.wish_to_return(DANA)
    break_the_database(rig)
    assert rig.slack.submit(DANA, {"reason": {"written": "mend it"}}).action == "update"
    assert something_wrong() in str(rig.slack.view_of(DANA))


def test_when_even_that_cannot_be_told_nothing_breaks(rig: Rig) -> None:
    rig.slack.fail("chat.postEphemeral", faults.ServerError())
    break_the_database(rig)
    rig.slack.say(ANA, CHURN, "@Baton who handles model versioning?")
    rig.wait(lambda: rig.slack.calls("chat.postEphemeral"))
    rig.slack.say(ANA, CHURN, "@Baton who handles model versioning?")
    assert words(rig.next_message(ANA, CHURN, 2)).strip() == something_wrong()


def test_slack_that_does_not_say_who_we_are_is_asked_to_send_it_again(rig: Rig) -> None:
    rig.slack.fail("auth.test", faults.ErrorCode("internal_error"))
    rig.slack.say(ANA, CHURN, "@Baton who handles model versioning?")
    assert f"<@{DANA}>" in words(rig.next_message(ANA, CHURN, 1))
    assert rig.wait(lambda: len(rig.slack.sent("events_api")) == 2)


@pytest.mark.parametrize("code", ["expired_trigger_id", "invalid_trigger_id"])
def test_a_modal_that_slack_does_not_open_is_told(rig: Rig, code: str) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.slack.fail("views.open", faults.ErrorCode(code))
    place = rig.slack.direct_channel(DANA)
    rig.click(DANA, place, rig.direct(DANA), "return")
    assert "that took too long; please try it" in words(rig.next_message(DANA, place, 1))


def test_the_lead_hears_of_what_could_not_be_delivered(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.slack.disconnect()  # nobody tells us
    rig.slack.deactivate(DANA)
    rig.deliver_all()
    told = words(rig.direct(PRIYA))
    assert f"about *Model evaluation* of *Churn predictor* to <@{DANA}>: Slack refuses it." in told
    (card,) = rig.slack.messages(CHURN)
    assert "Slack refuses my message to Dana Kim." in words(card)


def test_what_is_delivered_after_all_leaves_the_card(rig: Rig) -> None:
    rig.slack.fail("conversations.open", ErrorCode("user_disabled"))
    rig.mark_done(ANA, CHURN)
    rig.deliver_all()
    assert "Slack refuses my message to Dana Kim." in words(rig.card(CHURN))
    ledger = SqlLedger(rig.core.database, rig.jobs)
    (refused,) = ledger.unsent(ACME, 9)
    ledger.retry(ACME, refused.id, rig.clock.now)
    rig.deliver_all()
    assert "Slack refuses" not in words(rig.card(CHURN))
    assert buttons(rig.direct(DANA))


def test_what_people_write_and_our_token_stay_out_of_the_log(rig: Rig) -> None:
    with capture_logs() as lines:
        rig.mark_done(ANA, CHURN, "model evaluation a note about ostriches")
        rig.deliver()
        seen = len(rig.slack.visible_to(ANA, CHURN))
        rig.slack.say(ANA, CHURN, "@Baton who handles ostriches?")
        rig.next_message(ANA, CHURN, seen + 1)
    assert lines
    assert "ostrich" not in str(lines)
    assert rig.slack.bot_token not in str(lines)


@pytest.mark.parametrize("times", [1, 3])
def test_slack_saying_too_many_only_delays(rig: Rig, times: int) -> None:
    rig.mark_done(ANA, CHURN)
    rig.slack.fail("chat.postMessage", faults.RateLimited(2), times=times)
    rig.deliver_all()
    assert buttons(rig.direct(DANA)) == ["accept", "return"]
    assert len(rig.slack.direct_messages(DANA)) == 1
    assert len(rig.slack.messages(CHURN)) == 1


def test_a_lost_connection_does_not_post_twice(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.slack.fail("chat.postMessage", faults.DropAfter(), times=2)
    rig.deliver_all()
    assert len(rig.slack.direct_messages(DANA)) == 1
    assert len(rig.slack.messages(CHURN)) == 1
