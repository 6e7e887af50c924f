"""Guests and people of other organisations may not ask either: they read why, and no names."""

from collections.abc import Generator
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from tests.dialogues.private_rig import GUEST, STRANGER, private_rig
from tests.dialogues.talking import asked, told
from tests.factories import ANA, DANA, LEE, PRIYA
from tests.rig import Json, Rig, buttons, words

CHURN = "C0CHURN"
WHY = {GUEST: "You are a guest in this workspace", STRANGER: "You belong to another organisation"}
NAMES = ("Ana", "Dana", "Priya", ANA, DANA, LEE, PRIYA, "Churn", "churn", "Atlas", "Kestrel")
ASKED = (
    "who handles model versioning here?",
    "what is the status?",
    "which projects are there?",
    "what does Dana do?",
    "thanks!",
)
OTHER_WORDS = (
    "taught",
    "unanswered",
    "unanswered weekly",
    "away tomorrow",
    "hours",
    "digest",
    "teach",
    "preferences",
    "keep",
    "forget x",
    "status",
    "ask who is on the team?",
)

everybody_outside = pytest.mark.parametrize("member", [GUEST, STRANGER])


@pytest.fixture(scope="module")
def rig(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Rig]:
    with private_rig(sample_file, tmp_path_factory.mktemp("guests"), registry="") as started:
        yield started


def assert_refused(message: Json, member: str) -> None:
    said = words(message)
    assert WHY[member] in said
    assert not [name for name in NAMES if name in said]
    assert buttons(message) == []


@everybody_outside
def test_a_mention_is_refused(rig: Rig, member: str) -> None:
    for question in ASKED:
        assert_refused(asked(rig, CHURN, question, member=member), member)


@everybody_outside
def test_a_direct_message_is_refused(rig: Rig, member: str) -> None:
    for question in ASKED:
        assert_refused(told(rig, question, member), member)


@everybody_outside
def test_every_word_of_the_command_is_refused_but_help(rig: Rig, member: str) -> None:
    for word in OTHER_WORDS:
        assert_refused(rig.command(member, CHURN, word), member)
    guide = words(rig.command(member, CHURN, "help"))
    assert not [name for name in NAMES if name in guide]


@everybody_outside
def test_the_home_is_refused(rig: Rig, member: str) -> None:
    rig.slack.open_home(member)
    home = rig.wait(lambda: rig.slack.home_of(member))
    assert_refused(home, member)
    assert "Ask" not in words(home), "which they may not"


def test_nothing_is_suggested_to_them(rig: Rig) -> None:
    for member in (GUEST, STRANGER, ANA):
        rig.slack.open_messages(member)
    (call,) = rig.wait(lambda: rig.slack.calls("assistant.threads.setSuggestedPrompts"))
    assert call.arguments["channel_id"] == rig.slack.direct_channel(ANA)


@everybody_outside
def test_what_others_were_offered_cannot_be_pressed(rig: Rig, member: str) -> None:
    answer = asked(rig, CHURN, "who handles model versioning here?")
    doubtful = asked(rig, CHURN, "who handles versioning?")
    for message in (answer, doubtful):
        for action in buttons(message):
            before = len(rig.slack.visible_to(member, CHURN))
            rig.click(member, CHURN, message, action, _chosen(message))
            refused = rig.next_message(member, CHURN, before)
            assert WHY[member] in words(refused), action
            assert not [name for name in NAMES if name in words(refused)]


def _chosen(message: Json) -> str | None:
    """What a thumb stands for; a button needs no more than a press."""
    thumbs = [b for b in message["blocks"] if b["type"] == "context_actions"]
    return thumbs[0]["elements"][0]["positive_button"]["value"] if thumbs else None


def test_what_they_asked_is_not_kept_for_others_to_read(rig: Rig) -> None:
    asked(rig, CHURN, "who owns the unicorn?", member=GUEST)
    rig.core.questions.write_now()
    with rig.core.database.connect() as connection:
        kept = connection.execute(sql("SELECT count(*) FROM readings WHERE asker = 'U0GUEST'"))
        assert kept.scalar_one() == 0


def test_slack_is_asked_once_what_somebody_is(rig: Rig) -> None:
    for question in ASKED:
        asked(rig, CHURN, question, member=DANA)
    calls = [call for call in rig.slack.calls("users.info") if call.arguments["user"] == DANA]
    assert len(calls) == 1
