"""A pretend Slack for each test, with a bare Bolt app where one is asked for."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import pytest
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient
from waitress.server import BaseWSGIServer, create_server
from waitress.trigger import trigger

from bot.playground.patience import Patience
from bot.playground.pretend import PretendSlack
from bot.playground.seed import Channel, ChannelKind, Member, Seed, UserGroup
from tests.bot.playground.bare_bot import bare_bot

SEED = Seed(
    members=(
        Member("U0ANA", "ana", "Ana Ruiz", is_admin=True),
        Member("U0LEE", "lee", "Lee Wong", tz="Asia/Tokyo"),
        Member("U0GONE", "gone", "Gone Away", deleted=True),
    ),
    channels=(
        Channel("C0CHURN", "churn"),
        Channel("C0QUIET", "quiet", bot_is_in=False),
        Channel("G0SECRET", "secret", members=("U0ANA",), kind=ChannelKind.PRIVATE),
        Channel("G0HIDDEN", "hidden", kind=ChannelKind.PRIVATE, bot_is_in=False),
    ),
    user_groups=(UserGroup("S0DATA", "data-eng", "Data engineering", ("U0LEE",)),),
)


@dataclass
class Clock:
    """A clock that a test moves."""

    at: float = 1_790_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slack() -> Iterator[PretendSlack]:
    """A pretend Slack that repeats events at once."""
    with PretendSlack(
        seed=SEED, patience=Patience(answer=2.0, trigger=30.0, retries=(0.0, 0.0, 0.0))
    ) as started:
        yield started


@pytest.fixture
def client(slack: PretendSlack) -> WebClient:
    """A client that never tries again by itself."""
    return WebClient(slack.bot_token, base_url=slack.api_url, timeout=5, retry_handlers=[])


@pytest.fixture
def app(slack: PretendSlack, client: WebClient) -> App:
    """A bare app, before it is reached."""
    return bare_bot(client, slack.signing_secret)


@pytest.fixture
def bot(slack: PretendSlack, app: App) -> Iterator[App]:
    """The bare app on a WSGI server, connected."""
    handler = SlackRequestHandler(app, path="/slack/events")
    listening = socket.create_server(("127.0.0.1", 0))
    server = create_server(handler, sockets=[listening], threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    slack.connect(f"http://127.0.0.1:{listening.getsockname()[1]}/slack/events")
    yield app
    assert isinstance(server, BaseWSGIServer)
    # Closed in its own thread, which would sleep on for a second; the published type is wrong.
    with contextlib.suppress(OSError):  # it may have closed before it is woken a second time
        cast("trigger", server.trigger).pull_trigger(cast("Any", server.close))
    thread.join(5)
