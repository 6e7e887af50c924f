"""Which channels are private and who is in them: Slack is asked seldom, its events are heard."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.faults import ServerError
from domain.ids import ChannelId, MemberId
from tests.dialogues.private_rig import (
    BYSTANDER,
    COFFEE,
    NIGHT,
    REGISTRY,
    describe,
    leaks,
    look,
    private_rig,
)
from tests.dialogues.talking import asked, told
from tests.factories import LEE, SAM
from tests.rig import ACME, Json, Rig, words

STATUS = "what is the status of nightjar?"
ASKS = "users.conversations"


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    with private_rig(sample_file, tmp_path) as started:
        yield started


def happened(rig: Rig, kind: str, member: str, channel: str = NIGHT) -> None:
    """Let Slack tell who joined or left a private channel."""
    event: Json = {"type": kind, "user": member, "channel": channel, "channel_type": "G"}
    rig.slack.send_event({**event, "team": ACME, "event_ts": "1.0"})


def shared(rig: Rig, member: MemberId) -> frozenset[ChannelId] | None:
    with rig.core.open_work(ACME) as work:
        known = work.channels.shared_with(member)
        return known.channels if known else None


def test_who_is_in_the_channel_reads_of_it_in_private_and_slack_is_asked_once(rig: Rig) -> None:
    assert leaks(words(told(rig, STATUS, BYSTANDER)))
    assert leaks(words(told(rig, STATUS, BYSTANDER)))
    (call,) = rig.slack.calls(ASKS)
    assert call.arguments["user"] == BYSTANDER
    assert call.arguments["types"] == "private_channel"
    assert rig.slack.calls("conversations.members") == []
    assert not leaks(words(asked(rig, COFFEE, STATUS, member=BYSTANDER))), "others read along"


def test_it_is_as_unknown_as_a_project_that_there_is_not(rig: Rig) -> None:
    unknown = words(told(rig, STATUS.replace("nightjar", "zebrafin"), SAM))
    assert words(told(rig, STATUS, SAM)) == unknown.replace("zebrafin", "nightjar")


def test_questions_about_open_projects_ask_slack_nothing(rig: Rig) -> None:
    told(rig, "what is the status of churn?", SAM)
    told(rig, "what is the status of zebrafin?", SAM)
    assert rig.slack.calls(ASKS) == []


def test_who_is_not_in_the_channel_costs_one_call_an_hour(rig: Rig) -> None:
    for _ in range(3):
        assert not leaks(words(told(rig, STATUS, SAM)))
    assert len(rig.slack.calls(ASKS)) == 1
    rig.clock.advance(timedelta(hours=1))
    told(rig, STATUS, SAM)
    assert len(rig.slack.calls(ASKS)) == 2


def test_who_joins_hears_of_it_and_who_leaves_no_longer(rig: Rig) -> None:
    assert not leaks(words(told(rig, STATUS, LEE)))
    happened(rig, "member_joined_channel", LEE)
    rig.wait(lambda: NIGHT in (shared(rig, LEE) or ()) or None)
    assert leaks(words(told(rig, STATUS, LEE)))
    happened(rig, "member_left_channel", LEE)
    rig.wait(lambda: NIGHT not in (shared(rig, LEE) or ()) or None)
    assert not leaks(words(told(rig, STATUS, LEE)))
    assert len(rig.slack.calls(ASKS)) == 1
    happened(rig, "member_joined_channel", SAM)
    told(rig, "what is the status of churn?", SAM)
    assert shared(rig, SAM) is None, "nothing is kept of who never asked"


def test_where_slack_does_not_tell_only_its_own_people_hear_of_it(rig: Rig) -> None:
    rig.slack.fail(ASKS, ServerError())
    assert not leaks(words(told(rig, STATUS, BYSTANDER)))
    assert not leaks(words(told(rig, STATUS, BYSTANDER)))
    assert len(rig.slack.calls(ASKS)) == 1, "it is not asked at once again"
    rig.clock.advance(timedelta(minutes=5))
    assert leaks(words(told(rig, STATUS, BYSTANDER)))


def test_a_channel_that_baton_joins_is_known_to_be_private_at_once(rig: Rig) -> None:
    describe(
        rig,
        REGISTRY.replace(NIGHT, "C0COVERT")
        .replace("nightjar", "owl")
        .replace("Nachtvogel", "eule"),
    )
    assert not rig.project("owl").is_private
    happened(rig, "member_joined_channel", "U0BATON", "C0COVERT")
    rig.wait(lambda: rig.project("owl").is_private or None)


def test_a_project_that_moves_to_another_channel_follows_it(rig: Rig) -> None:
    assert rig.project("nightjar").is_private
    describe(rig, REGISTRY.replace(NIGHT, COFFEE))
    assert not rig.project("nightjar").is_private
    describe(rig, REGISTRY)
    assert rig.project("nightjar").is_private
    assert not rig.project("nightjar").private, "which the registry file does not say"


def test_each_channel_is_asked_about_seldom_and_what_slack_hides_is_private(rig: Rig) -> None:
    describe(rig, REGISTRY.replace(NIGHT, "C0HIDDEN"))
    look(rig)
    assert rig.project("nightjar").is_private, "a private channel that Baton is not in"
    before = len(rig.slack.calls("conversations.info"))
    look(rig)
    assert len(rig.slack.calls("conversations.info")) == before
    rig.clock.advance(timedelta(hours=6))
    rig.slack.fail("conversations.info", ServerError(), times=10)
    look(rig)
    assert len(rig.slack.calls("conversations.info")) > before
    assert rig.project("nightjar").is_private, "what is not told stays as it was"
