"""Undo, reopen and skip while somebody's message waits for their morning."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta

import pytest

from tests.databases import on_either
from tests.factories import ANA, DANA, LEE, PRIYA
from tests.rig import Json, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Priya leads
FRIDAY = datetime(2026, 11, 27, 18, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 12, tzinfo=UTC)
BERLIN = "queued for 09:00 Europe/Berlin on Mon 30 Nov"


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    """Baton on a Friday evening, when Dana does not work, and Ana and Priya do."""
    with running_rig(sample_url) as started:
        started.deliver_all()
        started.clock.reach(FRIDAY)
        for member in (DANA, LEE):
            started.command(member, CHURN, "hours 9-17 Mon-Fri Europe/Berlin")
        for member in (ANA, PRIYA):
            started.command(member, CHURN, "hours 0-24 daily UTC")
        yield started


def told(rig: Rig, member: str) -> list[str]:
    return [words(message) for message in rig.slack.direct_messages(member)]


def confirmed(rig: Rig, member: str, text: str) -> Json:
    asked = rig.command(member, CHURN, text)
    rig.click(member, CHURN, asked, "confirm_intervention")
    return rig.changed(member, CHURN, asked)


def pressed(rig: Rig, member: str, message: Json, action: str = "tell_now") -> Json:
    rig.click(member, CHURN, message, action)
    return rig.changed(member, CHURN, message)


def until_monday(rig: Rig) -> None:
    rig.clock.reach(MONDAY)
    rig.deliver_all()


@on_either
def test_an_undo_leaves_nothing_for_monday(rig: Rig) -> None:
    marked = rig.mark_done(ANA, CHURN)
    assert buttons(marked) == ["undo_done", "tell_now"]
    rig.deliver()
    assert f"Dana Kim: {BERLIN}." in words(rig.card(CHURN))
    undone = pressed(rig, ANA, marked, "undo_done")
    assert buttons(undone) == []
    assert "queued" not in words(undone)
    rig.deliver()
    assert "is not done yet" in words(rig.card(CHURN))
    assert "queued" not in words(rig.card(CHURN))
    until_monday(rig)
    assert told(rig, DANA) == []


def test_tell_now_after_an_undo_says_what_happened(rig: Rig) -> None:
    marked = rig.mark_done(ANA, CHURN)
    rig.command(ANA, CHURN, "undo")
    after = pressed(rig, ANA, marked)
    assert "Nobody waits to hear of model evaluation of Churn predictor any longer" in words(after)
    assert f"that was undone by <@{ANA}>" in words(after)
    assert buttons(after) == []
    until_monday(rig)
    assert told(rig, DANA) == []


def test_an_undo_after_tell_now_still_works(rig: Rig) -> None:
    hurried = pressed(rig, ANA, rig.mark_done(ANA, CHURN))
    rig.deliver()
    assert len(told(rig, DANA)) == 1
    assert "is not done" in words(pressed(rig, ANA, hurried, "undo_done"))
    rig.deliver_all()
    assert "what comes before it is open again" in told(rig, DANA)[0]


def test_a_reopening_leaves_nothing_for_monday_and_tell_now_says_so(rig: Rig) -> None:
    marked = rig.mark_done(ANA, CHURN)
    rig.deliver()
    reopened = confirmed(rig, PRIYA, "reopen model evaluation it leaks")
    assert f"<@{DANA}>" not in words(reopened), "she never heard of it"
    assert f"<@{ANA}> will hear why." in words(reopened)
    rig.deliver()
    assert "queued" not in words(rig.card(CHURN))
    assert f"it was opened again by <@{PRIYA}>" in words(pressed(rig, ANA, marked))
    until_monday(rig)
    assert told(rig, DANA) == []
    assert "it leaks" in told(rig, ANA)[0]


def test_a_skip_of_what_waits_tells_nobody_of_it(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    skipped = confirmed(rig, PRIYA, "skip model deployment no need")
    assert f"<@{DANA}> will hear why" not in words(skipped)
    rig.deliver()
    first = words(rig.slack.messages(CHURN)[0])
    assert "queued" not in first
    until_monday(rig)
    (offer,) = told(rig, DANA)
    assert "*Model serving* of *Churn predictor* is ready for you" in offer


@on_either
def test_who_was_told_hears_of_a_reopening_on_monday_or_now(rig: Rig) -> None:
    pressed(rig, ANA, rig.mark_done(ANA, CHURN))
    rig.deliver()
    asked = rig.command(PRIYA, CHURN, "reopen model evaluation it leaks")
    assert f"<@{DANA}>: {BERLIN}." in words(asked)
    rig.click(PRIYA, CHURN, asked, "confirm_intervention")
    reopened = rig.changed(PRIYA, CHURN, asked)
    assert f"<@{DANA}>: {BERLIN}." in words(reopened)
    assert buttons(reopened) == ["tell_now"]
    rig.deliver()
    assert len(told(rig, DANA)) == 1
    after = pressed(rig, PRIYA, reopened)
    assert f"<@{DANA}> will hear from me at once." in words(after)
    assert buttons(after) == []
    rig.deliver()
    assert "it leaks" in told(rig, DANA)[1]
    until_monday(rig)
    assert len(told(rig, DANA)) == 2


@on_either
def test_a_skip_offers_on_monday_what_follows_and_can_be_told_now(rig: Rig) -> None:
    skipped = confirmed(rig, PRIYA, "skip model evaluation no need")
    assert f"<@{DANA}>: {BERLIN}." in words(skipped)
    assert buttons(skipped) == ["undo_done", "tell_now"]
    rig.deliver()
    assert told(rig, DANA) == []
    assert f"Dana Kim: {BERLIN}." in words(rig.card(CHURN))
    pressed(rig, PRIYA, skipped)
    rig.deliver()
    assert "*Model deployment* of *Churn predictor*" in told(rig, DANA)[0]
    until_monday(rig)
    assert len(told(rig, DANA)) == 1


def test_a_skip_that_was_opened_again_before_monday_is_not_told(rig: Rig) -> None:
    rig.command(ANA, CHURN, "hours 9-17 Mon-Fri Europe/Berlin")
    skipped = confirmed(rig, PRIYA, "skip model evaluation no need")
    confirmed(rig, PRIYA, "reopen model evaluation a need")
    assert "it was opened again" in words(pressed(rig, PRIYA, skipped))
    until_monday(rig)
    assert told(rig, DANA) == []
    (notice,) = told(rig, ANA)
    assert "a need" in notice


def test_what_is_marked_done_anew_waits_anew(rig: Rig) -> None:
    pressed(rig, ANA, rig.mark_done(ANA, CHURN), "undo_done")
    assert BERLIN in words(rig.mark_done(ANA, CHURN))
    rig.deliver()
    assert told(rig, DANA) == []
    until_monday(rig)
    assert len(told(rig, DANA)) == 1


def test_who_stands_in_may_open_again_what_they_completed(rig: Rig) -> None:
    rig.command(DANA, CHURN, f"away until 2026-12-24 to <@{ANA}>")
    rig.mark_done(ANA, CHURN)  # a hat switch: Ana stands in for Dana
    rig.mark_done(ANA, CHURN, "model deployment")
    rig.clock.advance(timedelta(minutes=9))
    again = confirmed(rig, ANA, "reopen model deployment it fell over")
    assert "is open again" in words(again)
