"""A Slack that only receives: answers every Web API call at once, and tells when it came."""

import json
import re
import selectors
import socket
from collections.abc import Callable
from dataclasses import dataclass, field

TEAM = "T0BENCH"
BOT_USER = "U0BATON"
TOKEN = "xoxb-of-the-benchmark"
SIGNING_SECRET = "secret of the benchmark"

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_IDENTITY: dict[str, object] = {
    "ok": True,
    "team_id": TEAM,
    "team": "Bench",
    "user_id": BOT_USER,
    "bot_id": "B0BATON",
}

Posted = Callable[[str, bytes], None]  # the channel, the whole message


@dataclass(slots=True)
class ReceivingSlack:
    """Serves on loopback from whoever turns the selector; keeps connections open, as Slack does.

    Much lighter than a Slack that knows its rules, so that it is the bots that are measured.
    """

    selector: selectors.BaseSelector
    on_posted: Posted = field(init=False, repr=False)
    _door: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        self.on_posted = _ignored
        self._door = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._door.settimeout(0)
        self.selector.register(self._door, selectors.EVENT_READ, self._accept)

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self._door.getsockname()[1]}/api/"

    def close(self) -> None:
        self.selector.unregister(self._door)
        self._door.close()

    def _accept(self) -> None:
        connection, _ = self._door.accept()
        connection.settimeout(0)
        caller = _Caller(self, connection)
        self.selector.register(connection, selectors.EVENT_READ, caller.on_readable)


@dataclass(slots=True)
class _Caller:
    """A connection, on which one request may follow another."""

    slack: ReceivingSlack
    connection: socket.socket
    received: bytes = b""

    def on_readable(self) -> None:
        came = self.connection.recv(65536)
        self.received += came
        head, separator, body = self.received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if separator and len(body) >= (int(length.group(1)) if length else 0):
            self.received = b""
            # HTTP/1.1: a connection stays open unless the caller wants to close it.
            closing = b"connection: close" in head.lower()
            self._answer(head.split(b" ", 2)[1].rpartition(b"/")[2], body, closing)
            came = b"" if closing else came
        if not came:
            self.slack.selector.unregister(self.connection)
            self.connection.close()

    def _answer(self, method: bytes, body: bytes, closing: bool) -> None:  # noqa: FBT001 - private
        said: dict[str, object] = {"ok": True}
        if method == b"auth.test":
            said = _IDENTITY
        elif method == b"chat.postMessage":
            channel = str(json.loads(body)["channel"])
            said = {"ok": True, "channel": channel, "ts": "1700000000.000100"}
            self.slack.on_posted(channel, body)
        content = json.dumps(said).encode()
        head = (
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            f"Connection: {'close' if closing else 'keep-alive'}\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        )
        self.connection.sendall(head.encode() + content)


def _ignored(channel: str, message: bytes) -> None:
    del channel, message
