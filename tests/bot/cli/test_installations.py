"""`baton installations`, `baton forget`; `doctor` and `manifest` where many workspaces install."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.consents import CLIENT_ID, CLIENT_SECRET
from bot.serving import Site, WebServer
from bot.slack.names import SCOPES
from bot.storage.engine import create_engine_for
from bot.storage.installations import SqlInstallations
from bot.storage.sealing import Seal, new_key
from bot.telemetry.health import Readiness
from bot.telemetry.metrics import Metrics
from bot.use_cases.workspaces.installing import Grant, Installation
from domain.ids import MemberId, WorkspaceId
from tests.bot.cli.conftest import Baton
from tests.factories import NOW

TOKEN = "xoxb-of-acme"
ACME = Installation(
    workspace=WorkspaceId("T0ACME"),
    name="Acme",
    app="A0BATON",
    bot_user=MemberId("U0BATON"),
    bot="B0BATON",
    scopes=tuple(scope.name for scope in SCOPES),
    installed_by=MemberId("U0ANA"),
    installed_at=NOW,
    enterprise="E0ACME",
)
BETA = replace(ACME, workspace=WorkspaceId("T0BETA"), name="Beta", enterprise="")
OAUTH = {
    "SLACK_CLIENT_ID": CLIENT_ID,
    "SLACK_CLIENT_SECRET": CLIENT_SECRET,
    "SLACK_SIGNING_SECRET": "signing",
}


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    made = new_key()
    for name, value in OAUTH.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("BATON_SECRET_KEY", made)
    return made


@pytest.fixture
def installations(migrated_url: str, key: str) -> SqlInstallations:
    """Baton is installed in Acme and in Beta."""
    kept = SqlInstallations(create_engine_for(migrated_url), Seal((key,)))
    kept.put(ACME, Grant(TOKEN))
    kept.put(BETA, Grant("xoxb-of-beta", "xoxe-1-of-beta", NOW + timedelta(hours=12)))
    return kept


def test_installations_are_listed_without_their_tokens(
    baton: Baton, installations: SqlInstallations
) -> None:
    listed = baton("installations", "list")
    assert "T0ACME       Acme                     installed since 2026-11-23" in listed.output
    acme, beta = json.loads(baton("installations", "list", "--json").stdout)["installations"]
    assert (acme["enterprise"], acme["state"]) == ("E0ACME", "installed")
    assert beta["token_ends_at"] == "2026-11-24T02:02:00+00:00"
    assert "xox" not in json.dumps([acme, beta])
    until = NOW + timedelta(minutes=1)
    assert installations.claim(BETA.workspace, NOW, until) == "xoxe-1-of-beta"
    installations.refused(BETA.workspace, until, "invalid_refresh_token")
    assert "not renewed: invalid_refresh_token" in baton("installations", "list").output


@pytest.mark.usefixtures("installations")
def test_a_token_is_given_up_and_its_data_go_a_month_later(baton: Baton) -> None:
    assert baton("installations", "remove", "T0ACME").exit_code == 0
    again = baton("installations", "remove", "T0ACME")
    assert (again.exit_code, "no token of a workspace T0ACME" in again.output) == (1, True)
    assert "its data are deleted on" in baton("installations", "list").output


def test_tokens_are_encrypted_anew_and_the_old_key_may_go(
    baton: Baton, installations: SqlInstallations, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    young = baton("installations", "new-key").stdout.strip()
    monkeypatch.setenv("BATON_SECRET_KEY", f"{young},{key}")
    done = baton("installations", "reencrypt")
    assert "2 tokens are encrypted with the first key" in done.output
    assert not installations.seal.opens(TOKEN)
    monkeypatch.setenv("BATON_SECRET_KEY", young)
    assert "no key" not in baton("installations", "list").output
    monkeypatch.setenv("BATON_SECRET_KEY", key)
    assert baton("installations", "list").output.count("no key reads its token") == 2
    refused = baton("installations", "reencrypt")
    assert (refused.exit_code, "reads the token of workspace T0ACME" in refused.output) == (1, True)
    monkeypatch.delenv("BATON_SECRET_KEY")
    assert "is not set" in baton("installations", "reencrypt").output


@pytest.mark.usefixtures("installations")
def test_a_workspace_is_forgotten_once_somebody_is_sure(baton: Baton) -> None:
    asked = baton("forget", "T0ACME", typed="n\n")
    assert (asked.exit_code, "Acme" in baton("installations", "list").output) == (1, True)
    assert "deleted: 2 rows" in baton("forget", "T0ACME", typed="y\n").output
    assert "Acme" not in baton("installations", "list").output
    assert baton("forget", "T0ACME", "--yes").exit_code == 2
    assert baton("forget", "T0BETA", "--yes").exit_code == 0
    assert "installed nowhere" in baton("installations", "list").output


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("BATON_SECRET_KEY", "`baton installations new-key` makes one"),
        ("SLACK_CLIENT_ID", "SLACK_CLIENT_ID is not set"),
        ("SLACK_CLIENT_SECRET", "SLACK_CLIENT_SECRET is not set"),
    ],
)
@pytest.mark.usefixtures("key")
def test_what_is_missing_ends_the_start_with_a_sentence(
    baton: Baton, monkeypatch: pytest.MonkeyPatch, name: str, sentence: str
) -> None:
    monkeypatch.delenv(name)
    for command in ("serve", "work"):
        started = baton(command)
        assert (started.exit_code, sentence in started.output) == (2, True), started.output


@pytest.mark.usefixtures("installations")
@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ("short", "BATON_SECRET_KEY is wrong: must be keys of"),
        (new_key(), "reads none of the stored tokens"),
    ],
    ids=("no key", "another key"),
)
def test_a_key_that_is_wrong_ends_the_start_and_is_not_repeated(
    baton: Baton, monkeypatch: pytest.MonkeyPatch, keys: str, sentence: str
) -> None:
    monkeypatch.setenv("BATON_SECRET_KEY", keys)
    started = baton("serve")
    assert (started.exit_code, sentence in started.output) == (2, True), started.output
    assert keys not in started.output


def test_the_doctor_looks_at_installations(
    baton: Baton, installations: SqlInstallations, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    examined = baton("doctor")
    assert examined.exit_code == 0, examined.output
    assert "are complete for many workspaces" in examined.output
    assert "Installations are well: Acme (T0ACME) and Beta (T0BETA)." in examined.output
    installations.put(replace(BETA, scopes=("chat:write",)), Grant("xoxb-of-beta"))
    monkeypatch.setenv("BATON_SECRET_KEY", f"{new_key()},{key}")
    assert "Beta (T0BETA) lacks app_mentions:read" in baton("doctor").output
    monkeypatch.setenv("BATON_SECRET_KEY", new_key())
    lost = baton("doctor")
    assert (lost.exit_code, "reads the token of Acme (T0ACME)" in lost.output) == (1, True)


@pytest.mark.usefixtures("key")
def test_the_doctor_tells_of_a_registry_that_serves_nobody(baton: Baton, tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text("version: 1\nprojects: [{key: churn, name: Churn, channels: [C0CHURN]}]\n")
    assert baton("registry", "import", str(file)).exit_code == 0
    assert "with `workspace: T…`" in baton("doctor").output


def no_slack(*request: object) -> list[bytes]:
    raise AssertionError(request)


@pytest.mark.usefixtures("key")
def test_the_doctor_opens_the_page_to_install_at(baton: Baton) -> None:
    site = Site(no_slack, Readiness({}), Metrics())
    with WebServer(site, "127.0.0.1", 0, threads=2) as server:
        url = f"http://127.0.0.1:{server.port}"
        assert "answers 404: does `baton serve` run there" in baton("doctor", "--url", url).output
    assert f"Nothing answers at {url}" in baton("doctor", "--url", url).output


def test_the_manifest_has_a_redirect_url_where_many_install(
    baton: Baton, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = ("--url", "https://baton.example")
    assert "oauth_redirect" not in baton("manifest", *there).output
    drawn = json.loads(baton("manifest", "--oauth", *there).output)
    assert drawn["oauth_config"]["redirect_urls"] == ["https://baton.example/slack/oauth_redirect"]
    assert {"app_uninstalled", "tokens_revoked"} < set(
        drawn["settings"]["event_subscriptions"]["bot_events"]
    )
    assert baton("manifest", "--oauth").exit_code == 2
    assert baton("manifest", "--oauth", "--steps", *there).exit_code == 2
    assert "functions" in json.loads(baton("manifest", "--steps").output)
    monkeypatch.setenv("SLACK_CLIENT_ID", CLIENT_ID)
    assert json.loads(baton("manifest", *there).output) == drawn
