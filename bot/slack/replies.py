"""Reading what Slack replies: in C, since every answer waits for it."""

import socket
from dataclasses import dataclass, field
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
        while not reading.is_complete:
            came = connection.recv(AT_ONCE)
            if not came:
                reading.end()
                break
            reading.parser.feed_data(came)
    except HttpParserError as error:
        raise HTTPException(f"the reply is not HTTP: {error}") from error
    return reading.reply()


@dataclass(slots=True)
class _Reading:
    """A reply that is being read; its methods named `on_…` are those that the parser calls."""

    parser: HttpResponseParser = field(init=False)
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: list[bytes] = field(default_factory=list[bytes])
    status: int = 0
    is_complete: bool = False
    may_follow: bool = False

    def __post_init__(self) -> None:
        self.parser = HttpResponseParser(self)

    def on_message_begin(self) -> None:
        self.may_follow = False  # where it is a second one, which nobody asked for
        if not self.is_complete:
            self.headers.clear()

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self.is_complete:
            self.headers[name.decode("latin-1")] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        if not self.is_complete:
            self.status = self.parser.get_status_code()

    def on_body(self, part: bytes) -> None:
        if not self.is_complete:
            self.body.append(part)

    def on_message_complete(self) -> None:
        if not self.is_complete and self.status >= HTTPStatus.OK:  # below: one more follows
            self.is_complete = True
            self.may_follow = self.parser.should_keep_alive()

    def end(self) -> None:
        """Take the end of the connection for the end of the reply, where nothing else says it."""
        lengths = {"content-length", "transfer-encoding"}
        if not self.status:
            raise ConnectionResetError("Slack closed the connection without a reply")
        if lengths & {name.lower() for name in self.headers}:
            raise IncompleteRead(b"".join(self.body))

    def reply(self) -> Reply:
        """Return what was read."""
        text = b"".join(self.body).decode("utf-8")
        return Reply(self.status, self.headers, text, self.may_follow)
