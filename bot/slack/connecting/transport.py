"""Calls to Slack over connections that stay open; what was sent is never sent again."""

import json as coding
import select
import ssl
import time
import weakref
from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection, HTTPSConnection
from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.slack.connecting.replies import Reply, read_reply

KEPT_FOR = 10.0  # seconds without a call; less than any server waits before it hangs up
MOST_KEPT = 32  # connections: as many as there are threads that call Slack

Json = dict[str, Any]


@dataclass(slots=True, weakref_slot=True)
class Connections:
    """Open connections to one server, each used by one thread at a time.

    A call that fails is not tried again: nobody knows whether the server carried it out. A new
    connection takes the place of a kept one only before anything was sent on it.
    """

    server: SplitResult
    timeout: float
    tls: ssl.SSLContext | None
    _kept: deque[tuple[HTTPConnection, float]] = field(
        default_factory=deque[tuple[HTTPConnection, float]]
    )

    def __post_init__(self) -> None:
        weakref.finalize(self, _close_all, self._kept)

    def post(self, head: bytes, body: bytes) -> Reply:
        """Send a request once; raises `OSError` or `HTTPException` where no reply comes back.

        `head` is the request's, without the length and the empty line that end it.
        """
        connection = self._usable() or self._opened()
        try:
            # In one piece, so that it goes out in one packet.
            connection.sock.sendall(b"%sContent-Length: %d\r\n\r\n%s" % (head, len(body), body))
            reply = read_reply(connection.sock)
        except BaseException:
            connection.close()
            raise
        if reply.may_follow and len(self._kept) < MOST_KEPT:
            self._kept.append((connection, time.monotonic()))
        else:
            connection.close()
        return reply

    def _usable(self) -> HTTPConnection | None:
        # The last one first, so that those which are too many grow old and are closed.
        while self._kept:
            try:
                connection, since = self._kept.pop()
            except IndexError:  # another thread was faster
                break
            if time.monotonic() - since < KEPT_FOR and _is_quiet(connection):
                return connection
            connection.close()
        return None

    def _opened(self) -> HTTPConnection:
        host, port = self.server.hostname or "", self.server.port
        if self.tls is None:
            connection = HTTPConnection(host, port, timeout=self.timeout)
        else:
            connection = HTTPSConnection(host, port, timeout=self.timeout, context=self.tls)
        connection.connect()
        return connection


class KeptAliveClient(WebClient):
    """Slack's client, with connections that stay open for what is said in JSON.

    By itself it opens one for each call, and reads all certificates of the system for it. What is
    rare goes that way still: files, other tokens, a proxy.
    """

    def api_call(
        self,
        api_method: str,
        *,
        json: Json | None = None,
        **more: Any,  # noqa: ANN401 - all the rest that the SDK takes
    ) -> SlackResponse:
        """Call a method of Slack's Web API; raises `SlackApiError` where Slack refuses."""
        if json is None or "token" in json or any(more.values()) or self.proxy:
            return super().api_call(api_method, json=json, **more)
        said: Json = {**cast("Json", self.default_params), **json}
        head = b"POST %s%s %s" % (self._path, api_method.encode("ascii"), self._headers)
        reply = self._connections.post(head, coding.dumps(said).encode())
        return SlackResponse(
            client=self,
            http_verb="POST",
            api_url=self.base_url + api_method,
            req_args={"json": said},
            data=_read(reply.text),
            headers=reply.headers,
            status_code=reply.status,
        ).validate()

    @cached_property
    def _connections(self) -> Connections:
        server = urlsplit(self.base_url)
        tls = (self.ssl or ssl.create_default_context()) if server.scheme == "https" else None
        return Connections(server, self.timeout, tls)

    @cached_property
    def _path(self) -> bytes:
        return urlsplit(self.base_url).path.encode("ascii")

    @cached_property
    def _headers(self) -> bytes:
        named: dict[str, str] = {
            "Host": urlsplit(self.base_url).netloc.rpartition("@")[2],
            "Accept-Encoding": "identity",
            "Content-Type": "application/json;charset=utf-8",
            **({"Authorization": f"Bearer {self.token}"} if self.token else {}),
            **cast("dict[str, str]", self.headers),
        }
        lines = [f"{name}: {value}" for name, value in named.items()]
        if any("\r" in line or "\n" in line for line in lines):
            raise ValueError("a header, such as the token, has more than one line")
        return "\r\n".join(("HTTP/1.1", *lines, "")).encode("latin-1")


def _read(text: str) -> Json:
    try:
        found = coding.loads(text)
    except ValueError:
        found = None
    if isinstance(found, dict):
        return cast("Json", found)
    return {"ok": False, "error": f"no JSON object: {text[:100]!r}"}


def _close_all(kept: deque[tuple[HTTPConnection, float]]) -> None:
    while kept:
        kept.pop()[0].close()


def _is_quiet(connection: HTTPConnection) -> bool:
    """Tell whether nothing came unasked: where the server hung up, its end can be read."""
    look = select.poll()
    look.register(connection.sock, select.POLLIN)
    return not look.poll(0)
