"""Calls to Slack over connections that stay open; what was sent is never sent again."""

import json
import select
import ssl
import time
import weakref
from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

from slack_sdk import WebClient

KEPT_FOR = 10.0  # seconds without a call; less than any server waits before it hangs up
MOST_KEPT = 32  # connections: as many as there are threads that call Slack
FORM, JSON = "application/x-www-form-urlencoded", "application/json;charset=utf-8"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the headers as they were written, the text."""

    status: int
    headers: HTTPMessage
    text: str


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

    def post(self, path: str, body: bytes, headers: dict[str, str]) -> Reply:
        """Send a request once; raises `OSError` or `HTTPException` where no reply comes back."""
        connection = self._usable() or self._new()
        try:
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            charset = response.headers.get_content_charset() or "utf-8"
            text = response.read().decode(charset)
        except BaseException:
            connection.close()
            raise
        if connection.sock is not None and len(self._kept) < MOST_KEPT:
            self._kept.append((connection, time.monotonic()))
        else:
            connection.close()
        return Reply(response.status, response.headers, text)

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

    def _new(self) -> HTTPConnection:
        host, port = self.server.hostname or "", self.server.port
        if self.tls is None:
            return HTTPConnection(host, port, timeout=self.timeout)
        return HTTPSConnection(host, port, timeout=self.timeout, context=self.tls)


class KeptAliveClient(WebClient):
    """Slack's client with connections that stay open.

    By itself it opens one for each call, and reads all certificates of the system for it.
    """

    def _perform_urllib_http_request(
        self, *, url: str, args: dict[str, dict[str, Any]]
    ) -> dict[str, Any]:
        """Do what the SDK does here, which is to send the request and return its parts."""
        if args.get("data") or self.proxy:  # files, and what has to go through a proxy
            return super()._perform_urllib_http_request(url=url, args=args)
        if args.get("json"):
            kind, body = JSON, json.dumps(args["json"])
        else:
            kind, body = FORM, urlencode(args.get("params") or {})
        headers = {**args["headers"], "Content-Type": kind}
        path = url.removeprefix(self._origin)
        reply = self._connections.post(path, body.encode(), headers)
        return {"status": reply.status, "headers": reply.headers, "body": reply.text}

    @cached_property
    def _connections(self) -> Connections:
        server = urlsplit(self.base_url)
        tls = (self.ssl or ssl.create_default_context()) if server.scheme == "https" else None
        return Connections(server, self.timeout, tls)

    @cached_property
    def _origin(self) -> str:
        server = urlsplit(self.base_url)
        return f"{server.scheme}://{server.netloc}"


def _close_all(kept: deque[tuple[HTTPConnection, float]]) -> None:
    while kept:
        kept.pop()[0].close()


def _is_quiet(connection: HTTPConnection) -> bool:
    """Tell whether nothing came unasked: where the server hung up, its end can be read."""
    if connection.sock is None:
        return False
    look = select.poll()
    look.register(connection.sock, select.POLLIN)
    return not look.poll(0)
