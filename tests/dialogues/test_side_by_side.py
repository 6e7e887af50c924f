"""Phases that run side by side, and what a return of one means for the others."""

import pytest

from domain.ids import MemberId
from tests.factories import ANA, DANA, INES, OMAR, PRIYA
from tests.rig import Rig, buttons, words

CHURN = "C0CHURN"


@pytest.fixture
def serving(rig: Rig) -> Rig:
    """*Churn* with model serving done: Omar and Ines have an offer, Dana goes on."""
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.mark_done(DANA, CHURN, "model deployment")
    rig.mark_done(DANA, CHURN, "model serving p99 is 40 ms")
    rig.deliver_all()
    return rig


def accept(rig: Rig, member: MemberId) -> None:
    before = rig.project("churn").version
    rig.click(member, rig.slack.direct_channel(member), rig.direct(member), "accept")
    rig.wait(lambda: rig.project("churn").version > before)
    rig.deliver_all()


def send_back(rig: Rig, member: MemberId, reason: str) -> None:
    rig.wish_to_return(member)
    rig.submit(member, {"reason": {"written": reason}})
    rig.deliver_all()


def test_one_completion_makes_one_card_and_one_message_for_each_receiver(serving: Rig) -> None:
    card = words(serving.card(CHURN))
    assert "*App integration* → developer. Waits for Omar Haddad" in card
    assert "*Insight reporting* → data analyst. Waits for Ines Costa" in card
    assert "Dana Kim goes on with *Monitoring*" in card
    for member in (OMAR, INES):
        assert len(serving.slack.direct_messages(member)) == 1
        assert "p99 is 40 ms" in words(serving.direct(member))


def test_whoever_works_on_what_follows_is_told_that_its_ground_moves(serving: Rig) -> None:
    accept(serving, OMAR)
    send_back(serving, INES, "no endpoint for reports")
    told = words(serving.direct(OMAR))
    assert "*Model serving* of *Churn predictor* is open again" in told
    assert "no endpoint for reports" in told
    assert "Nothing changes for *App integration*" in told
    assert f"<@{INES}> returned *Insight reporting*" in words(serving.direct(DANA))
    assert "came back" in words(serving.card(CHURN))


def test_an_offer_that_rests_on_what_came_back_is_withdrawn(serving: Rig) -> None:
    send_back(serving, INES, "no endpoint for reports")
    (offer,) = serving.slack.direct_messages(OMAR)
    assert f"<@{INES}> took it back" in words(offer)
    assert "no endpoint for reports" in words(offer)
    assert buttons(offer) == []
    assert "Ines Costa took it back" in words(serving.card(CHURN))


def test_a_phase_that_waits_for_others_too_is_said_to_wait(rig: Rig) -> None:
    preview = rig.command(PRIYA, CHURN, "done model evaluation")
    assert "will be told" in words(preview)
    assert "still waits" not in words(preview)
