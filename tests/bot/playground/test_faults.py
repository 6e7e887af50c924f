"""Slack misbehaves on request."""

import http.client
import threading
import urllib.error

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.faults import (
    DropAfter,
    DropBefore,
    ErrorCode,
    Fault,
    Hang,
    HangAfter,
    RateLimited,
    ServerError,
    ServerErrorAfter,
)
from bot.playground.pretend import PretendSlack
from tests.bot.playground.reading import refusal

LOST = (ConnectionError, http.client.HTTPException, urllib.error.URLError)


def post(client: WebClient) -> None:
    client.chat_postMessage(channel="C0CHURN", text="hello")


def test_a_rate_limit_says_when_to_come_back(slack: PretendSlack, client: WebClient) -> None:
    slack.fail("chat.postMessage", RateLimited(retry_after=7))
    with pytest.raises(SlackApiError) as refused:
        post(client)
    assert (refused.value.response.status_code, refusal(refused)) == (429, "ratelimited")
    assert refused.value.response.headers["Retry-After"] == "7"
    assert slack.messages("C0CHURN") == []
    post(client)
    assert len(slack.messages("C0CHURN")) == 1


@pytest.mark.parametrize(("fault", "stored"), [(ServerError(502), 0), (ServerErrorAfter(502), 1)])
def test_a_server_error_may_or_may_not_have_stored(
    slack: PretendSlack, client: WebClient, fault: Fault, stored: int
) -> None:
    slack.fail("chat.postMessage", fault)
    with pytest.raises(SlackApiError) as refused:
        post(client)
    assert refused.value.response.status_code == 502
    assert len(slack.messages("C0CHURN")) == stored


@pytest.mark.parametrize(("fault", "stored"), [(DropBefore(), 0), (DropAfter(), 1)])
def test_a_lost_connection_may_or_may_not_have_stored(
    slack: PretendSlack, client: WebClient, fault: Fault, stored: int
) -> None:
    slack.fail("chat.postMessage", fault)
    with pytest.raises(LOST):
        post(client)
    slack.wait_until(lambda: slack.calls("chat.postMessage"))
    assert len(slack.messages("C0CHURN")) == stored
    assert slack.calls("chat.postMessage")[0].status == 0


@pytest.mark.parametrize(("fault", "stored"), [(Hang(), 0), (HangAfter(), 1)])
def test_an_answer_that_does_not_come_may_or_may_not_have_stored(
    slack: PretendSlack, client: WebClient, fault: Fault, stored: int
) -> None:
    slack.fail("chat.postMessage", fault)
    client.timeout = 1
    with pytest.raises(TimeoutError):
        post(client)
    assert len(slack.messages("C0CHURN")) == stored


def test_an_error_code_can_be_asked_for_in_one_channel(
    slack: PretendSlack, client: WebClient
) -> None:
    slack.fail("chat.postMessage", ErrorCode("restricted_action"), times=2, channel="G0SECRET")
    post(client)
    for _ in range(2):
        with pytest.raises(SlackApiError) as refused:
            client.chat_postMessage(channel="G0SECRET", text="hello")
        assert refusal(refused) == "restricted_action"
    client.chat_postMessage(channel="G0SECRET", text="hello")


def test_a_member_stands_for_their_direct_messages(slack: PretendSlack, client: WebClient) -> None:
    slack.fail("chat.postMessage", ErrorCode("restricted_action"), channel="U0LEE")
    post(client)
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=slack.direct_channel("U0LEE"), text="hello")


def test_everything_can_fail_and_be_healed(slack: PretendSlack, client: WebClient) -> None:
    slack.fail("*", ServerError(), times=100)
    with pytest.raises(SlackApiError):
        client.users_info(user="U0ANA")
    slack.heal()
    assert client.users_info(user="U0ANA")["ok"]


def test_a_hanging_call_does_not_keep_slack_from_stopping(
    slack: PretendSlack, client: WebClient
) -> None:
    slack.fail("auth.test", Hang(), times=1)
    ended = threading.Event()

    def call() -> None:
        try:
            client.auth_test()
        except (SlackApiError, *LOST):
            ended.set()

    thread = threading.Thread(target=call)
    thread.start()
    slack.wait_until(lambda: slack.world.faults.left() == 0)
    slack.stop()
    thread.join(5)
    assert ended.is_set()
