"""The Bolt app: what Slack sends goes through the door to the listeners."""

import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from slack_bolt import App

from bot.slack.connection import AuthorizeOne, OneWorkspace, client, quiet_logger
from bot.slack.door import Door

LISTENER_THREADS = 16  # Bolt's own pool has five, and a slow answer keeps a thread busy


class Listeners(Protocol):
    """A group of listeners that puts itself on the app."""

    def register(self, app: App) -> None: ...


def build_app(
    connection: OneWorkspace,
    listeners: Iterable[Listeners],
    threads: int = LISTENER_THREADS,
) -> App:
    """Join the listeners to Slack; no call is made before the first request.

    Listeners are tried one after another, so the busiest group comes first. Signatures are checked
    before: by `wsgi_app`, also of bodies that Bolt could not decode; in Socket Mode nothing is
    signed.
    """
    app = App(
        name="slack_bolt.baton",
        logger=quiet_logger("bolt", logging.ERROR),  # it warns of settings that we do not use
        client=client(None, connection.client.base_url),
        authorize=AuthorizeOne(connection),
        before_authorize=Door(connection.note_home),
        request_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(threads, thread_name_prefix="listener"),
        attaching_conversation_kwargs_enabled=False,
        attaching_function_token_enabled=False,
    )
    for group in listeners:
        group.register(app)
    return app


def finish_listeners(app: App) -> None:
    """Wait for what the listeners are doing; they begin nothing new."""
    app.listener_runner.listener_executor.shutdown(wait=True)
