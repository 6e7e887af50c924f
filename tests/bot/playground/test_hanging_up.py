"""An app that is killed while it calls leaves no trace of a fault in the pretend Slack."""

import socket
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient

from bot.playground.pretend import PretendSlack


def test_a_caller_who_hangs_up_is_no_error(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with PretendSlack() as slack:
        server = urlsplit(slack.api_url)
        with socket.create_connection((server.hostname or "", server.port or 0)) as line:
            head = f"POST /hooks/commands/T0/K0 HTTP/1.1\r\nHost: {server.netloc}\r\n"
            line.sendall(f"{head}Content-Length: 100\r\n\r\n{{".encode())
        WebClient(slack.bot_token, slack.api_url).auth_test()
    assert "ClientDisconnect" not in capfd.readouterr().err + caplog.text
