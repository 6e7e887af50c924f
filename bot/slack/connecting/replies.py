"""Reading what Slack replies: in C, since every answer waits for it."""

import socket
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.client import HTTPException, IncompleteRead

from httptools import HttpParserError, HttpResponseParser

AT_ONCE = 65_536  # bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the headers as they were written, the text."""

    status: int
    headers: dict[str, str]
    text: str
    may_follow: bool  # another request on the same connection


def read_reply(connection: socket.socket) -> Reply:
    """Read one reply; raises `OSError` or `HTTPException` where none comes, or only half of one."""
    reading = _Reading()
    try:
        while reading.reply is None:
            came = connection.recv(AT_ONCE)
            if came:
                reading.parser.feed_data(came)
            else:
                reading.end()
    except HttpParserError as error:
        raise HTTPException(f"the reply is not HTTP: {error}") from error
    return reading.reply


@dataclass(slots=True)
class _Reading:
    """What is being read; its methods named `on_…` are those that the parser calls."""

    parser: HttpResponseParser = field(init=False)
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: list[bytes] = field(default_factory=list[bytes])
    reply: Reply | None = None

    def __post_init__(self) -> None:
        self.parser = HttpResponseParser(self)

    def on_message_begin(self) -> None:
        self.status, self.headers, self.body = 0, {}, []
        if self.reply is not None:  # a second one, which nobody asked for
            self.reply = replace(self.reply, may_follow=False)

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers[name.decode("latin-1")] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        self.status = self.parser.get_status_code()

    def on_body(self, part: bytes) -> None:
        self.body.append(part)

    def on_message_complete(self) -> None:
        if self.reply is None and self.status >= HTTPStatus.OK:  # below: one more follows
            self.reply = self._read(may_follow=self.parser.should_keep_alive())

    def end(self) -> None:
        """Take the end of the connection for the end of the reply, where nothing else says it."""
        lengths = {"content-length", "transfer-encoding"}
        if not self.status:
            raise ConnectionResetError("Slack closed the connection without a reply")
        if lengths & {name.lower() for name in self.headers}:
            raise IncompleteRead(b"".join(self.body))
        self.reply = self._read(may_follow=False)

    def _read(self, *, may_follow: bool) -> Reply:
        return Reply(self.status, self.headers, b"".join(self.body).decode("utf-8"), may_follow)
