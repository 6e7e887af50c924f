"""The harness itself: what a bare Bolt app does is seen, in both transports."""

from collections.abc import Callable

import pytest

from tests.slack_contract import assert_calls_keep_the_contract
from tests.standin.record import Record

Told = Callable[[str], Record]


@pytest.fixture
def story(told: Told) -> Record:
    return told("bare")


def test_the_story_is_told_to_its_end(story: Record) -> None:
    assert story.ended == ""


def test_a_mention_is_answered(story: Record) -> None:
    assert "heard <@U0DANA>" in story.step("mention")


def test_a_button_changes_its_message(story: Record) -> None:
    assert story.step("button") == "pressed"


def test_a_command_is_answered_to_its_member_only(story: Record) -> None:
    assert story.step("command") == "ordered tea"
    assert story.step("command is seen by") == "U0DANA"


def test_a_modal_opens_refuses_and_takes_an_answer(story: Record) -> None:
    assert "Reason" in story.step("modal")
    assert story.step("modal refused") == "say more"
    assert story.step("modal taken") == "{}"
    assert story.step("direct message") == "because it rained"


def test_an_opened_home_is_published(story: Record) -> None:
    assert story.step("home") == "Hi"


def test_everything_slack_sent_was_acknowledged(story: Record) -> None:
    assert story.refusals == []
    assert set(story.answers) <= {"HTTP 200"}


def test_every_call_keeps_slacks_contract(story: Record) -> None:
    assert story.calls
    assert_calls_keep_the_contract(story.calls)
