"""Slack's HTTP requests: POST /slack/events as a WSGI application."""

import hmac
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Any, cast

from slack_bolt import App
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse

LARGEST_BODY = 1024 * 1024  # bytes; Slack's largest, a view, has 250 kB
OLDEST = 5 * 60  # seconds; an older request may be somebody's copy

_SECONDS = re.compile(r"[0-9]{1,12}")

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class SlackEvents:
    """Hands what Slack sends to Bolt; a body that Bolt could not read is refused before."""

    app: App
    signing_secret: str
    now: Callable[[], float]

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        response = self._response(environ)
        status = HTTPStatus(response.status)
        body = response.body.encode()
        headers = [
            (name, value)
            for name, values in response.headers.items()
            for value in values
            if name.lower() != "content-length"
        ]
        headers.append(("content-length", str(len(body))))
        start_response(f"{status.value} {status.phrase}", headers)
        return [body]

    def _response(self, environ: Environ) -> BoltResponse:
        if environ.get("REQUEST_METHOD") != "POST":
            return _refusal(HTTPStatus.METHOD_NOT_ALLOWED)
        length = _length(environ)
        if length is None or length > LARGEST_BODY:
            return _refusal(
                HTTPStatus.BAD_REQUEST if length is None else HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            )
        raw = cast("IO[bytes]", environ["wsgi.input"]).read(length) if length else b""
        if not self._is_signed(environ, raw):
            return _refusal(HTTPStatus.UNAUTHORIZED)
        request = _parsed(environ, raw)
        return _refusal(HTTPStatus.BAD_REQUEST) if request is None else self.app.dispatch(request)

    def _is_signed(self, environ: Environ, raw: bytes) -> bool:
        timestamp = str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""))
        if not _SECONDS.fullmatch(timestamp) or abs(self.now() - int(timestamp)) > OLDEST:
            return False
        base = b"v0:" + timestamp.encode() + b":" + raw
        signature = "v0=" + hmac.digest(self.signing_secret.encode(), base, "sha256").hex()
        given = str(environ.get("HTTP_X_SLACK_SIGNATURE", ""))
        return hmac.compare_digest(signature.encode(), given.encode())


def wsgi_app(app: App, signing_secret: str, now: Callable[[], float] = time.time) -> WsgiApp:
    """Return the application for POST /slack/events; it lets through what Slack has signed."""
    return SlackEvents(app, signing_secret, now)


def _parsed(environ: Environ, raw: bytes) -> BoltRequest | None:
    """Read the body as Bolt does; None where it is nothing that Slack would send."""
    try:
        request = BoltRequest(body=raw.decode(), headers=_headers(environ))
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        # Bolt looks into the body without a doubt about its shape; ValueError: no UTF-8, no JSON.
        return None
    return request if _is_something(request.body) else None


def _headers(environ: Environ) -> dict[str, str | Sequence[str]]:
    """Return what our listeners look at: no other header costs time."""
    headers: dict[str, str | Sequence[str]] = {"content-type": str(environ.get("CONTENT_TYPE", ""))}
    if retry := environ.get("HTTP_X_SLACK_RETRY_NUM"):
        headers["x-slack-retry-num"] = str(retry)
    return headers


def _is_something(body: object) -> bool:
    if not isinstance(body, dict):
        return False
    said = cast("dict[str, object]", body)
    known = ("type", "command", "ssl_check")
    return any(isinstance(said.get(key), str) for key in known)


def _length(environ: Environ) -> int | None:
    said = str(environ.get("CONTENT_LENGTH") or "0")
    return int(said) if said.isascii() and said.isdecimal() else None


def _refusal(status: HTTPStatus) -> BoltResponse:
    return BoltResponse(status=status, body={"error": status.phrase.lower()})
