"""What waits for somebody's morning: put off, moved, hurried, and sent once whatever happens."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from bot.use_cases.delivering.deliver import DeliverNotification
from bot.use_cases.people.knowing_zones import MOST_ASKED, KnowTimeZones
from bot.use_cases.people.telling import WaitForHours
from bot.use_cases.ports.calendars import SlackProfile
from bot.use_cases.ports.sending import RateLimited, Uncertain
from domain.handoffs.hours.calendar import Calendar, WorkingHours
from domain.handoffs.hours.preferences import Preferences
from domain.ids import MemberId, WorkspaceId
from domain.notifications import Notification, ToMember
from tests.factories import ANA, DANA, LEE, PRIYA
from tests.fakes.messenger import Call, WorkerDied
from tests.fakes.post_office import ACME, SUBJECT, PostOffice, a_card, an_offer

EVENING = datetime(2026, 11, 23, 20, tzinfo=UTC)
MORNING = datetime(2026, 11, 24, 9, tzinfo=UTC)
OFFER = f"{SUBJECT}:offer:U0DANA"


@pytest.fixture(autouse=True)
def _in_the_evening(post_office: PostOffice) -> None:
    post_office.clock.reach(EVENING)


def lives_in(post_office: PostOffice, member: MemberId, zone: str) -> None:
    with post_office.open_work(ACME) as work:
        work.calendars.prefer(member, Preferences(time_zone=zone))


def press(post_office: PostOffice, by: MemberId = ANA) -> tuple[MemberId, ...]:
    with post_office.open_work(ACME) as work:
        told = work.queue.hurry(SUBJECT, by, post_office.clock.now)
        return tuple(to.member for to in told if isinstance(to, ToMember))


def queue(post_office: PostOffice) -> tuple[tuple[MemberId, datetime], ...]:
    with post_office.open_work(ACME) as work:
        return work.queue.about(SUBJECT)


def minding(post_office: PostOffice, zones: dict[str, str] | None = None) -> DeliverNotification:
    """A worker that minds working hours; Slack knows these time zones."""

    def ask(workspace: WorkspaceId, member: MemberId) -> SlackProfile:
        del workspace
        return SlackProfile((zones or {}).get(member))

    know = KnowTimeZones(post_office.open_work, post_office.clock, ask)
    waits = WaitForHours(post_office.open_work, know, post_office.clock)
    return replace(post_office.deliver, wait_for=waits)


def test_it_is_owed_for_the_morning_and_sent_then(post_office: PostOffice) -> None:
    lives_in(post_office, DANA, "UTC")
    post_office.owe(an_offer(DANA))
    assert queue(post_office) == ((DANA, MORNING),)
    assert [due for due, _ in post_office.jobs.planned] == [MORNING]
    post_office.jobs.run_all(minding(post_office))
    assert len(post_office.slack.texts("D0DANA")) == 1
    assert post_office.clock.now == MORNING
    assert queue(post_office) == ()


def test_cards_wait_for_nobody(post_office: PostOffice) -> None:
    lives_in(post_office, DANA, "UTC")
    post_office.owe(a_card())
    post_office.jobs.run_due(minding(post_office))
    assert len(post_office.slack.texts("C0CHURN")) == 1


def test_a_worker_that_learns_where_somebody_is_puts_their_message_off(
    post_office: PostOffice,
) -> None:
    post_office.owe(an_offer(DANA), a_card())
    assert queue(post_office) == ()
    worker = minding(post_office, {DANA: "UTC"})
    post_office.jobs.run_due(worker)
    assert queue(post_office) == ((DANA, MORNING),)
    assert post_office.slack.calls.count(Call.UPDATE) == 1, "the card tells of it"
    post_office.jobs.run_all(worker)
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_whose_time_zone_nobody_knows_is_told_at_once(post_office: PostOffice) -> None:
    post_office.owe(an_offer(DANA))
    post_office.jobs.run_due(minding(post_office))
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_hurried_while_the_worker_finds_out_that_it_is_night(post_office: PostOffice) -> None:
    post_office.owe(an_offer(DANA))

    def night_falls(
        workspace: WorkspaceId, notification: Notification, queued_for: datetime | None
    ) -> datetime:
        del workspace, notification, queued_for
        press(post_office)
        return MORNING

    post_office.jobs.run_due(replace(post_office.deliver, wait_for=night_falls))
    assert len(post_office.slack.texts("D0DANA")) == 1
    post_office.jobs.run_all(minding(post_office, {DANA: "UTC"}))
    assert len(post_office.slack.texts("D0DANA")) == 1


@pytest.mark.parametrize("during", [Call.OPEN, Call.POST])
def test_hurried_while_the_worker_is_sending(post_office: PostOffice, during: Call) -> None:
    lives_in(post_office, DANA, "UTC")
    post_office.owe(an_offer(DANA))

    def pressed() -> None:
        press(post_office)

    post_office.slack.meanwhile[during] = pressed
    post_office.jobs.run_all(minding(post_office))
    assert len(post_office.slack.texts("D0DANA")) == 1
    assert press(post_office) == ()
    post_office.jobs.run_all(minding(post_office))
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_many_who_hurry_at_once_send_one_message(post_office: PostOffice) -> None:
    lives_in(post_office, DANA, "UTC")
    post_office.owe(an_offer(DANA), an_offer(LEE))
    results = at_once(lambda: press(post_office, ANA), lambda: press(post_office, PRIYA))
    assert results in ([(), (DANA,)], [(DANA,), ()])
    post_office.jobs.run_all(minding(post_office))
    assert len(post_office.slack.texts("D0DANA")) == 1
    assert len(post_office.slack.texts("D0LEE")) == 1


def test_hurried_while_the_morning_comes(post_office: PostOffice) -> None:
    lives_in(post_office, DANA, "UTC")
    post_office.owe(an_offer(DANA))
    (job,) = [job for _, job in post_office.jobs.planned]
    post_office.clock.reach(MORNING)
    worker = minding(post_office)
    at_once(lambda: press(post_office), lambda: worker(job.row, job.run))
    post_office.jobs.run_all(worker)
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_what_is_hurried_is_sent_in_spite_of_the_hour_also_after_a_429(
    post_office: PostOffice,
) -> None:
    lives_in(post_office, DANA, "UTC")
    post_office.owe(an_offer(DANA))
    press(post_office)
    post_office.slack.fail(Call.POST, RateLimited(timedelta(seconds=30)))
    worker = minding(post_office)
    post_office.jobs.run_due(worker)
    post_office.pass_time(seconds=31)
    post_office.jobs.run_due(worker)
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_a_worker_that_dies_with_a_hurried_message_loses_only_time(post_office: PostOffice) -> None:
    lives_in(post_office, DANA, "UTC")
    post_office.owe(an_offer(DANA))
    press(post_office)
    post_office.slack.lose_answer(Call.POST, WorkerDied())
    with pytest.raises(WorkerDied):
        post_office.jobs.run_due(minding(post_office))
    post_office.pass_time(seconds=71)
    post_office.reconcile()
    post_office.jobs.run_all(minding(post_office))
    assert len(post_office.slack.texts("D0DANA")) == 1
    assert post_office.states() == {OFFER: "sent"}


def test_other_hours_move_what_waits(post_office: PostOffice) -> None:
    lives_in(post_office, DANA, "UTC")
    post_office.owe(an_offer(DANA), a_card())
    earlier = EVENING + timedelta(hours=1)
    with post_office.open_work(ACME) as work:
        work.calendars.prefer(DANA, Preferences("UTC", WorkingHours(end=23 * 60)))
        work.queue.wait_until(DANA, earlier, post_office.clock.now)
    assert queue(post_office) == ((DANA, earlier),)
    post_office.clock.reach(earlier)
    post_office.jobs.run_due(minding(post_office))
    assert len(post_office.slack.texts("D0DANA")) == 1
    post_office.jobs.run_all(minding(post_office))
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_slack_is_asked_for_a_few_at_a_time_and_not_again_the_same_day(
    post_office: PostOffice,
) -> None:
    asked: list[str] = []

    def ask(workspace: WorkspaceId, member: MemberId) -> SlackProfile:
        asked.append(f"{workspace} {member}")
        return SlackProfile("Atlantis/Capital")  # as if Slack knew a time zone that we do not

    know = KnowTimeZones(post_office.open_work, post_office.clock, ask)
    crowd = [MemberId(f"U0CROWD{number}") for number in range(8)]
    lives_in(post_office, crowd[0], "UTC")
    know(ACME, crowd)
    know(ACME, crowd[:4])
    assert asked == [f"{ACME} {member}" for member in crowd[1 : MOST_ASKED + 1]]
    with post_office.open_work(ACME) as work:
        assert work.calendars.of(crowd) == {crowd[0]: Calendar("UTC")}
    post_office.pass_time(days=1, seconds=1)
    know(ACME, [crowd[0], crowd[1], crowd[1]])
    assert len(asked) == MOST_ASKED + 1


def test_slack_that_does_not_answer_is_asked_again_soon(post_office: PostOffice) -> None:
    answers: list[str] = []

    def ask(workspace: WorkspaceId, member: MemberId) -> SlackProfile:
        del workspace, member
        if not answers:
            answers.append("Asia/Kathmandu")
            raise Uncertain("timed out")
        return SlackProfile(answers[0])

    know = KnowTimeZones(post_office.open_work, post_office.clock, ask)
    know(ACME, [DANA])
    know(ACME, [DANA])
    with post_office.open_work(ACME) as work:
        assert work.calendars.of([DANA]) == {}
    post_office.pass_time(minutes=6)
    know(ACME, [DANA])
    with post_office.open_work(ACME) as work:
        assert work.calendars.of([DANA]) == {DANA: Calendar("Asia/Kathmandu")}


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do several things at the same moment and return what came of each."""
    together = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> object:
        together.wait(10)
        return deed()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(do, deeds))
