"""Baton in a Slack that nobody here wrote: the whole story, over HTTP and over Socket Mode."""

from collections.abc import Callable

import pytest

from tests.slack_contract import assert_calls_keep_the_contract
from tests.standin.record import Record

Told = Callable[[str], Record]


@pytest.fixture
def story(told: Told) -> Record:
    return told("baton")


def test_the_story_is_told_to_its_end(story: Record) -> None:
    assert story.ended == "", story.output


def test_a_mention_is_answered_with_the_holder(story: Record) -> None:
    assert "<@U0DANA>" in story.step("mention")


def test_a_command_is_answered_with_the_holder(story: Record) -> None:
    assert "<@U0DANA>" in story.step("command")


def test_the_answer_to_a_command_is_seen_by_who_asked(story: Record) -> None:
    assert story.step("command is seen by") == "U0SAM"


def test_a_direct_message_is_answered_with_the_holder(story: Record) -> None:
    assert "<@U0DANA>" in story.step("direct message")


def test_marking_done_first_shows_who_will_be_told(story: Record) -> None:
    assert "<@U0SAM>" in story.step("preview")


def test_the_receiver_is_offered_the_next_phase(story: Record) -> None:
    assert "Model evaluation" in story.step("offer")


def test_the_card_shows_who_accepted(story: Record) -> None:
    assert "<@U0SAM>" in story.step("accepted card")
    assert story.step("accepted card") != story.step("card")


def test_an_accepted_offer_cannot_be_accepted_again(story: Record) -> None:
    assert "You accepted" in story.step("accepted offer")


def test_a_return_asks_for_a_reason_and_tells_it(story: Record) -> None:
    assert "Reason" in story.step("return asks")
    assert story.step("return refused") == ""
    assert "no &lt;holdout&gt; set &amp; no report" in story.step("return is told")


def test_a_return_changes_the_card(story: Record) -> None:
    assert "returned" in story.step("returned card").lower()


def test_an_opened_home_is_published(story: Record) -> None:
    assert "Churn predictor" in story.step("home")


def test_an_open_home_follows_what_others_do(story: Record) -> None:
    assert "Model evaluation" in story.step("home that follows")


def test_a_project_is_made_by_a_form(story: Record) -> None:
    assert "Heron forecast" not in story.step("home before")
    assert "name" in story.step("new project without a name").lower()
    assert "*Heron forecast* is set up in <#C0HERON>" in story.step("new project")


def test_its_people_are_chosen_in_a_form(story: Record) -> None:
    assert "<@U0DANA>" in story.step("new people")
    assert "<@U0DANA>. Backup: <@U0SAM>" in story.step("new project's answer")


def test_its_phases_are_handed_on_returned_and_accepted(story: Record) -> None:
    assert "Model building" in story.step("new project's card")
    assert "<@U0DANA>" in story.step("new project's preview")
    assert "no holdout set" in story.step("return of the new project")
    assert "<@U0DANA> took it on" in story.step("new project's accepted card")
    assert "Heron forecast" in story.step("home after")


def test_everything_slack_sent_was_acknowledged(story: Record) -> None:
    assert set(story.answers) <= {"HTTP 200"}
    assert "Traceback" not in story.output


def test_every_call_keeps_slacks_contract(story: Record) -> None:
    assert story.calls
    assert_calls_keep_the_contract(story.calls)
