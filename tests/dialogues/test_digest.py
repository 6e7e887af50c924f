"""Who wants a daily digest is told once a day, and can answer to each thing in it."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.files.registry import read_registry
from bot.playground.faults import ErrorCode
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.handoffs.settling import Accept
from domain.ids import PhaseKey, ProjectKey
from domain.projects import HandoffStatus, Operator, PhaseStatus
from tests.databases import on_either
from tests.dialogues.waiting import CHURN, TWO_PROJECTS, told, waiting_rig
from tests.factories import ANA, DANA, PRIYA
from tests.rig import ACME, Json, Rig, buttons, words

TUESDAY = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)  # 09:30 in Madrid
QUEUED = "in the digest at 09:30 Europe/Madrid on Tue 1 Dec"
EVALUATION = PhaseKey("model_evaluation")


@contextmanager
def reading_a_digest(url: str) -> Generator[Rig]:
    """Baton on a Monday morning: two projects come to Dana, who reads a digest at 9:30."""
    with waiting_rig(url) as rig:
        rig.core.import_registry(read_registry(TWO_PROJECTS, "two.yaml").content, ACME)
        rig.deliver()
        rig.clock.advance(timedelta(hours=1))
        reply = rig.command(DANA, CHURN, "digest 9:30")
        assert "You get one message a day, at 09:30 Europe/Madrid" in words(reply)
        yield rig


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    with reading_a_digest(f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}") as rig:
        yield rig


def both_done(rig: Rig) -> Json:
    """Mark churn's and heron's model evaluation done; return what Ana reads of churn's."""
    marked = rig.mark_done(ANA, CHURN, "churn model evaluation")
    rig.mark_done(ANA, CHURN, "heron model evaluation")
    rig.deliver()
    return marked


def on_tuesday(rig: Rig) -> Json:
    """Return the one message that Dana gets when it is time for her digest."""
    rig.clock.reach(TUESDAY)
    rig.deliver()
    (message,) = rig.slack.direct_messages(DANA)
    return message


def press(rig: Rig, menu: str, word: str, project: str) -> None:
    """Choose from the menu of one of several offers."""
    handoff = rig.project(project).handoffs[-1].id
    direct = rig.slack.direct_channel(DANA)
    rig.click(DANA, direct, rig.direct(DANA), menu, f"{word}\n{handoff}")


def status(rig: Rig, project: str) -> HandoffStatus:
    return rig.project(project).handoffs[-1].status


def until(rig: Rig, project: str, wanted: HandoffStatus) -> None:
    rig.wait(lambda: status(rig, project) is wanted or None)
    rig.deliver()


@on_either
def test_two_offers_come_in_one_message_and_each_can_be_answered(sample_url: str) -> None:
    with reading_a_digest(sample_url) as rig:
        preview = rig.command(ANA, CHURN, "done churn model evaluation")
        assert f"<@{DANA}>: {QUEUED}." in words(preview)
        assert f"<@{DANA}>: {QUEUED}." in words(both_done(rig))
        assert told(rig, DANA) == []
        assert f"Dana Kim: {QUEUED}." in words(rig.card(CHURN))
        rig.clock.reach(TUESDAY - timedelta(seconds=1))
        rig.deliver()
        assert told(rig, DANA) == []
        digest = on_tuesday(rig)
        assert "Your digest: 2 messages in one." in words(digest)
        assert buttons(digest) == ["settle:1", "settle:2"]
        assert not any("digest" in words(card) for card in rig.slack.messages(CHURN))
        press(rig, "settle:2", "accept", "heron")
        until(rig, "heron", HandoffStatus.ACCEPTED)
        assert status(rig, "churn") is HandoffStatus.OFFERED
        assert "You accepted it" in words(rig.direct(DANA))
        assert buttons(rig.direct(DANA)) == ["settle:1"]
        press(rig, "settle:1", "accept", "churn")
        until(rig, "churn", HandoffStatus.ACCEPTED)
        assert buttons(rig.direct(DANA)) == []
        rig.deliver_all()
        assert len(told(rig, DANA)) == 1


def test_one_thing_alone_looks_as_it_always_does_and_can_be_returned(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "churn model evaluation")
    digest = on_tuesday(rig)
    assert "*Model deployment* of *Churn predictor* is ready for you" in words(digest)
    assert buttons(digest) == ["accept", "return"]
    rig.wish_to_return(DANA)
    assert rig.slack.submit(DANA, {"reason": {"written": "No model there"}}).errors == {}
    rig.wait(lambda: rig.project("churn").phase(EVALUATION).holder)
    rig.deliver()
    assert "You returned it" in words(rig.direct(DANA))


