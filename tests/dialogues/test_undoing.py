"""Undoing in Slack what one marked as done, and everything that people see of it."""

from datetime import timedelta

from tests.databases import on_either
from tests.factories import ANA, DANA, PRIYA, SAM
from tests.rig import Rig, buttons, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Lee is her backup
SPARROW = "C0SPARROW"  # Sam does everything


def accepted(rig: Rig, member: str) -> None:
    version = rig.project("churn").version
    rig.click(member, rig.slack.direct_channel(member), rig.direct(member), "accept")
    rig.wait(lambda: rig.project("churn").version > version)
    rig.deliver_all()


@on_either
def test_the_confirmation_has_a_button_that_undoes_it(rig: Rig) -> None:
    done = rig.mark_done(ANA, CHURN, "model evaluation")
    assert buttons(done) == ["undo_done"]
    rig.deliver_all()
    rig.click(ANA, CHURN, done, "undo_done")
    undone = rig.changed(ANA, CHURN, done)
    assert "*Model evaluation* of *Churn predictor* is not done" in words(undone)
    assert buttons(undone) == []
    rig.deliver_all()
    (card,) = rig.slack.messages(CHURN)
    assert "*Model evaluation* of *Churn predictor* is not done yet." in words(card)
    assert "Taken back by Ana Ruiz" in words(card)
    (offer,) = rig.slack.direct_messages(DANA)
    assert buttons(offer) == []
    assert "what comes before it is open again" in words(offer)


def test_what_was_not_sent_before_the_undo_is_never_sent(rig: Rig) -> None:
    done = rig.mark_done(ANA, CHURN, "model evaluation")
    rig.click(ANA, CHURN, done, "undo_done")
    rig.changed(ANA, CHURN, done)
    rig.deliver_all()
    assert rig.slack.messages(CHURN) == []
    assert rig.slack.direct_messages(DANA) == []
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.deliver_all()
    assert len(rig.slack.messages(CHURN)) == len(rig.slack.direct_messages(DANA)) == 1


def test_the_command_undoes_the_last_mark(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    assert "is not done" in words(rig.command(ANA, CHURN, "undo"))
    assert "You marked no phase" in words(rig.command(ANA, CHURN, "undo"))
    assert "that was undone" in words(rig.command(ANA, CHURN, "undo model evaluation"))
    assert "no phase called “everything”" in words(rig.command(ANA, CHURN, "undo everything"))


def test_after_five_minutes_the_button_says_politely_that_it_is_too_late(rig: Rig) -> None:
    done = rig.mark_done(ANA, CHURN, "model evaluation")
    rig.clock.advance(timedelta(minutes=6))
    rig.click(ANA, CHURN, done, "undo_done")
    told = words(rig.next_message(ANA, CHURN, 1))
    assert "can be undone for 5 minutes only; reopen it instead" in told
    assert rig.project("churn").phases[4].status == "done"


def test_after_an_acceptance_it_says_who_accepted(rig: Rig) -> None:
    done = rig.mark_done(ANA, CHURN, "model evaluation")
    rig.deliver_all()
    accepted(rig, DANA)
    seen = len(rig.slack.visible_to(ANA, CHURN))
    rig.click(ANA, CHURN, done, "undo_done")
    told = words(rig.next_message(ANA, CHURN, seen))
    assert f"model deployment was accepted by <@{DANA}>" in told
    assert "reopen it instead" in told


def test_others_cannot_undo_it(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    told = words(rig.command(PRIYA, CHURN, "undo model evaluation"))
    assert f"was marked done by <@{ANA}>" in told
    assert "only whoever marked it can undo that" in told


def test_a_hat_switch_is_undone_with_it(rig: Rig) -> None:
    rig.mark_done(SAM, SPARROW)
    rig.deliver_all()
    assert "is not done" in words(rig.command(SAM, SPARROW, "undo"))
    rig.deliver_all()
    assert "is not done yet" in words(rig.card(SPARROW))
    assert [phase.status.value for phase in rig.project("sparrow").phases[1:3]] == [
        "active",
        "waiting",
    ]
