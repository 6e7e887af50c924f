"""Whoever skipped a phase takes that back within minutes, and whom it concerns hears of it."""

from datetime import timedelta

from bot.slack.views.parts.action_values import SettleValue
from domain.ids import PhaseKey
from domain.projects import PhaseStatus
from tests.databases import on_either
from tests.factories import ANA, DANA, PRIYA
from tests.rig import Json, Rig, buttons, words

CHURN = "C0CHURN"  # at model evaluation: Ana works on it, Dana is next, Priya leads
WHY = "the vendor did it"


def skipped(rig: Rig, phase: str) -> Json:
    """Skip a phase as the lead, and return the confirmation."""
    outlook = rig.command(PRIYA, CHURN, f"skip {phase} {WHY}")
    rig.click(PRIYA, CHURN, outlook, "confirm_intervention")
    return rig.changed(PRIYA, CHURN, outlook)


def undone(rig: Rig, done: Json) -> str:
    """Press *Undo* under the confirmation of a skip."""
    rig.click(PRIYA, CHURN, done, "undo_done")
    said = rig.changed(PRIYA, CHURN, done)
    rig.deliver_all()
    return words(said)


def status(rig: Rig, phase: str) -> PhaseStatus:
    return rig.project("churn").phase(PhaseKey(phase)).status


@on_either
def test_the_button_puts_everything_back_and_those_who_read_of_the_skip_hear_it(
    rig: Rig,
) -> None:
    before = rig.project("churn").phase(PhaseKey("model_evaluation"))
    done = skipped(rig, "model evaluation")
    assert buttons(done) == ["undo_done"]
    rig.deliver_all()
    assert "*Model evaluation* of *Churn predictor* is not skipped" in undone(rig, done)
    after = rig.project("churn").phase(PhaseKey("model_evaluation"))
    assert (after.status, after.holder, after.since) == (before.status, before.holder, before.since)
    assert status(rig, "model_deployment") is PhaseStatus.WAITING
    told, news = rig.slack.direct_messages(ANA)
    assert f"<@{PRIYA}> took that back" in words(told)
    assert f"<@{PRIYA}> took back that *Model evaluation* of *Churn predictor* is skipped" in words(
        news
    )
    assert "*Model evaluation* of *Churn predictor* is not skipped after all." in words(
        rig.card(CHURN)
    )
    (offer,) = rig.slack.direct_messages(DANA)
    assert buttons(offer) == []


def test_what_nobody_read_yet_is_never_told(rig: Rig) -> None:
    undone(rig, skipped(rig, "model evaluation"))
    assert rig.slack.messages(CHURN) == []
    assert rig.slack.direct_messages(ANA) == rig.slack.direct_messages(DANA) == []


def test_an_offer_that_the_skip_took_back_is_made_anew_and_its_receiver_is_told(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver_all()
    done = skipped(rig, "model deployment")
    rig.deliver_all()
    assert status(rig, "model_serving") is PhaseStatus.READY, "Dana is asked for that now"
    before = len(rig.slack.direct_messages(DANA))
    undone(rig, done)
    assert status(rig, "model_deployment") is PhaseStatus.READY
    assert status(rig, "model_serving") is PhaseStatus.WAITING
    news = rig.slack.direct_messages(DANA)[before:]
    assert [f"<@{PRIYA}> took back that" in words(one) for one in news] == [True]
    (offer,) = [m for m in rig.slack.direct_messages(DANA) if buttons(m)]
    assert "*Model deployment*" in words(offer), buttons(offer)
    (handoff,) = [h for h in rig.project("churn").open_offers() if h.phase == "model_deployment"]
    (menu,) = buttons(offer)
    accept = SettleValue("accept", handoff.id).packed()
    rig.click(DANA, rig.slack.direct_channel(DANA), offer, menu, accept)
    rig.wait(lambda: status(rig, "model_deployment") is PhaseStatus.ACTIVE or None)


def test_once_somebody_accepted_what_followed_it_stays_skipped(rig: Rig) -> None:
    done = skipped(rig, "model evaluation")
    rig.deliver()
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    rig.wait(lambda: status(rig, "model_deployment") is PhaseStatus.ACTIVE or None)
    before = len(rig.slack.visible_to(PRIYA, CHURN))
    rig.click(PRIYA, CHURN, done, "undo_done")
    refused = words(rig.next_message(PRIYA, CHURN, before))
    assert f"cannot be undone any longer: model deployment was accepted by <@{DANA}>" in refused


def test_the_command_undoes_it_for_five_minutes_and_for_its_author_alone(rig: Rig) -> None:
    skipped(rig, "model evaluation")
    assert "You marked no phase" in words(rig.command(ANA, CHURN, "undo"))
    told = words(rig.command(ANA, CHURN, "undo model evaluation"))
    assert f"was skipped by <@{PRIYA}>" in told
    assert "only whoever skipped it can undo that" in told
    rig.clock.advance(timedelta(minutes=6))
    assert "was skipped at" in words(rig.command(PRIYA, CHURN, "undo"))
    skipped(rig, "model deployment")
    assert "is not skipped" in words(rig.command(PRIYA, CHURN, "undo"))
