"""Settings that are missing or wrong end the start with one sentence."""

import gc
import socket
from collections.abc import Callable, Generator

import pytest
from typer.testing import Result

from bot.playground.pretend import PretendSlack
from bot.playground.seed import Bot, Seed
from bot.slack.names import SCOPES
from tests.bot.cli.conftest import Baton
from tests.databases import on_either

SlackOf = Callable[..., None]


@pytest.fixture
def slack_of(monkeypatch: pytest.MonkeyPatch) -> Generator[SlackOf]:
    """Set what a pretend Slack needs in the environment, or something else instead."""
    with PretendSlack() as slack:

        def settings(**other: str) -> None:
            right = {
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_APP_TOKEN": slack.app_token,
                "SLACK_API_URL": slack.api_url,
            }
            for name, value in {**right, **other}.items():
                monkeypatch.setenv(name, value)

        yield settings


def last_line(started: Result) -> str:
    return started.output.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://somewhere/else"),
        ("SLACK_BOT_TOKEN", "xoxp-of-a-person"),
        ("SLACK_APP_TOKEN", "xoxb-of-a-bot"),
        ("SLACK_API_URL", "slack.com"),
        ("PORT", "eighty"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_setting_is_named(
    baton: Baton, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    started = baton("serve")

    assert started.exit_code == 2
    assert started.output.startswith(f"{name} is wrong")
    assert len(started.output.strip().splitlines()) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_port_that_is_taken_is_told_in_one_sentence(
    baton: Baton, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, PretendSlack() as slack:
        port = str(taken.getsockname()[1])
        monkeypatch.setenv("SLACK_BOT_TOKEN", slack.bot_token)
        monkeypatch.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)
        monkeypatch.setenv("SLACK_API_URL", slack.api_url)
        monkeypatch.setenv("PORT", port)
        served, played = baton("serve"), baton("playground", "--port", port)

    assert (served.exit_code, played.exit_code) == (2, 2)
    assert served.output.startswith(f"PORT {port} cannot be used on 127.0.0.1")
    assert played.output.startswith(f"--port {port} cannot be used")
    assert baton("playground", "--port", "70000").exit_code == 2
    del served, played
    gc.collect()  # the web server's library leaves its socket to Python, which warns of that


def test_a_wrong_token_is_not_repeated(baton: Baton, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxp-very-secret")

    assert "very-secret" not in baton("serve").output


@pytest.mark.parametrize("command", ["serve", "socket", "work"])
def test_a_missing_token_is_named(baton: Baton, command: str) -> None:
    started = baton(command)

    assert started.exit_code == 2
    assert "is not set" in started.output


@pytest.mark.parametrize("command", ["serve", "socket", "work"])
def test_a_bot_token_that_slack_refuses_ends_the_start(
    baton: Baton, slack_of: SlackOf, command: str
) -> None:
    slack_of(SLACK_BOT_TOKEN="xoxb-unknown", PORT="0")

    started = baton(command)

    assert started.exit_code == 2
    assert last_line(started) == "SLACK_BOT_TOKEN is wrong: Slack refuses it (invalid_auth)."


def test_an_app_token_that_slack_refuses_ends_the_start(baton: Baton, slack_of: SlackOf) -> None:
    slack_of(SLACK_APP_TOKEN="xapp-unknown")

    started = baton("socket")

    assert started.exit_code == 2
    assert last_line(started) == "SLACK_APP_TOKEN is wrong: Slack refuses it (invalid_auth)."


def test_a_socket_that_slack_does_not_answer_is_told_in_one_sentence(
    baton: Baton, slack_of: SlackOf
) -> None:
    slack_of(SLACK_API_URL="http://127.0.0.1:1/api/")

    started = baton("socket")

    assert started.exit_code == 1
    assert last_line(started).startswith("Slack does not answer at http://127.0.0.1:1/api/: ")
    assert "Traceback" not in started.output


@pytest.mark.parametrize("command", ["serve", "socket", "work"])
def test_what_delivers_does_not_begin_while_the_database_is_away(
    baton: Baton, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://baton@127.0.0.1:1/baton")
    started = baton(command)

    assert started.exit_code == 1
    assert "My database does not answer" in started.output
    assert "Traceback" not in started.output


@on_either
def test_a_database_without_tables_says_what_to_do(
    baton: Baton, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    if database_url.startswith("sqlite"):
        assert baton("ask", "hello").exit_code == 0  # a new file is made with its first use
        return
    asked = baton("ask", "hello")
    assert asked.exit_code == 2
    assert "baton migrate" in asked.output
    assert baton("migrate").exit_code == 0
    assert baton("ask", "hello").exit_code == 0


def test_the_doctor_finds_the_missing_token(baton: Baton) -> None:
    examined = baton("doctor")

    assert examined.exit_code == 1
    assert "SLACK_BOT_TOKEN is not set" in examined.output


def test_the_doctor_is_content_where_all_is_well(
    sample: Baton, monkeypatch: pytest.MonkeyPatch
) -> None:
    scopes = frozenset(scope.name for scope in SCOPES)
    with PretendSlack(seed=Seed(bot=Bot(scopes=scopes))) as slack:
        monkeypatch.setenv("SLACK_BOT_TOKEN", slack.bot_token)
        monkeypatch.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)
        monkeypatch.setenv("SLACK_API_URL", slack.api_url)
        examined = sample("doctor")

    assert examined.exit_code == 0, examined.output
    assert "Slack answers" in examined.output


def test_the_doctor_names_the_scopes_that_are_missing(
    sample: Baton, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PretendSlack(seed=Seed(bot=Bot(scopes=frozenset({"chat:write"})))) as slack:
        monkeypatch.setenv("SLACK_BOT_TOKEN", slack.bot_token)
        monkeypatch.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)
        monkeypatch.setenv("SLACK_API_URL", slack.api_url)
        examined = sample("doctor")

    assert examined.exit_code == 1
    assert "lacks app_mentions:read, commands, im:history and im:write" in examined.output


def test_the_doctor_tells_a_refused_token(baton: Baton, monkeypatch: pytest.MonkeyPatch) -> None:
    with PretendSlack() as slack:
        monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-unknown")
        monkeypatch.setenv("SLACK_SIGNING_SECRET", "secret")
        monkeypatch.setenv("SLACK_API_URL", slack.api_url)
        examined = baton("doctor", "--json")

    assert examined.exit_code == 1
    assert "invalid_auth" in examined.output


def test_the_manifest_is_ready_to_paste(baton: Baton) -> None:
    socket, http = baton("manifest"), baton("manifest", "--url", "https://baton.example")

    assert '"socket_mode_enabled": true' in socket.output
    assert "https://baton.example/slack/events" in http.output


@pytest.mark.parametrize(
    "url", ["baton.example", "http://baton.example", "https://", "https://a b"]
)
def test_an_address_that_slack_would_not_take_makes_no_manifest(baton: Baton, url: str) -> None:
    refused = baton("manifest", "--url", url)

    assert refused.exit_code == 2
    assert "--url needs a public address" in refused.output
