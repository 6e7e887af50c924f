"""Marking a phase done and everything that people see of it afterwards."""

from datetime import timedelta

from tests.databases import on_either
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA, SAM
from tests.rig import Rig, buttons, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Lee is her backup
ATLAS = "C0ATLAS"  # at model evaluation too, and nobody is the ML engineer
SPARROW = "C0SPARROW"  # Sam does everything
COFFEE = "C0COFFEE"  # no project

_A_MINUTE = timedelta(minutes=1)


def test_a_preview_says_who_will_be_told_and_changes_nothing(rig: Rig) -> None:
    preview = rig.command(ANA, CHURN, "done model evaluation AUC 0.91")
    assert "Mark *Model evaluation* of *Churn predictor* as done?" in words(preview)
    assert f"<@{DANA}> will be told" in words(preview)
    assert f"Backup: <@{LEE}>" in words(preview)
    assert "AUC 0.91" in words(preview)
    assert rig.slack.messages(CHURN) == []
    assert rig.jobs.planned == []


def test_one_click_later_the_next_role_has_a_message_and_the_channel_a_card(rig: Rig) -> None:
    done = rig.mark_done(ANA, CHURN, "model evaluation AUC 0.91")
    assert f"<@{DANA}> will hear from me" in words(done)
    rig.deliver()
    (offer,) = rig.slack.direct_messages(DANA)
    assert "*Model deployment* of *Churn predictor* is ready for you as ML engineer" in words(offer)
    assert "AUC 0.91" in words(offer)
    assert buttons(offer) == ["accept", "return"]
    (card,) = rig.slack.messages(CHURN)
    assert "Waits for Dana Kim (backup: Lee Wong) to accept" in words(card)
    assert rig.slack.direct_messages(LEE) == []


