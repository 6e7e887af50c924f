"""`baton serve` for many workspaces, as a process of its own, and what it writes into its log."""

import json
import os
import subprocess
import sys

from bot.playground.consents import CLIENT_ID, CLIENT_SECRET
from bot.playground.faults import ErrorCode
from bot.playground.pretend import PretendSlack
from bot.storage.sealing import new_key
from tests.dialogues.install_rig import ACME, BETA, SEEDS, Browser


def test_no_secret_reaches_the_log(migrated_url: str) -> None:
    key = new_key()
    with PretendSlack(seed=SEEDS) as slack:
        slack.world.consents.rotating = True
        server = _served(migrated_url, slack, key)
        browser = Browser(_port_of(server))
        states, codes = [browser.begin()], [slack.allow(ACME)]
        assert browser.come_back(state=states[0], code=codes[0]).status == 200
        states.append(browser.begin())
        codes.append(slack.allow(BETA))
        slack.fail("oauth.v2.access", ErrorCode("invalid_code"))
        assert browser.come_back(state=states[1], code=codes[1]).status == 400
        slack.connect(f"http://127.0.0.1:{browser.port}/slack/events")
        slack.say("U0ANA", "C0ACME", "@Baton who handles model versioning?")
        slack.wait_until(lambda: slack.calls("chat.postMessage"), 30)
        tokens = _tokens(slack)
        server.terminate()
        log = server.communicate(timeout=30)[1]
    assert '"event": "installed"' in log
    assert '"why": "invalid_code"' in log
    assert len(tokens) == 2
    for secret in (key, CLIENT_SECRET, slack.signing_secret, *tokens, *codes, *states):
        assert secret not in log


def _tokens(slack: PretendSlack) -> list[str]:
    return [
        str(call.response[name])
        for call in slack.calls("oauth.v2.access")
        for name in ("access_token", "refresh_token")
        if name in call.response
    ]


def _served(database_url: str, slack: PretendSlack, key: str) -> subprocess.Popen[str]:
    said = {
        "DATABASE_URL": database_url,
        "SLACK_API_URL": slack.api_url,
        "SLACK_CLIENT_ID": CLIENT_ID,
        "SLACK_CLIENT_SECRET": CLIENT_SECRET,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "BATON_SECRET_KEY": key,
        "LOG_LEVEL": "DEBUG",
        "PORT": "0",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "serve", "--no-worker"],
        env={**os.environ, **said},
        stderr=subprocess.PIPE,
        text=True,
    )


def _port_of(server: subprocess.Popen[str]) -> int:
    assert server.stderr is not None
    for line in server.stderr:
        if '"serving"' in line:
            return int(json.loads(line)["port"])
    raise AssertionError("it did not start")
