"""The way to the app over HTTP: signed requests to one address."""

import hashlib
import hmac
import http.client
import json
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.transport import Answer, Kind, Outgoing

FORM = "application/x-www-form-urlencoded"
VERSION = "v0"


@dataclass(frozen=True, slots=True)
class HttpTransport:
    """Posts events, commands and interactions to the request URL of the app."""

    request_url: str
    signing_secret: str
    now: Callable[[], float]

    def send(self, outgoing: Outgoing, timeout: float) -> Answer:
        """Send one request; wait for the answer for `timeout` seconds at most."""
        content_type, body = encoded(outgoing)
        headers = {"Content-Type": content_type, **self._signature(body)}
        if outgoing.retry is not None:
            headers["X-Slack-Retry-Num"] = str(outgoing.retry.number)
            headers["X-Slack-Retry-Reason"] = outgoing.retry.reason
        started = time.perf_counter()
        try:
            answer = self._post(body, headers, timeout)
        except TimeoutError:
            answer = Answer(None, error="http_timeout")
        except (OSError, http.client.HTTPException):
            answer = Answer(None, error="connection_failed")
        ms = (time.perf_counter() - started) * 1000
        return Answer(answer.status, answer.body, answer.error, answer.wants_no_retry, ms)

    def _signature(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(self.now()))
        signed = b":".join((VERSION.encode(), timestamp.encode(), body))
        digest = hmac.new(self.signing_secret.encode(), signed, hashlib.sha256).hexdigest()
        return {
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": f"{VERSION}={digest}",
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        }

    def _post(self, body: bytes, headers: dict[str, str], timeout: float) -> Answer:
        address = urllib.parse.urlsplit(self.request_url)
        connection = http.client.HTTPConnection(
            address.hostname or "127.0.0.1", address.port or 80, timeout=timeout
        )
        try:
            connection.request("POST", address.path or "/", body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            no_retry = response.headers.get("X-Slack-No-Retry") == "1"
            return Answer(response.status, text, wants_no_retry=no_retry)
        finally:
            connection.close()


def encoded(outgoing: Outgoing) -> tuple[str, bytes]:
    """Return the content type and the body in which Slack sends something."""
    match outgoing.kind:
        case Kind.EVENT:
            return "application/json", json.dumps(outgoing.body).encode()
        case Kind.COMMAND:
            return FORM, urllib.parse.urlencode(outgoing.body).encode()
        case Kind.INTERACTION:
            payload = {"payload": json.dumps(outgoing.body)}
            return FORM, urllib.parse.urlencode(payload).encode()
