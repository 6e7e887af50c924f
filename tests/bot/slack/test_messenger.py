"""Sending to the pretend Slack, and what its moods mean."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.playground import faults
from bot.playground.pretend import PretendSlack
from bot.playground.seed import Bot, Seed
from bot.slack.connecting.connection import OneWorkspace
from bot.slack.messenger import SlackMessenger
from bot.slack.views.parts.message import Message
from bot.use_cases.ports.sending import RateLimited, Rejected, Uncertain
from bot.use_cases.ports.work import ConversationId, InboxKey, KeptQuestion, MessageTs, OutboxId
from domain.ids import ChannelId, MemberId, WorkspaceId
from tests.slack_contract import assert_calls_keep_the_contract

TEAM = WorkspaceId("T0ACME")
GENERAL = ConversationId("C0GENERAL")
KEY = OutboxId("T0ACME:churn/model_building/done/1:card:C0GENERAL")
CARD = Message("done", ({"type": "section", "text": {"type": "mrkdwn", "text": "done"}},))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def slack() -> Iterator[PretendSlack]:
    with PretendSlack() as started:
        yield started
        assert_calls_keep_the_contract(started.calls())


@pytest.fixture
def messenger(slack: PretendSlack) -> SlackMessenger:
    return SlackMessenger(OneWorkspace(slack.bot_token, slack.api_url).client_of)


def test_a_message_is_posted_with_its_key_and_found_by_it(
    slack: PretendSlack, messenger: SlackMessenger
) -> None:
    ts = messenger.post(TEAM, GENERAL, CARD, KEY)
    (message,) = slack.messages(GENERAL)
    assert message["metadata"] == {
        "event_type": "baton_notification",
        "event_payload": {"key": KEY},
    }
    assert messenger.find(TEAM, GENERAL, KEY, LONG_AGO) == ts


def test_a_message_is_found_on_the_last_page(messenger: SlackMessenger) -> None:
    ts = messenger.post(TEAM, GENERAL, CARD, KEY)
    for number in range(205):
        messenger.post(TEAM, GENERAL, CARD, OutboxId(f"other {number}"))
    assert messenger.find(TEAM, GENERAL, KEY, LONG_AGO) == ts


def test_what_was_never_posted_is_not_found(messenger: SlackMessenger) -> None:
    assert messenger.find(TEAM, GENERAL, KEY, LONG_AGO) is None


def test_what_is_older_than_the_first_try_is_not_looked_at(messenger: SlackMessenger) -> None:
    messenger.post(TEAM, GENERAL, CARD, KEY)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert messenger.find(TEAM, GENERAL, KEY, tomorrow) is None


def test_without_the_scope_to_look_nothing_is_found() -> None:
    bot = Bot(scopes=frozenset({"chat:write"}))
    with PretendSlack(seed=Seed(bot=bot)) as slack:
        messenger = SlackMessenger(OneWorkspace(slack.bot_token, slack.api_url).client_of)
        messenger.post(TEAM, GENERAL, CARD, KEY)
        assert messenger.find(TEAM, GENERAL, KEY, LONG_AGO) is None


def test_a_message_is_edited_in_place(slack: PretendSlack, messenger: SlackMessenger) -> None:
    ts = messenger.post(TEAM, GENERAL, CARD, KEY)
    messenger.update(TEAM, GENERAL, ts, Message("accepted", CARD.blocks))
    (message,) = slack.messages(GENERAL)
    assert message["text"] == "accepted"
    assert messenger.find(TEAM, GENERAL, KEY, LONG_AGO) == ts


def test_a_direct_message_is_opened_by_its_member(messenger: SlackMessenger) -> None:
    opened = messenger.open_conversation(TEAM, MemberId("U0ANA"))
    assert opened.startswith("D")
    messenger.post(TEAM, opened, CARD, KEY)


def test_an_answer_is_found_in_its_thread(slack: PretendSlack, messenger: SlackMessenger) -> None:
    asked = slack.say("U0ANA", GENERAL, "who?")
    question = a_question(asked)
    assert messenger.find_reply(question) is None
    ts = messenger.reply(question, CARD)
    assert messenger.find_reply(question) == ts
    assert slack.messages(GENERAL)[-1]["thread_ts"] == asked


def test_an_answer_without_a_thread_is_found_too(messenger: SlackMessenger) -> None:
    question = a_question("")
    ts = messenger.reply(question, CARD)
    assert messenger.find_reply(question) == ts


def test_too_many_messages_are_surely_not_posted(
    slack: PretendSlack, messenger: SlackMessenger
) -> None:
    slack.fail("chat.postMessage", faults.RateLimited(7))
    with pytest.raises(RateLimited) as told:
        messenger.post(TEAM, GENERAL, CARD, KEY)
    assert told.value.retry_after == timedelta(seconds=7)


def test_a_refusal_is_told_by_its_code(slack: PretendSlack, messenger: SlackMessenger) -> None:
    slack.fail("chat.postMessage", faults.ErrorCode("is_archived"))
    with pytest.raises(Rejected) as told:
        messenger.post(TEAM, GENERAL, CARD, KEY)
    assert told.value.code == "is_archived"


@pytest.mark.parametrize(
    "fault", [faults.ServerError(), faults.ServerErrorAfter(), faults.DropBefore()]
)
def test_nobody_knows_after_a_5xx_or_a_lost_connection(
    slack: PretendSlack, messenger: SlackMessenger, fault: faults.Fault
) -> None:
    slack.fail("chat.postMessage", fault)
    with pytest.raises(Uncertain):
        messenger.post(TEAM, GENERAL, CARD, KEY)


def test_a_dropped_connection_is_not_tried_again_behind_our_back(
    slack: PretendSlack, messenger: SlackMessenger
) -> None:
    slack.fail("chat.postMessage", faults.DropAfter())
    with pytest.raises(Uncertain):
        messenger.post(TEAM, GENERAL, CARD, KEY)
    assert len(slack.messages(GENERAL)) == 1
    assert messenger.find(TEAM, GENERAL, KEY, LONG_AGO) is not None


def test_slack_that_is_away_leaves_us_uncertain() -> None:
    messenger = SlackMessenger(OneWorkspace("xoxb-1", "http://127.0.0.1:9/api/").client_of)
    with pytest.raises(Uncertain):
        messenger.update(TEAM, GENERAL, MessageTs("1.1"), CARD)


def test_another_refusal_of_the_search_is_told(
    slack: PretendSlack, messenger: SlackMessenger
) -> None:
    slack.fail("conversations.history", faults.ErrorCode("channel_not_found"))
    with pytest.raises(Rejected):
        messenger.find(TEAM, GENERAL, KEY, LONG_AGO)


def a_question(thread: str) -> KeptQuestion:
    return KeptQuestion(
        InboxKey("Ev1"),
        TEAM,
        ChannelId(GENERAL),
        MemberId("U0ANA"),
        "who?",
        thread,
        datetime.now(UTC),
    )
