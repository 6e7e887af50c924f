"""Questions in Slack, each by the way it comes in, and what becomes of the answer."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text as sql

from bot.playground import faults
from tests.databases import on_either
from tests.factories import ANA, DANA, LEE, OMAR, PRIYA
from tests.rig import Json, Rig, buttons, words

CHURN = "C0CHURN"
COFFEE = "C0COFFEE"
QUESTION = "who handles model versioning here?"


def mentioned(rig: Rig, channel: str, text: str) -> Json:
    """Mention Baton in a channel and return its answer."""
    before = len(rig.slack.messages(channel))
    rig.slack.say(ANA, channel, f"@Baton {text}")
    return rig.next_message(ANA, channel, before + 1)


def told(rig: Rig, text: str) -> Json:
    """Write to Baton and return its answer."""
    before = len(rig.slack.direct_messages(ANA))
    rig.slack.direct_message(ANA, text)
    return rig.next_message(ANA, rig.slack.direct_channel(ANA), before + 1)


@on_either
def test_a_mention_is_answered_in_its_thread(rig: Rig) -> None:
    asked = rig.slack.say(ANA, CHURN, f"@Baton {QUESTION}")
    answer = rig.next_message(ANA, CHURN, 1)
    assert answer["thread_ts"] == asked
    assert f"<@{DANA}>" in words(answer)
    assert "ML engineer" in words(answer)


def test_a_mention_in_a_thread_is_answered_there(rig: Rig) -> None:
    root = rig.slack.say(OMAR, CHURN, "hello")
    rig.slack.say(ANA, CHURN, f"@Baton {QUESTION}", thread_ts=root)
    assert rig.next_message(ANA, CHURN, 2)["thread_ts"] == root


def test_a_direct_message_is_answered_right_there(rig: Rig) -> None:
    answer = told(rig, "who handles model versioning on churn?")
    assert f"<@{DANA}>" in words(answer)
    assert "thread_ts" not in answer


def test_a_command_is_answered_to_its_author_alone(rig: Rig) -> None:
    answer = rig.command(ANA, CHURN, f"ask {QUESTION}")
    assert f"<@{DANA}>" in words(answer)
    assert rig.slack.messages(CHURN) == []
    assert len(rig.slack.visible_to(OMAR, CHURN)) == 0


def test_the_bare_command_and_help_say_how_to_ask(rig: Rig) -> None:
    for text in ("", "help", "ask", "HELP"):
        assert "*Mark* a phase done" in words(rig.command(ANA, CHURN, text))


def test_a_word_is_an_order_however_it_is_written(rig: Rig) -> None:
    for text in ("Undo!", "undo.", "UNDO", "undo\tchurn", "undo:\nchurn"):
        refused = rig.command(ANA, CHURN, text)
        assert "there is nothing to undo" in words(refused), text


def test_an_unknown_word_is_a_question(rig: Rig) -> None:
    assert f"<@{DANA}>" in words(rig.command(ANA, CHURN, QUESTION))


def test_a_channel_that_is_mentioned_by_its_id_alone_stands_for_its_project(rig: Rig) -> None:
    rig.slack.send_event(
        {
            "type": "app_mention",
            "user": ANA,
            "channel": CHURN,
            "ts": "1.1",
            "text": f"<@{rig.slack.bot_user}> who is the ML engineer in <#C0KESTREL>?",
        }
    )
    answer = words(rig.wait(lambda: rig.slack.messages(CHURN))[-1])
    assert f"*ML engineer* of *Kestrel pricing*: <@{PRIYA}>" in answer


@pytest.mark.parametrize("typed", ["status zebra", "status of Zebra?", "status for zebra"])
def test_the_status_of_a_project_that_does_not_exist_is_not_this_channels(
    rig: Rig, typed: str
) -> None:
    told = words(rig.command(ANA, CHURN, typed)).casefold()
    assert "i know no project called “zebra”." in told
    assert "churn" not in told


@pytest.mark.parametrize(
    ("typed", "project"),
    [
        ("status now please", "Churn predictor"),
        ("status here?", "Churn predictor"),
        ("status of the project", "Churn predictor"),
        ("status kestrel", "Kestrel pricing"),
        ("status of kestrel pricing please", "Kestrel pricing"),
        ("status kestrell", "Kestrel pricing"),
    ],
)
def test_the_status_by_command(rig: Rig, typed: str, project: str) -> None:
    assert f"*{project}*  ·" in words(rig.command(ANA, CHURN, typed))


def test_the_status_has_a_button_that_opens_the_preview(rig: Rig) -> None:
    status = rig.command(ANA, CHURN, "status")
    assert "Model evaluation" in words(status)
    (press,) = [action for action in buttons(status) if action.startswith("mark_done")]
    rig.click(ANA, CHURN, status, press)
    preview = rig.next_message(ANA, CHURN, 1)
    assert "confirm_done" in buttons(preview)


def test_saying_that_it_is_done_shows_the_preview_and_does_nothing(rig: Rig) -> None:
    answer = mentioned(rig, CHURN, "model evaluation is done")
    assert buttons(answer) == ["confirm_done", "cancel"]
    assert rig.project("churn").version == 1
    rig.click(ANA, CHURN, answer, "confirm_done")
    rig.wait(lambda: rig.project("churn").version > 1)


def test_in_doubt_it_asks_back_and_one_click_answers(rig: Rig) -> None:
    answer = next(doubt for doubt in _doubts(rig) if "choose_role:1" in buttons(doubt))
    assert len(buttons(answer)) <= 3
    rig.click(ANA, CHURN, answer, "choose_role:1")
    chosen = rig.changed(ANA, CHURN, answer)
    assert "choose_role:1" not in buttons(chosen)
    assert "<@" in words(chosen)


def _doubts(rig: Rig) -> Iterator[Json]:
    # More than one, since understanding gets better and some of them will not stay in doubt.
    for topic in ("validation", "testing", "the numbers", "metrics", "experiments", "schema"):
        yield rig.command(ANA, CHURN, f"ask who looks after {topic}?")


def test_an_event_that_comes_again_is_answered_once(rig: Rig) -> None:
    event = {
        "type": "app_mention",
        "user": ANA,
        "text": f"<@{rig.slack.bot_user}> {QUESTION}",
        "ts": "1795442520.000100",
        "channel": CHURN,
        "event_ts": "1795442520.000100",
    }
    assert rig.slack.send_event(event, event_id="EvTWICE").status == 200
    assert rig.slack.send_event(event, event_id="EvTWICE", retry_num=1).status == 200
    rig.wait(lambda: rig.slack.messages(CHURN))
    assert rig.slack.send_event(event, event_id="EvTWICE", retry_num=2).status == 200
    mentioned(rig, CHURN, "help")
    answers = [m for m in rig.slack.messages(CHURN) if f"<@{DANA}>" in words(m)]
    assert len(answers) == 1


def test_a_question_survives_slack_being_away(rig: Rig) -> None:
    rig.slack.fail("chat.postMessage", faults.ServerError())
    rig.slack.say(ANA, CHURN, f"@Baton {QUESTION}")
    rig.wait(lambda: rig.slack.calls("chat.postMessage"))
    rig.clock.advance(timedelta(seconds=45))
    rig.recover()
    answer = rig.next_message(ANA, CHURN, 1)
    assert f"<@{DANA}>" in words(answer)


def test_an_answer_that_reached_slack_unnoticed_is_not_posted_again(rig: Rig) -> None:
    rig.slack.fail("chat.postMessage", faults.DropAfter())
    rig.slack.say(ANA, CHURN, f"@Baton {QUESTION}")
    rig.wait(lambda: len(rig.slack.messages(CHURN)) == 2)
    rig.core.questions.write_now()
    with rig.core.database.begin() as connection:
        connection.execute(sql("DELETE FROM readings"))  # as if the process had ended before
    for _ in range(2):
        rig.clock.advance(timedelta(seconds=90))
        rig.recover()
    assert len(rig.slack.messages(CHURN)) == 2
    rig.core.questions.write_now()
    with rig.core.database.connect() as connection:
        assert connection.execute(sql("SELECT count(*) FROM readings")).scalar_one() == 1


def test_an_answered_question_is_left_alone(rig: Rig) -> None:
    mentioned(rig, CHURN, QUESTION)
    rig.clock.advance(timedelta(seconds=45))
    rig.recover()
    assert len(rig.slack.messages(CHURN)) == 2


def test_what_bots_say_is_not_answered(rig: Rig) -> None:
    event = {
        "type": "message",
        "channel_type": "im",
        "user": "U0OTHER",
        "bot_id": "B0OTHER",
        "text": QUESTION,
        "ts": "1795442520.000100",
        "channel": rig.slack.direct_channel(ANA),
    }
    assert rig.slack.send_event(event).status == 200
    told(rig, "help")
    assert len(rig.slack.direct_messages(ANA)) == 2


def test_in_a_channel_without_a_project_the_answer_is_honest(rig: Rig) -> None:
    answer = mentioned(rig, COFFEE, "who handles model versioning?")
    assert "ML engineer" in words(answer)
    assert f"<@{DANA}>" not in words(answer)


def test_what_people_write_comes_back_harmless(rig: Rig) -> None:
    answer = mentioned(rig, COFFEE, "who handles <!channel> & <http://evil.example|zebra> boards?")
    assert "<!channel>" not in words(answer)
    assert "<http" not in words(answer)


def test_the_database_being_away_is_told_and_nothing_is_half_done(rig: Rig) -> None:
    with rig.core.database.begin() as connection:
        connection.execute(sql("ALTER TABLE projects RENAME TO gone"))
    answer = rig.command(ANA, CHURN, "done")
    assert "nothing was changed" in words(answer)


def test_a_backup_is_named_beside_the_holder(rig: Rig) -> None:
    assert f"<@{LEE}>" in words(rig.command(ANA, CHURN, f"ask {QUESTION}"))
