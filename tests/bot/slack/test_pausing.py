"""Slack's `Retry-After` holds for a method, in every process."""

from collections.abc import Generator
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.playground.faults import RateLimited as TooMany
from bot.playground.pretend import PretendSlack
from bot.slack.connecting.connection import OneWorkspace
from bot.slack.messenger import SlackMessenger
from bot.slack.views.parts.message import Message
from bot.storage.engine import create_engine_for
from bot.storage.pauses import KNOWN_FOR, SqlPauses
from bot.use_cases.ports.sending import RateLimited
from bot.use_cases.ports.work import ConversationId, OutboxId
from domain.ids import MemberId, WorkspaceId
from tests.fakes.clock import FakeClock

ACME = WorkspaceId("T0ACME")
GENERAL = ConversationId("C0GENERAL")
CARD = Message("done", ())
AWAY = "postgresql://nobody@127.0.0.1:9/nothing"


@pytest.fixture
def slack() -> Generator[PretendSlack]:
    with PretendSlack() as started:
        yield started


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def database(migrated_url: str) -> Generator[Engine]:
    engine = create_engine_for(migrated_url)
    yield engine
    engine.dispose()


def a_process(slack: PretendSlack, database: Engine, clock: FakeClock) -> SlackMessenger:
    pauses = SqlPauses(database, "one token", clock)
    return SlackMessenger(OneWorkspace(slack.bot_token, slack.api_url, pauses).client_of)


def refused(messenger: SlackMessenger) -> timedelta:
    with pytest.raises(RateLimited) as told:
        messenger.post(ACME, GENERAL, CARD, OutboxId("one"))
    return told.value.retry_after


def test_what_slack_told_one_process_another_obeys_until_it_is_over(
    slack: PretendSlack, database: Engine, clock: FakeClock
) -> None:
    one, other = (a_process(slack, database, clock) for _ in range(2))
    slack.fail("chat.postMessage", TooMany(retry_after=7))
    assert refused(one) == refused(one) == refused(other) == timedelta(seconds=7)
    assert len(slack.calls("chat.postMessage")) == 1
    clock.advance(timedelta(seconds=4))
    assert refused(other) == timedelta(seconds=3)
    clock.advance(timedelta(seconds=3))
    other.post(ACME, GENERAL, CARD, OutboxId("one"))
    assert len(slack.messages(GENERAL)) == 1


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_other_methods_do_not_rest(slack: PretendSlack, database: Engine, clock: FakeClock) -> None:
    messenger = a_process(slack, database, clock)
    slack.fail("chat.postMessage", TooMany(retry_after=7))
    refused(messenger)
    assert messenger.open_conversation(ACME, MemberId("U0ANA"))


def test_without_a_database_a_process_obeys_what_it_was_told_itself(
    slack: PretendSlack, clock: FakeClock
) -> None:
    assert KNOWN_FOR < 1
    messenger = a_process(slack, create_engine_for(AWAY), clock)
    slack.fail("chat.postMessage", TooMany(retry_after=7))
    assert refused(messenger) == refused(messenger) == timedelta(seconds=7)
    assert len(slack.calls("chat.postMessage")) == 1
