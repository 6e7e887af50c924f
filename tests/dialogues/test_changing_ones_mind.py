"""Skipping, reopening and undoing in Slack, and everything that people see of it."""

import pytest

from tests.databases import on_either
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA
from tests.rig import Json, Rig, buttons, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Lee is her backup
SPARROW = "C0SPARROW"  # Sam does everything
COFFEE = "C0COFFEE"  # no project


def confirmed(rig: Rig, member: str, channel: str, text: str) -> Json:
    """Order an intervention and confirm it; return what took the outlook's place."""
    outlook = rig.command(member, channel, text)
    rig.click(member, channel, outlook, "confirm_intervention")
    return rig.changed(member, channel, outlook)


def accepted(rig: Rig, member: str) -> None:
    version = rig.project("churn").version
    rig.click(member, rig.slack.direct_channel(member), rig.direct(member), "accept")
    rig.wait(lambda: rig.project("churn").version > version)
    rig.deliver_all()


def test_an_outlook_says_who_will_be_told_and_changes_nothing(rig: Rig) -> None:
    outlook = words(rig.command(PRIYA, CHURN, "skip model evaluation no <time> for it"))
    assert "Skip *Model evaluation* of *Churn predictor*?" in outlook
    assert "no &lt;time&gt; for it" in outlook
    assert f"<@{DANA}> will be told" in outlook
    assert f"<@{ANA}> will be told why" in outlook
    assert rig.jobs.planned == []


@on_either
def test_a_skip_is_told_in_public_and_to_whom_it_concerns(rig: Rig) -> None:
    done = confirmed(rig, PRIYA, CHURN, "skip model evaluation the vendor did it")
    assert "*Model evaluation* of *Churn predictor* is skipped" in words(done)
    assert f"<@{DANA}> will hear from me" in words(done)
    assert f"<@{ANA}>" in words(done)
    rig.deliver_all()
    card = words(rig.card(CHURN))
    assert "*Model evaluation* of *Churn predictor* is skipped." in card
    assert "Skipped by Priya Nair" in card
    assert "Waits for Dana Kim" in card
    assert f"<@{PRIYA}> skipped *Model evaluation*" in words(rig.direct(ANA))
    assert "the vendor did it" in words(rig.direct(ANA))
    offer = words(rig.direct(DANA))
    assert f"From <@{PRIYA}>, who skipped *Model evaluation*" in offer
    assert "the vendor did it" in offer


def test_the_status_counts_what_is_skipped_and_says_why(rig: Rig) -> None:
    confirmed(rig, PRIYA, CHURN, "skip model evaluation the vendor did it")
    assert "4 of 10 phases done, 1 skipped" in words(rig.command(ANA, CHURN, "status"))
    told = words(rig.command(ANA, CHURN, "ask is model evaluation done?"))
    assert f"was skipped by <@{PRIYA}>" in told
    assert "the vendor did it" in told


