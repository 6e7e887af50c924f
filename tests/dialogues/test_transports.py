"""Both ways in: what Slack sends over HTTP, whatever it is, and the same over a socket."""

import hmac
import json
import logging
import time
from hashlib import sha256
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from slack_sdk.errors import SlackApiError

from bot.slack.socket import SocketConnection
from tests.factories import ANA, DANA
from tests.needs import needs_slack_material
from tests.rig import Json, Rig, words

CHURN = "C0CHURN"
QUESTION = "who handles model versioning here?"


def test_over_a_socket_everything_works_as_over_http(rig: Rig) -> None:
    rig.slack.disconnect()
    with SocketConnection(rig.app, rig.slack.app_token, rig.slack.api_url) as connection:
        assert connection.is_connected()
        rig.slack.say(ANA, CHURN, f"@Baton {QUESTION}")
        assert f"<@{DANA}>" in words(rig.next_message(ANA, CHURN, 1))
        rig.mark_done(ANA, CHURN)
        rig.deliver()
        rig.wish_to_return(DANA)
        refused = rig.slack.submit(DANA, {"reason": {"written": " "}})
        assert "reason" in refused.errors
        rig.slack.open_home(DANA)
        assert rig.wait(lambda: rig.slack.home_of(DANA))


def test_a_token_that_slack_refuses_ends_the_connecting(rig: Rig) -> None:
    with (
        pytest.raises(SlackApiError),
        SocketConnection(rig.app, "xapp-wrong", rig.slack.api_url),
    ):
        pytest.fail("it connected")


def test_every_payload_that_slack_is_known_to_send_is_taken(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    folder = needs_slack_material("payloads")
    caplog.set_level(logging.WARNING)
    for file in sorted(folder.glob("*_test_payloads.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            payload = json.loads(line)["payload"]
            assert _send(rig, payload) < 500, payload
    # A question in a direct message takes its turn behind the payloads.
    rig.slack.direct_message(ANA, QUESTION)
    rig.wait(lambda: len(rig.slack.direct_messages(ANA)) > 1)
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []


def _send(rig: Rig, payload: Json) -> int:
    """Send a payload as Slack does: events as JSON, the rest as a form."""
    if payload.get("type") in {"event_callback", "url_verification"}:
        raw, kind = json.dumps(payload), "application/json"
    elif "type" in payload:
        raw, kind = urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded"
    else:
        raw, kind = urlencode(payload), "application/x-www-form-urlencoded"
    at = str(int(time.time()))
    digest = hmac.new(rig.slack.signing_secret.encode(), f"v0:{at}:{raw}".encode(), sha256)
    headers = {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": f"v0={digest.hexdigest()}",
    }
    request = Request(rig.address, raw.encode(), headers)  # noqa: S310 - our own server
    try:
        with urlopen(request) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except OSError as error:
        return int(getattr(error, "code", 599))
