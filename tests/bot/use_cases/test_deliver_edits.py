"""Messages that were sent are edited when things change, in order and no more than needed."""

from datetime import timedelta

import pytest

from bot.use_cases.ports.sending import RateLimited, Rejected, Uncertain
from domain.ids import CompletionId
from domain.notifications import Refresh
from tests.fakes.messenger import Call, WorkerDied
from tests.fakes.post_office import SUBJECT, PostOffice, a_card, an_offer

CARD = f"{SUBJECT}:card:C0CHURN"


@pytest.fixture
def sent(post_office: PostOffice) -> PostOffice:
    """A post office that has sent a card and an offer about the same completion."""
    post_office.owe(a_card("C0CHURN"), an_offer("U0DANA"))
    post_office.deliver_due()
    post_office.slack.calls.clear()
    return post_office


def test_what_was_sent_is_edited_in_place(sent: PostOffice) -> None:
    sent.rename("as it is later", Refresh(SUBJECT))
    sent.deliver_all()
    assert sent.slack.texts("C0CHURN") == ["card: as it is later"]
    assert sent.slack.texts("D0DANA") == ["offer: as it is later"]
    assert sent.states()[f"{CARD}:edit:2"] == "sent"


def test_messages_about_something_else_are_left_alone(sent: PostOffice) -> None:
    sent.rename("as it is later", Refresh(CompletionId("churn/data_ingestion/1")))
    sent.deliver_all()
    assert sent.slack.calls == []


def test_what_is_owed_together_with_a_refresh_is_not_edited(post_office: PostOffice) -> None:
    post_office.rename("at last", a_card("C0CHURN"), Refresh(SUBJECT))
    post_office.deliver_all()
    assert post_office.states() == {CARD: "sent"}


def test_a_message_that_says_so_already_is_not_edited(post_office: PostOffice) -> None:
    post_office.owe(a_card("C0CHURN"))
    post_office.rename("as it is later", Refresh(SUBJECT))
    post_office.deliver_all()
    assert post_office.slack.texts("C0CHURN") == ["card: as it is later"]
    assert post_office.slack.calls == [Call.POST]
    assert post_office.states()[f"{CARD}:edit:2"] == "cancelled"


def test_an_edit_waits_for_its_message(post_office: PostOffice) -> None:
    post_office.slack.fail(Call.POST, RateLimited(timedelta(minutes=5)))
    post_office.owe(a_card("C0CHURN"))
    post_office.deliver_due()
    post_office.rename("as it is later", Refresh(SUBJECT))
    post_office.deliver_all()
    assert post_office.slack.texts("C0CHURN") == ["card: as it is later"]
    assert post_office.rows()[1].attempts <= 3, "it does not ask every second"


def test_a_change_while_the_message_is_on_its_way_is_seen(
    post_office: PostOffice,
) -> None:
    def change() -> None:
        post_office.slack.meanwhile.clear()
        post_office.rename("as it is later", Refresh(SUBJECT))

    post_office.slack.meanwhile[Call.POST] = change
    post_office.owe(a_card("C0CHURN"))
    post_office.deliver_all()
    assert post_office.slack.texts("C0CHURN") == ["card: as it is later"]


def test_a_message_that_was_found_is_edited_all_the_same(
    post_office: PostOffice,
) -> None:
    post_office.slack.lose_answer(Call.POST)
    post_office.owe(a_card("C0CHURN"))
    post_office.deliver_due()
    post_office.rename("as it is later", Refresh(SUBJECT))
    post_office.deliver_all()
    assert post_office.slack.texts("C0CHURN") == ["card: as it is later"]


def test_of_several_edits_that_wait_only_the_last_is_made(sent: PostOffice) -> None:
    for name in ("one", "two", "three"):
        sent.rename(name, Refresh(SUBJECT))
    sent.deliver_all()
    assert sent.slack.texts("C0CHURN") == ["card: three"]
    assert sent.slack.calls == [Call.UPDATE, Call.UPDATE], "one each for the card and the offer"


@pytest.mark.parametrize("failure", [Uncertain("timed out"), RateLimited(timedelta(seconds=9))])
def test_an_edit_that_failed_is_tried_again(sent: PostOffice, failure: Exception) -> None:
    sent.slack.fail(Call.UPDATE, failure, times=2)
    sent.rename("as it is later", Refresh(SUBJECT))
    sent.deliver_all()
    assert sent.slack.texts("C0CHURN") == ["card: as it is later"]
    assert sent.slack.texts("D0DANA") == ["offer: as it is later"]
    assert Call.FIND not in sent.slack.calls


def test_an_edit_of_a_crashed_worker_is_made_by_another(sent: PostOffice) -> None:
    sent.slack.lose_answer(Call.UPDATE, WorkerDied())
    sent.rename("as it is later", Refresh(SUBJECT))
    with pytest.raises(WorkerDied):
        sent.deliver_due()
    sent.jobs.forget()
    sent.rename("even later", Refresh(SUBJECT))
    sent.deliver_due()
    sent.pass_time(seconds=61)
    sent.reconcile()
    sent.deliver_all()
    assert sent.slack.texts("C0CHURN") == ["card: even later"]
    assert sent.slack.texts("D0DANA") == ["offer: even later"]


def test_two_edits_of_a_message_never_overtake_each_other(sent: PostOffice) -> None:
    def change_and_let_another_worker_edit() -> None:
        sent.slack.meanwhile.clear()
        sent.rename("newest", Refresh(SUBJECT))
        sent.deliver_due()
        assert sent.slack.calls.count(Call.UPDATE) <= 3
        assert "card: newest" not in sent.slack.texts("C0CHURN")

    sent.slack.meanwhile[Call.UPDATE] = change_and_let_another_worker_edit
    sent.rename("newer", Refresh(SUBJECT))
    sent.deliver_all()
    assert sent.slack.texts("C0CHURN") == ["card: newest"]
    assert sent.slack.texts("D0DANA") == ["offer: newest"]


def test_an_edit_that_slack_refuses_disturbs_nobody(sent: PostOffice) -> None:
    sent.slack.fail(Call.UPDATE, Rejected("message_not_found"), times=2)
    sent.rename("as it is later", Refresh(SUBJECT))
    sent.deliver_all()
    assert sent.slack.texts("D0PRIYA") == []
    assert sent.states()[f"{CARD}:edit:2"] == "failed"


def test_a_message_that_was_never_sent_is_not_edited(post_office: PostOffice) -> None:
    post_office.rename("nothing to say", a_card("C0CHURN"))
    post_office.rename("nothing to say", Refresh(SUBJECT))
    post_office.deliver_all()
    post_office.rename("something again", Refresh(SUBJECT))
    post_office.deliver_all()
    assert post_office.slack.calls == []
    assert post_office.states() == {CARD: "cancelled", f"{CARD}:edit:3": "cancelled"}


def test_an_edit_with_nothing_to_say_leaves_the_message_as_it_is(sent: PostOffice) -> None:
    sent.rename("nothing to say", Refresh(SUBJECT))
    sent.deliver_all()
    assert sent.slack.texts("C0CHURN") == ["card: as it begins"]
    assert sent.states()[f"{CARD}:edit:2"] == "cancelled"
