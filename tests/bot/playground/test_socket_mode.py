"""The same app over Socket Mode."""

import threading
from collections.abc import Iterator

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.playground.pretend import PretendSlack


@pytest.fixture
def socket(slack: PretendSlack, app: App) -> Iterator[None]:
    """The bare app, connected over Socket Mode."""
    web_client = WebClient(slack.app_token, base_url=slack.api_url)
    handler = SocketModeHandler(app, slack.app_token, web_client=web_client)
    handler.connect()
    slack.wait_until(lambda: slack.sockets_connected)
    yield
    handler.close()


@pytest.mark.usefixtures("socket")
def test_events_commands_clicks_and_forms_go_over_the_socket(slack: PretendSlack) -> None:
    slack.say("U0ANA", "C0CHURN", "@Baton who is next?")
    slack.wait_until(lambda: len(slack.messages("C0CHURN")) > 1)
    ts = slack.messages("C0CHURN")[-1]["ts"]
    assert slack.command("U0ANA", "C0CHURN", "/baton", "help").text == "You asked: help"
    assert not slack.click("U0ANA", "C0CHURN", ts, "return").error
    slack.wait_until(lambda: slack.view_of("U0ANA"))
    assert slack.submit("U0ANA", {"why": {"text": "short"}}).errors == {"why": "Say more."}
    assert slack.submit("U0ANA", {"why": {"text": "data is missing"}}).action == "close"
    slack.open_home("U0ANA")
    assert slack.wait_until(lambda: slack.home_of("U0ANA"))


@pytest.mark.usefixtures("socket")
def test_an_app_that_is_sent_away_comes_back(slack: PretendSlack) -> None:
    slack.disconnect_sockets()
    slack.wait_until(lambda: slack.sockets_connected, seconds=20)
    slack.say("U0ANA", "C0CHURN", "@Baton hello")
    slack.wait_until(lambda: len(slack.messages("C0CHURN")) > 1, seconds=20)
    assert slack.messages("C0CHURN")[-1]["user"] == slack.bot_user


def test_an_envelope_without_acknowledgement_comes_again(slack: PretendSlack) -> None:
    seen: list[tuple[int | None, str | None]] = []
    done = threading.Event()

    def listen(client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        seen.append((request.retry_attempt, request.retry_reason))
        if len(seen) > 1:
            client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))
            done.set()

    web_client = WebClient(slack.app_token, base_url=slack.api_url)
    client = SocketModeClient(slack.app_token, web_client=web_client)
    client.socket_mode_request_listeners.append(listen)
    client.connect()
    slack.wait_until(lambda: slack.sockets_connected)
    slack.say("U0ANA", "C0CHURN", "@Baton hello")
    assert done.wait(20)
    client.close()
    assert seen == [(0, ""), (1, "http_timeout")]
