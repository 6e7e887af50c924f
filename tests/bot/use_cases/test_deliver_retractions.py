"""What is taken back is not said any longer, and whoever may have read it is told why."""

from bot.use_cases.ports.sending import Uncertain
from domain.ids import MemberId
from domain.notifications import Notification, NotificationKind, Refresh, Retraction, ToMember
from tests.fakes.messenger import Call
from tests.fakes.post_office import CHURN, SUBJECT, PostOffice, an_offer

OFFER = f"{SUBJECT}:offer:U0DANA"
NOTICE = f"{SUBJECT}:opened:U0DANA"


def taken_back() -> Retraction:
    notice = Notification(NotificationKind.OPENED, CHURN, SUBJECT, ToMember(MemberId("U0DANA")))
    return Retraction(an_offer("U0DANA"), notice)


def test_what_was_not_sent_is_left_unsaid(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    post_office.owe(taken_back(), Refresh(SUBJECT))
    post_office.deliver_all()
    assert post_office.slack.calls == []
    assert post_office.states() == {OFFER: "cancelled"}


def test_whoever_has_it_is_told_why(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    post_office.rename("as it is later", taken_back(), Refresh(SUBJECT))
    post_office.deliver_all()
    assert post_office.slack.texts("D0DANA") == ["offer: as it is later", "opened: as it is later"]


def test_whoever_may_have_it_is_told_why(post_office: PostOffice) -> None:
    post_office.slack.fail(Call.POST, Uncertain("timed out"))
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_due()
    post_office.owe(taken_back())
    post_office.deliver_all()
    assert post_office.states() == {OFFER: "sent", NOTICE: "sent"}


def test_a_message_on_its_way_cannot_be_left_unsaid(post_office: PostOffice) -> None:
    def take_back() -> None:
        post_office.slack.meanwhile.clear()
        post_office.owe(taken_back())

    post_office.slack.meanwhile[Call.POST] = take_back
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    assert post_office.states() == {OFFER: "sent", NOTICE: "sent"}


def test_a_message_that_was_never_owed_needs_no_taking_back(post_office: PostOffice) -> None:
    post_office.owe(Retraction(an_offer("U0DANA")))
    assert post_office.states() == {}


def test_what_was_left_unsaid_is_said_after_all_when_it_is_owed_anew(
    post_office: PostOffice,
) -> None:
    post_office.owe(an_offer("U0DANA"))
    post_office.owe(taken_back())
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    assert post_office.slack.texts("D0DANA") == ["offer: as it begins"]
    assert post_office.states() == {OFFER: "sent"}


def test_what_is_taken_back_and_owed_at_once_is_said_once(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    post_office.owe(taken_back(), an_offer("U0DANA"))
    post_office.deliver_all()
    assert post_office.slack.texts("D0DANA") == ["offer: as it begins"]


def test_what_was_sent_is_not_sent_again(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_all()
    post_office.owe(taken_back(), an_offer("U0DANA"))
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 2