def test_what_is_returned_from_the_digest_is_told_to_who_marked_it(rig: Rig) -> None:
    both_done(rig)
    on_tuesday(rig)
    press(rig, "settle:1", "return", "churn")
    rig.wait(lambda: rig.slack.view_of(DANA))
    assert rig.slack.submit(DANA, {"reason": {"written": "No model there"}}).errors == {}
    rig.wait(lambda: len(told(rig, ANA)) or rig.deliver())
    assert "No model there" in told(rig, ANA)[0]
    rig.deliver()
    assert "You returned it" in words(rig.direct(DANA))
    assert "*Model deployment* of *Heron* is ready for you" in words(rig.direct(DANA))


def accept_heron(rig: Rig) -> None:
    heron = rig.project("heron").handoffs[-1]
    Accept(rig.core.change)(Order(ACME, ProjectKey("heron"), Operator()), heron.id)


def test_what_was_accepted_or_taken_back_before_is_not_in_it(rig: Rig) -> None:
    marked = both_done(rig)
    rig.click(ANA, CHURN, marked, "undo_done")
    rig.wait(lambda: rig.project("churn").phase(EVALUATION).status is PhaseStatus.ACTIVE or None)
    accept_heron(rig)
    rig.deliver_all()
    assert told(rig, DANA) == []


def test_what_was_accepted_before_stays_out_of_it_when_it_is_edited(rig: Rig) -> None:
    both_done(rig)
    accept_heron(rig)
    assert "Heron" not in words(on_tuesday(rig))
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    until(rig, "churn", HandoffStatus.ACCEPTED)
    assert "Heron" not in words(rig.direct(DANA))


def test_tell_now_does_not_wait_for_the_digest(rig: Rig) -> None:
    marked = both_done(rig)
    rig.click(ANA, CHURN, marked, "tell_now")
    assert f"<@{DANA}> will hear from me at once." in words(rig.changed(ANA, CHURN, marked))
    rig.deliver()
    (now,) = told(rig, DANA)
    assert "Churn predictor" in now
    assert "Heron" not in now
    rig.clock.reach(TUESDAY)
    rig.deliver()
    (_, digest) = told(rig, DANA)
    assert "*Model deployment* of *Churn predictor* still waits for you." in digest
    assert "*Model deployment* of *Heron* is ready for you" in digest


def test_without_a_digest_again_what_waited_comes_at_once_one_by_one(rig: Rig) -> None:
    both_done(rig)
    reply = rig.command(DANA, CHURN, "digest off")
    assert "You get each message by itself" in words(reply)
    rig.deliver()
    assert len(told(rig, DANA)) == 2
    assert not any("digest" in words(card) for card in rig.slack.messages(CHURN))


def test_what_slack_refuses_together_is_tried_one_by_one_and_the_leads_hear_of_each(
    rig: Rig,
) -> None:
    both_done(rig)
    rig.slack.fail("conversations.open", ErrorCode("user_disabled"), times=2)
    rig.clock.reach(TUESDAY)
    rig.deliver()
    assert told(rig, DANA) == []
    refused = " ".join(text for text in told(rig, PRIYA) if "I could not deliver" in text)
    assert "*Churn predictor*" in refused
    assert "*Heron*" in refused


def test_the_form_has_the_digest_and_says_what_is_wrong_with_it(rig: Rig) -> None:
    rig.slack.command(DANA, CHURN, "/baton", "preferences")
    view = rig.wait(lambda: rig.slack.view_of(DANA))
    assert "'initial_value': '09:30'" in str(view)
    errors = rig.slack.submit(DANA, {"digest": {"digest_entered": "when I wake"}}).errors
    assert errors == {
        "digest": "I cannot read “when I wake” as the time of your digest; "
        "write it as 09:00, or off for messages one by one."
    }
    assert rig.slack.submit(DANA, {"digest": {"digest_entered": "8 am"}}).errors == {}
    assert "at 08:00 Europe/Madrid" in words(rig.slack.view_of(DANA) or {})
    rig.slack.close_view(DANA)
    assert "I cannot read" in words(rig.command(DANA, CHURN, "digest 25:00"))
    assert "at 08:00 Europe/Madrid" in words(rig.command(DANA, CHURN, "digest"))
