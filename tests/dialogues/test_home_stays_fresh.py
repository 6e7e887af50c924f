"""Homes after changes: published anew to whom they concern, once, and never lost."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground import faults
from bot.slack.connecting.connection import OneWorkspace
from tests.dialogues.home_rig import CHURN, go_round, home_rig, opened, published
from tests.factories import ANA, DANA, SAM
from tests.rig import Rig, words

_LATER = timedelta(minutes=1)


@pytest.fixture
def rig(migrated_file: Path, tmp_path: Path) -> Generator[Rig]:
    with home_rig(migrated_file, tmp_path) as started:
        yield started


def test_whom_a_change_concerns_sees_it_once_a_worker_comes_round(rig: Rig) -> None:
    opened(rig, DANA)
    opened(rig, ANA)
    opened(rig, SAM)  # is not on this project
    count = len(published(rig))
    rig.mark_done(ANA, CHURN)
    rig.command(ANA, CHURN, "undo")
    assert len(published(rig)) == count
    go_round(rig)
    assert sorted(published(rig)[count:]) == [ANA, DANA]
    assert "Nothing waits for you" in words(rig.slack.home_of(DANA) or {})
    go_round(rig)
    assert len(published(rig)) == count + 2


def test_who_never_opened_their_home_is_not_published_to(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    go_round(rig)
    assert published(rig) == []


def test_a_change_after_which_everybody_died_is_shown_by_another_worker(rig: Rig) -> None:
    opened(rig, DANA)
    rig.slack.fail("views.publish", faults.ServerError())
    rig.mark_done(ANA, CHURN)
    go_round(rig)  # Slack is away; so is who died: nothing more is done for a while
    go_round(rig)
    assert "Nothing waits for you" in words(rig.slack.home_of(DANA) or {})
    rig.clock.advance(_LATER)
    go_round(rig)
    assert "*Model deployment*" in words(rig.slack.home_of(DANA) or {})


def test_where_slack_shows_another_view_it_is_looked_at_anew(rig: Rig) -> None:
    opened(rig, DANA)
    somebody_else_publishes(rig)
    rig.mark_done(ANA, CHURN)
    count = len(published(rig))
    go_round(rig)
    assert len(published(rig)) == count + 2  # once more, and then not again
    assert "newer" in words(rig.slack.home_of(DANA) or {})
    go_round(rig)  # nobody kept the other one's hash
    assert "*Model deployment*" in words(rig.slack.home_of(DANA) or {})


def test_opening_a_home_tells_which_view_it_takes_the_place_of(rig: Rig) -> None:
    opened(rig, DANA)
    somebody_else_publishes(rig)
    count = len(published(rig))
    assert "Your hats" in words(opened(rig, DANA))
    assert len(published(rig)) == count + 1


def somebody_else_publishes(rig: Rig) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "newer"}}]
    view = {"type": "home", "blocks": blocks}
    OneWorkspace(rig.slack.bot_token, rig.slack.api_url).client.views_publish(
        user_id=DANA, view=view
    )


def test_what_slack_refuses_for_good_waits_for_the_next_change(rig: Rig) -> None:
    opened(rig, DANA)
    rig.slack.fail("views.publish", faults.ErrorCode("not_enabled"))
    rig.mark_done(ANA, CHURN)
    count = len(published(rig))
    go_round(rig)
    rig.clock.advance(_LATER)
    go_round(rig)
    assert len(published(rig)) == count + 1


def test_a_home_that_slack_does_not_take_when_it_is_opened_is_shown_later(rig: Rig) -> None:
    rig.slack.fail("views.publish", faults.ServerError())
    rig.slack.open_home(DANA)
    rig.wait(lambda: published(rig))
    rig.clock.advance(_LATER)
    rig.wait(lambda: go_round(rig) or rig.slack.home_of(DANA))
