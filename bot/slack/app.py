"""The Bolt app: what Slack sends goes through the door to the listeners."""

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, cast

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request import BoltRequest

from bot.slack.connecting.connection import AuthorizeConnected, client, quiet_logger
from bot.slack.connecting.identity import Connection
from bot.slack.door import Door

LISTENER_THREADS = 16  # Bolt's own pool has five, and a slow answer keeps a thread busy
PATIENCE = 30  # seconds, never over first: a listener acknowledges before Slack gives up

NOT_INSTALLED = "Baton is not installed in this workspace any longer; it can be installed again."


class Listeners(Protocol):
    """A group of listeners that puts itself on the app."""

    def register(self, app: App) -> None: ...


def build_app(connection: Connection, listeners: Iterable[Listeners], door: Door) -> App:
    """Join the listeners to Slack, the busiest first; no call is made before the first request.

    `wsgi_app` has checked signatures, also of bodies that Bolt could not decode; a socket has none.
    """
    app = _App(
        name="slack_bolt.baton",
        logger=quiet_logger("bolt", logging.ERROR),  # it warns of settings that we do not use
        client=client(None, connection.base_url),
        authorize=_authorizing(connection),
        before_authorize=door,
        user_facing_authorize_error_message=NOT_INSTALLED,
        request_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(LISTENER_THREADS, thread_name_prefix="listener"),
        attaching_conversation_kwargs_enabled=False,
        attaching_function_token_enabled=False,
    )
    for group in listeners:
        group.register(app)
    _wait_for_listeners(app)
    return app


class _App(App):
    """Bolt's app without the client that it makes for each request: `authorize` brings ours."""

    def _init_context(self, req: BoltRequest) -> None:
        req.context["logger"] = self.logger
        req.context["client"] = self.client
        req.context["listener_runner"] = self.listener_runner


def finish_listeners(app: App) -> None:
    """Wait for what the listeners are doing; they begin nothing new."""
    app.listener_runner.listener_executor.shutdown(wait=True)


def _wait_for_listeners(app: App) -> None:
    # Bolt takes this for functions alone; where its three seconds end first, Slack is told 404.
    for listener in app._listeners:  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        listener.ack_timeout = PATIENCE


def _authorizing(connection: Connection) -> Callable[..., AuthorizeResult]:
    # It may say None, as Bolt's own do; the annotation forgets that.
    return cast("Callable[..., AuthorizeResult]", AuthorizeConnected(connection))