def test_whoever_was_asked_and_has_read_it_is_told_of_the_skip(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.mark_done(LEE, CHURN, "model deployment")
    rig.mark_done(DANA, CHURN, "model serving")
    rig.deliver_all()
    confirmed(rig, PRIYA, CHURN, "skip insight reporting nobody reads it")
    rig.deliver_all()
    offer, notice = rig.slack.direct_messages(INES)
    assert buttons(offer) == []
    assert f"<@{PRIYA}> took it back" in words(offer)
    assert f"<@{PRIYA}> skipped *Insight reporting*" in words(notice)
    assert "nobody reads it" in words(notice)


def test_whoever_was_asked_and_has_not_read_it_hears_nothing_at_all(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.mark_done(LEE, CHURN, "model deployment")
    rig.mark_done(DANA, CHURN, "model serving")
    confirmed(rig, PRIYA, CHURN, "skip insight reporting nobody reads it")
    rig.deliver_all()
    assert rig.slack.direct_messages(INES) == []


def test_only_the_lead_skips_and_a_reason_is_asked_for(rig: Rig) -> None:
    told = words(rig.command(ANA, CHURN, "skip model evaluation too hard"))
    assert f"Only the lead may skip model evaluation: ask <@{PRIYA}>" in told
    assert "Say why you skip it" in words(rig.command(PRIYA, CHURN, "skip model evaluation"))


@on_either
def test_reopening_takes_the_offer_back_and_says_why(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.deliver_all()
    outlook = rig.command(ANA, CHURN, "reopen model evaluation the holdout set leaked")
    assert "The open offer of *Model deployment* will be taken back" in words(outlook)
    assert f"<@{DANA}> will be told why" in words(outlook)
    rig.click(ANA, CHURN, outlook, "confirm_intervention")
    done = words(rig.changed(ANA, CHURN, outlook))
    assert "*Model evaluation* of *Churn predictor* is open again" in done
    rig.deliver_all()
    (card,) = rig.slack.messages(CHURN)
    assert "was done and is open again" in words(card)
    assert "Opened again by Ana Ruiz" in words(card)
    assert "the holdout set leaked" in words(card)
    offer, notice = rig.slack.direct_messages(DANA)
    assert buttons(offer) == []
    assert "the holdout set leaked" in words(offer)
    assert f"<@{ANA}> reopened *Model evaluation* of *Churn predictor*" in words(notice)
    assert "*Model deployment*, comes anew once it is done" in words(notice)


def test_who_accepted_what_follows_goes_on_and_is_told(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.deliver_all()
    accepted(rig, DANA)
    confirmed(rig, PRIYA, CHURN, "reopen model evaluation the holdout set leaked")
    rig.deliver_all()
    assert "Nothing changes for *Model deployment*" in words(rig.direct(DANA))
    back = rig.direct(ANA)
    assert "It is yours again" in words(back)
    assert buttons(back) == ["mark_done"]
    assert "took it on" in words(rig.card(CHURN))
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.deliver_all()
    assert len(rig.slack.direct_messages(DANA)) == 2, "she has accepted it already"


def test_an_accept_on_an_old_card_reads_who_reopened(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.deliver_all()
    offer, place = rig.direct(DANA), rig.slack.direct_channel(DANA)
    confirmed(rig, ANA, CHURN, "reopen model evaluation the holdout set leaked")
    rig.click(DANA, place, offer, "accept")
    told = words(rig.next_message(DANA, place, 1))
    assert f"was already withdrawn by <@{ANA}>" in told


def test_without_a_phase_the_last_one_is_reopened(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    outlook = rig.command(ANA, CHURN, "reopen the holdout set leaked")
    assert "Reopen *Model evaluation*" in words(outlook)
    assert "the holdout set leaked" in words(outlook)


def test_an_outlook_may_be_cancelled(rig: Rig) -> None:
    outlook = rig.command(PRIYA, CHURN, "skip model evaluation no time")
    rig.click(PRIYA, CHURN, outlook, "cancel")
    assert "Nothing was changed" in words(rig.changed(PRIYA, CHURN, outlook))
    assert rig.project("churn").phases[4].status == "active"


def test_what_changed_since_the_outlook_is_told_at_the_click(rig: Rig) -> None:
    outlook = rig.command(PRIYA, CHURN, "skip model evaluation no time")
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.click(PRIYA, CHURN, outlook, "confirm_intervention")
    told = words(rig.next_message(PRIYA, CHURN, 1))
    assert f"was already completed by <@{ANA}>" in told


def test_a_skipped_phase_is_offered_anew_when_it_is_reopened(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.mark_done(LEE, CHURN, "model deployment")
    rig.mark_done(DANA, CHURN, "model serving")
    rig.deliver_all()
    confirmed(rig, PRIYA, CHURN, "skip app integration no app yet")
    rig.deliver_all()
    confirmed(rig, PRIYA, CHURN, "reopen app integration there is one now")
    rig.deliver_all()
    offer = rig.direct(OMAR)
    assert "*App integration* of *Churn predictor* is ready for you as developer" in words(offer)
    assert f"<@{PRIYA}> opened it again" in words(offer)
    assert "there is one now" in words(offer)
    assert buttons(offer) == ["accept", "return"]
    assert "was skipped and is open again" in words(rig.card(CHURN))


@pytest.mark.parametrize("word", ["skip", "reopen", "undo"])
def test_a_channel_without_a_project_gets_a_way_forward(rig: Rig, word: str) -> None:
    told = rig.command(ANA, COFFEE, f"{word} because")
    assert "No project is registered in this channel" in words(told)


def test_the_help_names_the_words(rig: Rig) -> None:
    guide = words(rig.command(ANA, CHURN, "help"))
    assert all(f"/baton {word}" in guide for word in ("undo", "reopen", "skip"))
