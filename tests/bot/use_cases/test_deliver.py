"""What is owed reaches Slack after the decision, once, whatever happens on the way."""

from datetime import timedelta

import pytest

from bot.use_cases.delivering.retries import CARRIED_OUT_BY
from bot.use_cases.ports.sending import RateLimited, Rejected, Uncertain
from domain.errors import RegistryAway
from domain.notifications import NotificationKind, ToMember
from tests.bot.storage.storing import CHURN
from tests.factories import PRIYA
from tests.fakes.messenger import Call, WorkerDied
from tests.fakes.post_office import ACME, SUBJECT, PostOffice, a_card, an_offer

OFFER = f"{SUBJECT}:offer:U0DANA"
NOTICE = f"{SUBJECT}:undelivered:U0PRIYA"


def test_what_is_owed_is_sent_after_the_transaction_and_not_in_it(post_office: PostOffice) -> None:
    with post_office.open_work(ACME) as work:
        project = work.registry.project(CHURN)
        work.outbox.owe([an_offer("U0DANA")], project, post_office.clock.now)
        post_office.deliver_due()
        assert post_office.slack.posted == []
    post_office.deliver_due()
    assert post_office.slack.texts("D0DANA") == ["offer: as it begins"]
    assert post_office.states() == {OFFER: "sent"}


