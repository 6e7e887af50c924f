"""Slack over a socket that we open: no public address needed."""

import threading
from types import TracebackType
from typing import Self

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.slack.connecting.connection import client, quiet_logger

HELLO_SECONDS = 10.0


class SocketConnection:
    """Receives what Slack sends as long as it is entered; reconnects by itself.

    `base_url` ends in `/api/`.
    """

    def __init__(self, app: App, app_token: str, base_url: str) -> None:
        self._handler = SocketModeHandler(
            app, app_token, logger=quiet_logger("sdk"), web_client=client(app_token, base_url)
        )
        self._greeted = threading.Event()
        self._handler.client.on_message_listeners.append(self._heard)

    def __enter__(self) -> Self:
        """Connect; raises `SlackApiError` or `OSError` where Slack does not let us.

        Slack sends nothing to us before its hello, and what happens until then is lost.
        """
        try:
            self._handler.connect()
            self._greeted.wait(HELLO_SECONDS)
        except BaseException:
            self._handler.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._handler.close()

    def _heard(self, _: str) -> None:
        # Whatever comes first is the hello.
        self._greeted.set()

    def is_connected(self) -> bool:
        return bool(self._handler.client.is_connected())
