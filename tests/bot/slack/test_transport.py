"""Connections to Slack stay open; whatever happens to them, nothing is sent twice."""

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.slack.connecting.connection import client

PATIENCE = 20.0  # seconds
OK = b'{"ok": true, "ts": "1.2"}'


def reply(body: bytes = OK, status: str = "200 OK", more: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{more}"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


@dataclass
class Server:
    """Answers one request after another as it is told; an empty answer hangs up at once."""

    answers: list[bytes]
    hangs_up_after: bool = False
    requests: list[bytes] = field(default_factory=list[bytes])
    hung_up: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    accepted: list[socket.socket] = field(default_factory=list[socket.socket])

    def __post_init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._door.getsockname()[1]}/api/"

    @property
    def connections(self) -> int:
        return len(self.accepted)

    def stop(self) -> None:
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for connection in self.accepted:  # a client that somebody still knows keeps its end open
            with contextlib.suppress(OSError):  # most are closed already
                connection.shutdown(socket.SHUT_RDWR)
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._door.accept()
            except OSError:
                return
            self.accepted.append(connection)
            with connection, connection.makefile("rb") as incoming:
                while (request := _request(incoming.readline, incoming.read)) is not None:
                    self.requests.append(request)
                    answer = self.answers.pop(0)
                    connection.sendall(answer)
                    if not answer or self.hangs_up_after:
                        break
            self.hung_up.release()


def _request(line: Callable[[], bytes], read: Callable[[int], bytes]) -> bytes | None:
    length, first = 0, line()
    if not first:
        return None
    while (header := line().strip()) != b"":
        name, _, value = header.partition(b":")
        length = int(value) if name.lower() == b"content-length" else length
    return read(length)


Serving = Callable[..., Server]


@pytest.fixture
def serving() -> Generator[Serving]:
    started: list[Server] = []

    def start(*answers: bytes, hangs_up_after: bool = False) -> Server:
        started.append(Server(list(answers), hangs_up_after))
        return started[-1]

    yield start
    for server in started:
        server.stop()


def said(server: Server) -> list[Any]:
    return [json.loads(request)["text"] for request in server.requests]


def test_one_call_follows_another_on_one_connection(serving: Serving) -> None:
    server = serving(reply(), reply())
    slack = client("xoxb-1", server.url)
    for text in ("one", "two"):
        assert slack.chat_postMessage(channel="C1", text=text)["ts"] == "1.2"
    assert said(server) == ["one", "two"]
    assert server.connections == 1


def test_where_slack_hung_up_meanwhile_a_new_connection_is_opened(serving: Serving) -> None:
    server = serving(reply(), reply(), hangs_up_after=True)
    slack = client("xoxb-1", server.url)
    for text in ("one", "two"):
        slack.chat_postMessage(channel="C1", text=text)
        assert server.hung_up.acquire(timeout=PATIENCE)
    assert said(server) == ["one", "two"]
    assert server.connections == 2


def test_what_was_sent_on_a_connection_that_drops_is_not_sent_again(serving: Serving) -> None:
    server = serving(reply(), b"", reply())
    slack = client("xoxb-1", server.url)
    slack.chat_postMessage(channel="C1", text="one")
    with pytest.raises(OSError, match="closed"):
        slack.chat_postMessage(channel="C1", text="lost?")
    assert said(server) == ["one", "lost?"]
    slack.chat_postMessage(channel="C1", text="two")
    assert said(server) == ["one", "lost?", "two"]


def test_a_reply_that_ends_the_connection_ends_it(serving: Serving) -> None:
    server = serving(reply(more="Connection: close\r\n"), reply(), hangs_up_after=True)
    slack = client("xoxb-1", server.url)
    slack.chat_postMessage(channel="C1", text="one")
    slack.chat_postMessage(channel="C1", text="two")
    assert server.connections == 2


def test_a_refusal_leaves_the_connection_open(serving: Serving) -> None:
    late = reply(b'{"ok": false, "error": "ratelimited"}', "429 Too Many", "Retry-After: 7\r\n")
    server = serving(late, reply())
    slack = client("xoxb-1", server.url)
    with pytest.raises(SlackApiError) as caught:
        slack.chat_postMessage(channel="C1", text="one")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "7"
    slack.chat_postMessage(channel="C1", text="two")
    assert server.connections == 1


@pytest.mark.parametrize("body", [b"<html>", b"[1, 2]", b""])
def test_what_is_no_json_object_is_a_failure(serving: Serving, body: bytes) -> None:
    server = serving(reply(body))
    with pytest.raises(SlackApiError, match="no JSON object"):
        client("xoxb-1", server.url).chat_postMessage(channel="C1", text="one")


def test_a_token_of_two_lines_is_refused_before_anything_is_sent(serving: Serving) -> None:
    server = serving(reply())
    with pytest.raises(ValueError, match="more than one line"):
        client("xoxb-1\r\nX-Other: 1", server.url).chat_postMessage(channel="C1", text="one")
    assert server.requests == []


def test_a_reply_in_pieces_is_read_as_one(serving: Serving) -> None:
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (OK[:5], OK[5:], b""))
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    server = serving(head + pieces, early + reply())
    slack = client("xoxb-1", server.url)
    for text in ("one", "two"):
        assert slack.chat_postMessage(channel="C1", text=text)["ts"] == "1.2"
    assert server.connections == 1
    del slack


def test_a_reply_may_end_with_its_connection(serving: Serving) -> None:
    server = serving(b"HTTP/1.1 200 OK\r\n\r\n" + OK, reply(), hangs_up_after=True)
    slack = client("xoxb-1", server.url)
    for text in ("one", "two"):
        assert slack.chat_postMessage(channel="C1", text=text)["ts"] == "1.2"
    assert server.connections == 2


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n" + OK, "IncompleteRead"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "not HTTP"),
    ],
)
def test_half_a_reply_is_a_failure_and_ends_the_connection(
    serving: Serving, broken: bytes, told: str
) -> None:
    server = serving(broken, reply(), hangs_up_after=True)
    slack = client("xoxb-1", server.url)
    with pytest.raises(HTTPException, match=told):
        slack.chat_postMessage(channel="C1", text="lost?")
    slack.chat_postMessage(channel="C1", text="two")
    assert said(server) == ["lost?", "two"]
    assert server.connections == 2


def test_what_nobody_asked_for_is_not_taken_for_the_next_reply(serving: Serving) -> None:
    server = serving(reply() + reply(b'{"ok": true, "ts": "6.6"}'), reply())
    slack = client("xoxb-1", server.url)
    for text in ("one", "two"):
        assert slack.chat_postMessage(channel="C1", text=text)["ts"] == "1.2"
    assert server.connections == 2
    del slack
