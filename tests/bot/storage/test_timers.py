"""Reminders in the outbox: planned, cancelled, told together, put off; on both databases."""

from datetime import timedelta

import pytest

from bot.use_cases.ports.sending import RateLimited
from domain.ids import HandoffId, MemberId
from domain.notifications import Notification, NotificationKind, ToMember
from tests.factories import DANA, LEE, NOW
from tests.fakes.messenger import Call, WorkerDied
from tests.fakes.post_office import ACME, CHURN, PostOffice

FIRST, SECOND = HandoffId("churn/model_deployment/1"), HandoffId("churn/model_serving/1")
LATER = NOW + timedelta(hours=4)


def a_reminder(handoff: HandoffId, member: MemberId = DANA, again: int = 0) -> Notification:
    return Notification(NotificationKind.REMINDER, CHURN, handoff, ToMember(member), again)


def plan(post_office: PostOffice, *wanted: Notification) -> None:
    with post_office.open_work(ACME) as work:
        due = dict.fromkeys(wanted, LATER)
        work.timers.plan([FIRST, SECOND], due, post_office.clock.now)


def states(post_office: PostOffice) -> dict[str, str]:
    return {key: state for key, state in post_office.states().items() if ":edit:" not in key}


def test_they_wait_and_are_sent_when_their_hour_has_come(post_office: PostOffice) -> None:
    plan(post_office, a_reminder(FIRST))
    post_office.deliver_due()
    assert post_office.slack.texts("D0DANA") == []
    post_office.clock.reach(LATER)
    post_office.deliver_due()
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_what_is_not_wanted_any_longer_is_cancelled(post_office: PostOffice) -> None:
    plan(post_office, a_reminder(FIRST), a_reminder(FIRST, LEE))
    plan(post_office, a_reminder(FIRST, LEE))
    assert states(post_office) == {
        f"{FIRST}:reminder:U0DANA": "cancelled",
        f"{FIRST}:reminder:U0LEE": "pending",
    }
    plan(post_office, a_reminder(FIRST), a_reminder(FIRST, LEE))
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_another_moment_moves_what_waits(post_office: PostOffice) -> None:
    plan(post_office, a_reminder(FIRST))
    earlier = NOW + timedelta(hours=1)
    with post_office.open_work(ACME) as work:
        work.timers.plan([FIRST], {a_reminder(FIRST): earlier}, NOW)
        assert work.timers.waits_until(a_reminder(FIRST)) == earlier
    post_office.clock.reach(earlier)
    post_office.deliver_due()
    assert len(post_office.slack.texts("D0DANA")) == 1
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_what_is_due_at_once_is_one_message(post_office: PostOffice) -> None:
    plan(post_office, a_reminder(FIRST), a_reminder(SECOND), a_reminder(SECOND, LEE))
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1
    assert len(post_office.slack.texts("D0LEE")) == 1
    with post_office.open_work(ACME) as work:
        told = work.timers.told_with(a_reminder(FIRST))
    assert told == (a_reminder(FIRST), a_reminder(SECOND))


def test_a_message_that_tells_of_others_is_not_cancelled_with_the_first(
    post_office: PostOffice,
) -> None:
    plan(post_office, a_reminder(FIRST), a_reminder(SECOND))
    post_office.slack.fail(Call.POST, RateLimited(timedelta(seconds=30)))
    post_office.clock.reach(LATER)
    post_office.deliver_due()
    plan(post_office, a_reminder(SECOND))
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_a_worker_that_dies_after_sending_tells_nothing_twice(post_office: PostOffice) -> None:
    plan(post_office, a_reminder(FIRST), a_reminder(SECOND))
    post_office.clock.reach(LATER)
    post_office.slack.lose_answer(Call.POST, WorkerDied())
    with pytest.raises(WorkerDied):
        post_office.deliver_due()
    post_office.pass_time(seconds=71)
    post_office.reconcile()
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_one_that_is_being_sent_corrects_itself_afterwards(post_office: PostOffice) -> None:
    plan(post_office, a_reminder(FIRST))
    post_office.slack.meanwhile[Call.POST] = lambda: plan(post_office)
    post_office.deliver_all()
    assert post_office.slack.calls.count(Call.POST) == 1
    assert post_office.slack.calls.count(Call.UPDATE) == 1


def test_what_is_put_off_comes_once_more_and_another_wish_moves_it(post_office: PostOffice) -> None:
    plan(post_office, a_reminder(FIRST))
    post_office.deliver_all()
    again, now = a_reminder(FIRST, again=1), post_office.clock.now
    for hours in (1, 5):
        with post_office.open_work(ACME) as work:
            assert work.timers.put_off(again, now + timedelta(hours=hours), now)
    with post_office.open_work(ACME) as work:
        assert work.timers.waits_until(again) == now + timedelta(hours=5)
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 2
    with post_office.open_work(ACME) as work:
        assert not work.timers.put_off(again, now + timedelta(hours=9), now)
        assert work.timers.waits_until(again) is None


def test_what_was_put_off_stops_with_the_rest(post_office: PostOffice) -> None:
    plan(post_office, a_reminder(FIRST))
    post_office.deliver_all()
    now = post_office.clock.now
    with post_office.open_work(ACME) as work:
        work.timers.put_off(a_reminder(FIRST, again=1), now + timedelta(hours=1), now)
    plan(post_office)
    assert states(post_office)[f"{FIRST}:reminder:U0DANA:1"] == "cancelled"


def test_whom_a_reminder_waits_for_and_whom_it_does_not(post_office: PostOffice) -> None:
    plan(post_office, a_reminder(FIRST), a_reminder(SECOND, LEE))
    with post_office.open_work(ACME) as work:
        assert work.timers.handoffs_for(DANA) == (FIRST,)
        assert work.timers.handoffs_for(LEE) == (SECOND,)
    post_office.deliver_all()
    with post_office.open_work(ACME) as work:
        assert work.timers.handoffs_for(DANA) == ()