@on_either
def test_accepting_takes_the_buttons_away_and_edits_the_card_in_place(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.clock.advance(_A_MINUTE)
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    _wait_for_a_job(rig)
    rig.deliver_all()
    (offer,) = rig.slack.direct_messages(DANA)
    assert "You accepted it" in words(offer)
    assert buttons(offer) == []
    (card,) = rig.slack.messages(CHURN)
    assert "Dana Kim took it on" in words(card)


def test_a_backup_may_accept_too_late_and_reads_who_was_faster(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    offer, place = rig.direct(DANA), rig.slack.direct_channel(DANA)
    rig.click(DANA, place, offer, "accept")
    _wait_for_a_job(rig)
    rig.click(DANA, place, offer, "accept")
    told = rig.next_message(DANA, place, 1)
    assert "was already accepted" in words(told)
    assert told["text"].count(f"<@{DANA}>") == 1


@on_either
def test_returning_asks_for_the_reason_and_tells_whoever_did_the_work(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.wish_to_return(DANA)
    reply = rig.slack.submit(DANA, {"reason": {"written": "no <holdout> set & <!channel>"}})
    assert (reply.error, reply.errors) == ("", {})
    assert rig.slack.view_of(DANA) is None
    rig.deliver_all()
    back = rig.direct(ANA)
    assert f"<@{DANA}> returned *Model deployment*" in words(back)
    assert "no &lt;holdout&gt; set &amp; &lt;!channel&gt;" in words(back)
    assert buttons(back) == ["mark_done"]
    assert "came back" in words(rig.card(CHURN))
    assert buttons(rig.direct(DANA)) == []


def test_an_empty_reason_is_refused_at_the_field(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.wish_to_return(DANA)
    reply = rig.slack.submit(DANA, {"reason": {"written": "   "}})
    assert "Say why you return it" in reply.errors["reason"]
    assert rig.slack.view_of(DANA) is not None


def test_returning_what_was_settled_meanwhile_is_explained_in_the_modal(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    place, offer = rig.slack.direct_channel(DANA), rig.direct(DANA)
    rig.wish_to_return(DANA)
    rig.click(DANA, place, offer, "accept")
    _wait_for_a_job(rig)
    reply = rig.slack.submit(DANA, {"reason": {"written": "too late"}})
    assert (reply.action, reply.errors) == ("update", {})
    assert "already accepted" in str(rig.slack.view_of(DANA))


def test_a_returned_phase_is_marked_done_anew_from_the_notice(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.wish_to_return(DANA)
    rig.submit(DANA, {"reason": {"written": "mend it"}})
    rig.deliver_all()
    place, seen = rig.slack.direct_channel(ANA), len(rig.slack.direct_messages(ANA))
    rig.click(ANA, place, rig.direct(ANA), "mark_done")
    preview = rig.next_message(ANA, place, seen)
    rig.click(ANA, place, preview, "confirm_done")
    rig.changed(ANA, place, preview)
    rig.deliver_all()
    assert buttons(rig.direct(DANA)) == ["accept", "return"]
    assert len(rig.slack.messages(CHURN)) == 2


def test_a_vacant_role_is_filled_by_the_lead_in_place(rig: Rig) -> None:
    preview = rig.command(ANA, ATLAS, "done")
    assert f"Nobody holds this role; <@{INES}> is told" in words(preview)
    rig.click(ANA, ATLAS, preview, "confirm_done")
    rig.changed(ANA, ATLAS, preview)
    rig.deliver()
    vacancy = rig.direct(INES)
    assert "Nobody holds *ML engineer* yet" in words(vacancy)
    rig.click(INES, rig.slack.direct_channel(INES), vacancy, "pick_holder", selected=str(DANA))
    _wait_for_a_job(rig)
    rig.deliver_all()
    assert buttons(rig.direct(DANA)) == ["accept", "return"]
    assert f"<@{DANA}> was asked" in words(rig.direct(INES))
    assert "Waits for Dana Kim" in words(rig.card(ATLAS))


def test_whoever_wears_the_next_hat_goes_on_without_a_ping(rig: Rig) -> None:
    done = rig.mark_done(SAM, SPARROW)
    assert "goes on with another hat" in words(done) or "hear from me" not in words(done)
    rig.deliver_all()
    (card,) = rig.slack.messages(SPARROW)
    assert "You are the data scientist now: here is where to start" in words(card)
    assert f"<@{SAM}>" not in words(card)
    assert rig.slack.direct_messages(SAM) == []


def test_cancelling_changes_nothing(rig: Rig) -> None:
    preview = rig.command(ANA, CHURN, "done")
    rig.click(ANA, CHURN, preview, "cancel")
    assert "Nothing was changed" in words(rig.changed(ANA, CHURN, preview))
    assert rig.jobs.planned == []


def test_the_second_of_two_clicks_reads_who_was_faster(rig: Rig) -> None:
    first = rig.command(ANA, CHURN, "done model evaluation")
    second = rig.command(PRIYA, CHURN, "done model evaluation")
    rig.click(ANA, CHURN, first, "confirm_done")
    rig.changed(ANA, CHURN, first)
    rig.click(PRIYA, CHURN, second, "confirm_done")
    told = rig.next_message(PRIYA, CHURN, 1)
    assert f"was already completed by <@{ANA}>" in words(told)


def test_somebody_who_may_not_is_told_who_may(rig: Rig) -> None:
    told = rig.command(OMAR, CHURN, "done model evaluation")
    assert f"<@{ANA}> or <@{PRIYA}>" in words(told)
    assert rig.project("churn").version == rig.project("churn").version


def test_a_phase_that_waits_is_refused_with_a_sentence(rig: Rig) -> None:
    told = rig.command(DANA, CHURN, "done model serving")
    assert "still waits" in words(told)


def test_a_channel_without_a_project_gets_a_way_forward(rig: Rig) -> None:
    told = rig.command(ANA, COFFEE, "done")
    assert "No project is registered in this channel" in words(told)


def test_what_people_write_is_harmless_everywhere(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation <!channel> R&D")
    rig.deliver()
    for message in (rig.card(CHURN), rig.direct(DANA)):
        assert "<!channel>" not in words(message)
        assert "&lt;!channel&gt; R&amp;D" in words(message)


def _wait_for_a_job(rig: Rig) -> None:
    rig.wait(lambda: rig.jobs.planned)
