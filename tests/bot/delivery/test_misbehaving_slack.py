"""Delivery through the real messenger over HTTP, to a pretend Slack that has a bad day."""

from collections.abc import Generator
from dataclasses import dataclass

import pytest

from bot.playground.faults import (
    DropAfter,
    DropBefore,
    ErrorCode,
    Fault,
    RateLimited,
    ServerError,
    ServerErrorAfter,
)
from bot.playground.pretend import PretendSlack
from bot.playground.seed import Channel, Member, Seed
from bot.slack.connecting.connection import OneWorkspace
from bot.slack.messenger import SlackMessenger
from bot.use_cases.delivering.deliver import DeliverNotification
from bot.use_cases.knowledge import KnowledgeShelf
from domain.notifications import Refresh
from tests.factories import a_knowledge_base
from tests.fakes.post_office import SUBJECT, PostOffice, a_card, an_offer, say_name

SEED = Seed(
    members=(Member("U0DANA", "dana"), Member("U0LEE", "lee"), Member("U0PRIYA", "priya")),
    channels=(Channel("C0CHURN", "churn"),),
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A post office whose messages really go out."""

    office: PostOffice
    slack: PretendSlack
    deliver: DeliverNotification

    def deliver_all(self) -> None:
        self.office.jobs.run_all(self.deliver)

    def texts(self, channel: str) -> list[object]:
        return [message["text"] for message in self.slack.messages(channel)]


@pytest.fixture
def delivery(post_office: PostOffice) -> Generator[Delivery]:
    clock = post_office.clock
    with PretendSlack(seed=SEED, now=lambda: clock().timestamp()) as slack:
        messenger = SlackMessenger(OneWorkspace(slack.bot_token, slack.api_url).client_of)
        shelf = KnowledgeShelf(a_knowledge_base())
        deliver = DeliverNotification(
            post_office.mailbox, post_office.open_work, shelf, say_name, messenger, clock
        )
        yield Delivery(post_office, slack, deliver)


@pytest.mark.parametrize(
    "fault",
    [
        DropBefore(),
        DropAfter(),
        RateLimited(retry_after=7),
        ServerError(),
        ServerErrorAfter(),
        ErrorCode("fatal_error"),
    ],
    ids=lambda fault: type(fault).__name__,
)
def test_a_message_arrives_once_whatever_happens_to_its_post(
    delivery: Delivery, fault: Fault
) -> None:
    delivery.slack.fail("chat.postMessage", fault)
    delivery.office.owe(an_offer("U0DANA"), a_card("C0CHURN"))
    delivery.deliver_all()
    assert len(delivery.slack.direct_messages("U0DANA")) == 1
    assert delivery.texts("C0CHURN") == ["card: as it begins"]


def test_a_message_that_lies_many_pages_back_is_found(delivery: Delivery) -> None:
    delivery.slack.fail("chat.postMessage", DropAfter(), channel="C0CHURN")
    delivery.office.owe(a_card("C0CHURN"))
    delivery.office.jobs.run_due(delivery.deliver)
    for number in range(450):
        delivery.slack.say("U0LEE", "C0CHURN", f"chatter {number}")
    delivery.deliver_all()
    assert delivery.texts("C0CHURN").count("card: as it begins") == 1
    assert delivery.office.rows()[0].slack_ts == delivery.slack.messages("C0CHURN")[0]["ts"]


@pytest.mark.parametrize(
    "fault", [DropAfter(), RateLimited(retry_after=7), ServerErrorAfter()], ids=repr
)
def test_an_edit_arrives_whatever_happens_to_it(delivery: Delivery, fault: Fault) -> None:
    delivery.office.owe(a_card("C0CHURN"))
    delivery.deliver_all()
    delivery.slack.fail("chat.update", fault)
    delivery.office.rename("as it is later", Refresh(SUBJECT))
    delivery.deliver_all()
    assert delivery.texts("C0CHURN") == ["card: as it is later"]


def test_who_left_the_company_is_reported_to_the_lead(delivery: Delivery) -> None:
    delivery.slack.deactivate("U0DANA")
    delivery.office.owe(an_offer("U0DANA"), an_offer("U0LEE"))
    delivery.deliver_all()
    assert len(delivery.slack.direct_messages("U0LEE")) == 1
    assert len(delivery.slack.direct_messages("U0PRIYA")) == 1
    assert sorted(delivery.office.states().values()) == ["failed", "sent", "sent"]
