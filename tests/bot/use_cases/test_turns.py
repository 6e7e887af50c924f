"""Slack's pace: in a conversation, in a workspace, and over all processes together."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from bot.use_cases.delivering.pace import Pace
from bot.use_cases.delivering.retries import LEASE
from bot.use_cases.ports.work import OutboxId
from tests.fakes.messenger import Call
from tests.fakes.post_office import PostOffice, a_card, an_offer

SLOWLY = Pace(seconds_between=1.0, a_minute=70, at_once=10)
MANY = [f"U0M{number:03}" for number in range(40)]


def seconds_of(office: PostOffice) -> list[float]:
    """Deliver everything; return when each message went out, in seconds from now."""
    began, times = office.clock.now, list[datetime]()
    office.slack.meanwhile[Call.POST] = lambda: times.append(office.clock.now)
    office.deliver_all()
    return [(each - began).total_seconds() for each in times]


def test_a_conversation_gets_one_message_a_second(post_office: PostOffice) -> None:
    office = replace(post_office, pace=Pace())
    office.owe(*(a_card(subject=f"churn/model_building/{number}") for number in range(5)))
    office.owe(an_offer("U0DANA"))
    assert seconds_of(office) == [0, 0, 1, 2, 3, 4]
    assert set(office.states().values()) == {"sent"}


def test_a_workspace_gets_some_at_once_and_the_others_evenly(post_office: PostOffice) -> None:
    office = replace(post_office, pace=SLOWLY)
    office.owe(*(an_offer(member) for member in MANY))
    times = seconds_of(office)
    assert times[:11] == [0] * 11
    assert [round(after - before, 3) for before, after in pairwise(times[10:])] == [1.0] * 29


def test_messages_are_sent_in_the_order_in_which_they_were_owed(post_office: PostOffice) -> None:
    office = replace(post_office, pace=SLOWLY)
    office.owe(*(an_offer(member) for member in MANY))
    seconds_of(office)
    assert [one.conversation for one in office.slack.posted] == [f"D0{it[2:]}" for it in MANY]


def test_turns_that_passed_while_nobody_worked_are_not_all_taken_at_once(
    post_office: PostOffice,
) -> None:
    office = replace(post_office, pace=SLOWLY)
    office.owe(*(an_offer(member) for member in MANY))
    office.deliver_due()
    sent = len(office.slack.posted)
    office.pass_time(minutes=10)
    office.deliver_due()
    assert len(office.slack.posted) - sent == 11
    office.deliver_all()
    assert len(office.slack.posted) == len(MANY)


def test_workers_that_claim_at_once_share_the_pace(post_office: PostOffice) -> None:
    office = replace(post_office, pace=SLOWLY)
    office.owe(*(a_card(subject=f"churn/model_building/{number}") for number in range(8)))
    now = office.clock.now

    def claim(row: str) -> bool:
        return office.mailbox.claim(OutboxId(row), 1, now, now + LEASE) is not None

    with ThreadPoolExecutor(8) as workers:
        claimed = list(workers.map(claim, [row.id for row in office.rows()]))
    assert sum(claimed) == 1
    turns = sorted(row.due_at for row in office.rows())
    assert turns == [now + timedelta(seconds=number) for number in range(8)]