def test_what_is_rolled_back_is_never_sent(post_office: PostOffice) -> None:
    def owe_and_fail() -> None:
        with post_office.open_work(ACME) as work:
            project = work.registry.project(CHURN)
            work.outbox.owe([an_offer("U0DANA")], project, post_office.clock.now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        owe_and_fail()
    post_office.deliver_all()
    assert post_office.slack.posted == []
    assert post_office.states() == {}


def test_the_same_notification_is_owed_once(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_a_card_goes_to_its_channel_without_opening_a_conversation(post_office: PostOffice) -> None:
    post_office.owe(a_card("C0CHURN"))
    post_office.deliver_due()
    assert post_office.slack.texts("C0CHURN") == ["card: as it begins"]
    assert post_office.slack.calls == [Call.POST]


def test_a_message_says_how_things_stand_when_it_is_sent(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    post_office.rename("as it is later")
    post_office.deliver_due()
    assert post_office.slack.texts("D0DANA") == ["offer: as it is later"]


def test_a_message_that_has_nothing_to_say_any_longer_is_cancelled(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    post_office.rename("nothing to say")
    post_office.deliver_all()
    assert post_office.slack.posted == []
    assert post_office.states() == {OFFER: "cancelled"}


def test_after_429_a_message_is_sent_later_and_once(post_office: PostOffice) -> None:
    post_office.slack.fail(Call.POST, RateLimited(timedelta(seconds=30)))
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_due()
    post_office.pass_time(seconds=29)
    post_office.deliver_due()
    assert post_office.slack.posted == []
    post_office.pass_time(seconds=1)
    post_office.deliver_due()
    assert len(post_office.slack.texts("D0DANA")) == 1
    assert Call.FIND not in post_office.slack.calls, "429 says that it was not posted"


def test_a_message_whose_answer_was_lost_is_found_and_not_sent_twice(
    post_office: PostOffice,
) -> None:
    post_office.slack.lose_answer(Call.POST)
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1
    assert post_office.states() == {OFFER: "sent"}
    assert post_office.clock.now - post_office.rows()[0].created_at >= CARRIED_OUT_BY


def test_a_message_that_a_timeout_kept_from_slack_is_sent_later(post_office: PostOffice) -> None:
    post_office.slack.fail(Call.POST, Uncertain("timed out"))
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    assert post_office.slack.calls == [Call.OPEN, Call.POST, Call.FIND, Call.POST]
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_not_being_able_to_look_does_not_make_an_uncertain_message_certain(
    post_office: PostOffice,
) -> None:
    post_office.slack.lose_answer(Call.POST)
    post_office.slack.fail(Call.FIND, RateLimited(timedelta(seconds=90)))
    post_office.slack.fail(Call.FIND, Uncertain("timed out"))
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    assert post_office.slack.calls.count(Call.FIND) == 3
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_a_crashed_worker_loses_its_lease_and_its_message_is_found(post_office: PostOffice) -> None:
    post_office.slack.lose_answer(Call.POST, WorkerDied())
    post_office.owe(an_offer("U0DANA"))
    with pytest.raises(WorkerDied):
        post_office.deliver_due()
    assert post_office.states() == {OFFER: "sending"}
    post_office.reconcile()
    assert post_office.jobs.planned == [], "the lease still holds"
    post_office.pass_time(seconds=61)
    post_office.reconcile()
    post_office.deliver_due()
    assert len(post_office.slack.texts("D0DANA")) == 1
    assert post_office.states() == {OFFER: "sent"}


@pytest.mark.parametrize("call", [Call.OPEN, Call.POST])
def test_a_worker_that_crashes_before_slack_has_it_costs_only_time(
    post_office: PostOffice, call: Call
) -> None:
    post_office.slack.fail(call, WorkerDied())
    post_office.owe(an_offer("U0DANA"))
    with pytest.raises(WorkerDied):
        post_office.deliver_due()
    post_office.pass_time(seconds=61)
    post_office.reconcile()
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_a_permanent_refusal_is_recorded_and_the_others_go_on(post_office: PostOffice) -> None:
    post_office.slack.fail(Call.POST, Rejected("restricted_action"))
    post_office.owe(a_card("C0CHURN"))
    post_office.deliver_due()
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1
    with post_office.open_work(ACME) as work:
        (refused,) = work.outbox.undelivered(10)
        assert (refused.notification, refused.why) == (a_card("C0CHURN"), "restricted_action")
        assert work.outbox.undelivered_about(SUBJECT) == (refused,)


def test_the_lead_is_told_once_of_what_could_not_be_delivered(post_office: PostOffice) -> None:
    post_office.slack.fail(Call.OPEN, Rejected("user_disabled"))
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    post_office.slack.fail(Call.OPEN, Rejected("user_disabled"))
    post_office.owe(an_offer("U0LEE"))
    post_office.deliver_all()
    assert post_office.slack.texts("D0PRIYA") == ["undelivered: as it begins"]
    assert Call.UPDATE in post_office.slack.calls, "the notice lists the second one too"


def test_a_lead_who_cannot_be_reached_is_not_told_so(post_office: PostOffice) -> None:
    post_office.slack.fail(Call.OPEN, Rejected("user_disabled"))
    post_office.owe(an_offer(PRIYA))
    post_office.deliver_all()
    assert post_office.slack.posted == []
    assert list(post_office.states().values()) == ["failed"]


def test_there_is_no_notice_about_a_notice(post_office: PostOffice) -> None:
    post_office.slack.fail(Call.OPEN, Rejected("user_disabled"), times=2)
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    assert post_office.states() == {OFFER: "failed", NOTICE: "failed"}
    notice = post_office.rows()[1]
    assert (notice.kind, notice.recipient) == (NotificationKind.UNDELIVERED, "U0PRIYA")
    assert an_offer(PRIYA).recipient == ToMember(PRIYA)


def test_a_message_that_cannot_be_drawn_is_sent_once_it_can(
    post_office: PostOffice,
) -> None:
    post_office.rename("unspeakable", an_offer("U0DANA"))
    post_office.deliver_due()
    assert post_office.slack.posted == []
    assert post_office.rows()[0].last_error == "ValueError"
    post_office.rename("mended")
    post_office.deliver_all()
    assert post_office.slack.texts("D0DANA") == ["offer: mended"]


def test_a_database_that_is_away_costs_only_time(post_office: PostOffice) -> None:
    post_office.rename("out of reach", an_offer("U0DANA"))
    with pytest.raises(RegistryAway):
        post_office.deliver_due()
    post_office.rename("back again")
    post_office.pass_time(seconds=61)
    post_office.reconcile()
    post_office.deliver_all()
    assert post_office.slack.texts("D0DANA") == ["offer: back again"]
