"""The HTTP door: signed requests come in, everything else is refused with the right number."""

import hmac
import io
import json
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground.pretend import PretendSlack
from bot.slack.app import build_app
from bot.slack.connecting.connection import OneWorkspace
from bot.slack.door import Door
from bot.slack.wsgi import LARGEST_BODY, WsgiApp, wsgi_app
from tests.needs import needs_slack_material

SECRET = "shh"


@dataclass(frozen=True)
class Answer:
    """What the door answered."""

    status: int
    body: str


@pytest.fixture(scope="module")
def door() -> Iterator[WsgiApp]:
    """The door with nobody behind it, at a time of its own."""
    with PretendSlack() as slack:
        connection = OneWorkspace(slack.bot_token, slack.api_url)
        app = build_app(connection, (), Door(connection.note_home))
        yield wsgi_app(app, SECRET)


def knock(
    door: WsgiApp, body: bytes | str, timestamp: str = "", secret: str = SECRET, **more: str
) -> Answer:
    """Send a request, signed and timed as Slack does; `more` changes the WSGI environment."""
    raw = body.encode() if isinstance(body, str) else body
    said: list[str] = []

    def start_response(status: str, headers: list[tuple[str, str]]) -> None:
        assert "content-length" in dict(headers)
        said.append(status)

    environ = _environ(raw, timestamp or str(int(time.time())), secret) | more
    answered = b"".join(door(environ, start_response))
    return Answer(int(said[0].split()[0]), answered.decode())


def _environ(raw: bytes, timestamp: str, secret: str) -> dict[str, Any]:
    base = b"v0:" + timestamp.encode() + b":" + raw
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/slack/events",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(raw)),
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": timestamp,
        "HTTP_X_SLACK_SIGNATURE": "v0=" + hmac.new(secret.encode(), base, sha256).hexdigest(),
        "wsgi.input": io.BytesIO(raw),
    }


def test_slacks_challenge_is_answered(door: WsgiApp) -> None:
    answer = knock(door, json.dumps({"type": "url_verification", "challenge": "c0ffee"}))
    assert answer.status == 200
    assert "c0ffee" in answer.body


def test_a_wrong_signature_is_refused(door: WsgiApp) -> None:
    assert knock(door, "{}", secret="guess").status == 401


@pytest.mark.parametrize("timestamp", ["1", "9999999999", "soon", "-1", "²", "1" * 5000])
def test_an_old_or_odd_timestamp_is_refused(door: WsgiApp, timestamp: str) -> None:
    assert knock(door, "{}", timestamp=timestamp).status == 401


@pytest.mark.parametrize("missing", ["HTTP_X_SLACK_SIGNATURE", "HTTP_X_SLACK_REQUEST_TIMESTAMP"])
def test_a_missing_header_is_refused(door: WsgiApp, missing: str) -> None:
    assert knock(door, "{}", **{missing: ""}).status == 401


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        "{}",
        "payload=",
        "payload={",
        "payload=[]",
        "hello",
        b"\xff\xfe",
        '{"type": 7}',
        '{"type": "event_callback"}',
        '{"type": "event_callback", "event": "app_mention"}',
        '{"type": "event_callback", "event": {"type": "app_mention", "user": "U1"}}',
        '{"type": "block_actions"}',
        "[" * 100_000,
        '{"type": ' + "9" * 5000 + "}",
    ],
)
def test_a_malformed_body_is_refused(door: WsgiApp, body: str | bytes) -> None:
    assert knock(door, body).status == 400


def test_a_body_without_a_length_that_makes_sense_is_refused(door: WsgiApp) -> None:
    assert knock(door, "{}", CONTENT_LENGTH="many").status == 400


def test_a_body_larger_than_anything_of_slacks_is_not_read(door: WsgiApp) -> None:
    assert knock(door, "{}", CONTENT_LENGTH=str(LARGEST_BODY + 1)).status == 413


def test_only_post_comes_in(door: WsgiApp) -> None:
    assert knock(door, "", REQUEST_METHOD="GET").status == 405


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "", "application/xml"])
def test_the_content_type_does_not_matter(door: WsgiApp, kind: str) -> None:
    body = json.dumps({"type": "event_callback", "event": {"type": "emoji_changed"}})
    assert knock(door, body, CONTENT_TYPE=kind).status == 200


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ({"type": "event_callback", "event": {"type": "reaction_added"}}, ""),
        ({"type": "shortcut", "callback_id": "other"}, ""),
        ({"type": "view_closed"}, ""),
        ({"type": "never_heard_of"}, ""),
        ({"type": "block_suggestion"}, '{"options": []}'),
    ],
)
def test_what_does_not_concern_us_is_answered_at_once(
    door: WsgiApp, body: dict[str, Any], answer: str
) -> None:
    assert knock(door, json.dumps(body)) == Answer(200, answer)


@given(st.binary(max_size=60) | st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_comes_is_answered(door: WsgiApp, body: str | bytes) -> None:
    raw = body.encode("utf-8", "ignore") if isinstance(body, str) else body
    assert knock(door, raw).status in {200, 400}


def test_every_payload_that_slack_is_known_to_send_is_answered(
    door: WsgiApp, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    folder = needs_slack_material("payloads")
    payloads = [
        json.loads(line)["payload"]
        for file in sorted(folder.glob("*_test_payloads.jsonl"))
        for line in file.read_text().splitlines()
    ]
    assert payloads
    for payload in payloads:
        assert knock(door, json.dumps(payload)).status < 500, payload
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []
