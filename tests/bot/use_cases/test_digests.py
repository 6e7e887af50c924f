"""What is owed to who reads a digest: gathered once, sent once, whatever happens on the way."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.use_cases.delivering.deliver import DeliverNotification
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.telling import WaitForHours
from bot.use_cases.ports.sending import RateLimited, Rejected
from domain.handoffs.hours.preferences import Preferences
from domain.ids import CompletionId, HandoffId
from domain.notifications import NotificationKind, Refresh, Retraction
from domain.reminder_notices import reminder_again
from tests.factories import DANA
from tests.fakes.messenger import Call, WorkerDied
from tests.fakes.post_office import ACME, SUBJECT, PostOffice, an_offer

DIGEST = 10 * 60  # minutes since midnight
DUE = datetime(2026, 11, 24, 10, tzinfo=UTC)
LATER = CompletionId("churn/model_evaluation/1")
FIRST, SECOND = an_offer(DANA), an_offer(DANA, LATER)


@pytest.fixture(autouse=True)
def _owed_in_the_evening(post_office: PostOffice) -> None:
    post_office.clock.reach(datetime(2026, 11, 23, 20, tzinfo=UTC))
    with post_office.open_work(ACME) as work:
        work.calendars.prefer(DANA, Preferences("UTC", digest=DIGEST))
    post_office.owe(FIRST, SECOND)


def worker(post_office: PostOffice) -> DeliverNotification:
    know = KnowTimeZones(post_office.open_work, post_office.clock)
    return replace(
        post_office.deliver, wait_for=WaitForHours(post_office.open_work, know, post_office.clock)
    )


def sent(post_office: PostOffice) -> int:
    return len(post_office.slack.texts("D0DANA"))


def in_the_morning(post_office: PostOffice) -> None:
    post_office.clock.reach(DUE)
    post_office.jobs.run_due(worker(post_office))


def test_all_that_is_due_is_one_message(post_office: PostOffice) -> None:
    notice = replace(FIRST, kind=NotificationKind.SKIPPED)
    post_office.owe(notice)
    post_office.jobs.run_all(worker(post_office))
    assert post_office.clock.now == DUE
    assert sent(post_office) == 1
    with post_office.open_work(ACME) as work:
        assert set(work.timers.told_with(FIRST)) == {FIRST, SECOND, notice}
        assert not any(work.queue.kept_back(one) for one in (FIRST, SECOND, notice))


def test_a_worker_that_died_once_it_was_sent_leaves_one_message(post_office: PostOffice) -> None:
    post_office.slack.lose_answer(Call.POST, WorkerDied())
    with pytest.raises(WorkerDied):
        in_the_morning(post_office)
    post_office.pass_time(minutes=5)
    post_office.reconcile()
    post_office.jobs.run_all(worker(post_office))
    assert sent(post_office) == 1


def test_a_reminder_goes_with_it_and_one_that_was_put_off_does_not(post_office: PostOffice) -> None:
    handoff = HandoffId("churn/model_deployment/1")
    with post_office.open_work(ACME) as work:
        reminder = reminder_again(handoff, DANA, 0)
        work.timers.plan([handoff], {reminder: DUE}, post_office.clock.now)
        again = reminder_again(HandoffId("churn/model_serving/1"), DANA, 1)
        work.timers.put_off(again, DUE, post_office.clock.now)
    post_office.slack.lose_answer(Call.POST, WorkerDied())
    with pytest.raises(WorkerDied):
        in_the_morning(post_office)
    post_office.pass_time(minutes=5)
    post_office.reconcile()
    post_office.jobs.run_all(worker(post_office))
    assert sent(post_office) == 2
    with post_office.open_work(ACME) as work:
        assert set(work.timers.told_with(reminder)) == {FIRST, SECOND, reminder}
        assert work.timers.told_with(again) == (again,)


def test_a_late_digest_goes_out_on_its_day(post_office: PostOffice) -> None:
    post_office.clock.reach(DUE + timedelta(hours=9))
    post_office.jobs.run_due(worker(post_office))
    assert sent(post_office) == 1


def test_the_digest_of_yesterday_goes_out_with_that_of_today(post_office: PostOffice) -> None:
    post_office.clock.reach(DUE + timedelta(hours=15))
    post_office.jobs.run_due(worker(post_office))
    assert sent(post_office) == 0
    post_office.jobs.run_all(worker(post_office))
    assert post_office.clock.now == DUE + timedelta(days=1)
    assert sent(post_office) == 1


def test_what_changes_is_shown_in_the_digest(post_office: PostOffice) -> None:
    in_the_morning(post_office)
    post_office.rename("renamed", Refresh(SUBJECT), Refresh(LATER))
    post_office.jobs.run_due(worker(post_office))
    assert post_office.slack.texts("D0DANA") == ["offer: renamed"]


def test_what_was_told_in_a_digest_is_not_told_again(post_office: PostOffice) -> None:
    in_the_morning(post_office)
    post_office.owe(FIRST, SECOND)
    post_office.jobs.run_all(worker(post_office))
    assert sent(post_office) == 1


def test_what_is_taken_back_while_slack_is_busy_leaves_the_rest_to_be_told(
    post_office: PostOffice,
) -> None:
    post_office.slack.fail(Call.POST, RateLimited(timedelta(seconds=30)))
    in_the_morning(post_office)
    head = next(row.told_in for row in post_office.rows() if row.told_in)
    first = FIRST if str(head).endswith(FIRST.id) else SECOND
    post_office.owe(Retraction(first, replace(first, kind=NotificationKind.OPENED)))
    post_office.jobs.run_all(worker(post_office))
    assert post_office.slack.texts("D0DANA") == ["offer: as it begins"]


def test_what_is_not_worth_saying_may_be_owed_anew(post_office: PostOffice) -> None:
    post_office.rename("nothing to say")
    in_the_morning(post_office)
    assert sent(post_office) == 0
    post_office.pass_time(minutes=1)
    post_office.rename("Churn", SECOND)
    post_office.jobs.run_all(worker(post_office))
    assert sent(post_office) == 1
    assert post_office.clock.now == DUE + timedelta(days=1)


def test_what_is_refused_together_is_tried_one_by_one(post_office: PostOffice) -> None:
    post_office.slack.fail(Call.POST, Rejected("msg_too_long"))
    in_the_morning(post_office)
    assert sent(post_office) == 1
    states = {key: state for key, state in post_office.states().items() if ":offer:" in key}
    assert sorted(states.values()) == ["failed", "sent"]
