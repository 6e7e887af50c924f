"""Tokens that end and are renewed, keys that are exchanged, and a key that was lost."""

import shutil
from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.faults import ErrorCode, ServerError
from bot.storage.sealing import new_key
from bot.use_cases.workspaces.installing import Grant, Kept
from bot.wiring.connecting import connection_of
from bot.wiring.kept_installations import wire_installations
from domain.errors import SettingMistake
from tests.dialogues.install_rig import (
    ACME,
    BETA,
    KEY,
    InstallRig,
    running_install_rig,
    settings_for,
)
from tests.rig import words

HOUR = timedelta(hours=1)


@pytest.fixture
def rig(migrated_file: Path, tmp_path: Path) -> Generator[InstallRig]:
    with running_install_rig(
        f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'baton.db')}"
    ) as started:
        started.slack.world.consents.rotating = True
        started.install(ACME)
        yield started


def kept(rig: InstallRig, keys: tuple[str, ...] = (KEY,)) -> Kept:
    return wire_installations(rig.core, keys).every()[0]


def token(rig: InstallRig) -> str:
    """What is stored, as a process reads it that remembers nothing."""
    found = wire_installations(rig.core, (KEY,)).find(ACME)
    assert found is not None
    return found[1].token


def renewals(rig: InstallRig) -> int:
    calls = rig.slack.calls("oauth.v2.access")
    return sum(call.arguments.get("grant_type") == "refresh_token" for call in calls)


def test_a_token_is_renewed_before_it_ends(rig: InstallRig) -> None:
    first = token(rig)
    rig.connection.renew_tokens()
    assert (token(rig), renewals(rig)) == (first, 0), "it has ten hours to go"
    rig.clock.advance(10 * HOUR + timedelta(minutes=1))
    rig.connection.renew_tokens()
    rig.connection.renew_tokens()
    assert token(rig) != first
    assert renewals(rig) == 1
    assert "ML engineer" in words(rig.asked("U0ANA", "C0ACME")), "the old one is good till it ends"
    rig.clock.advance(10 * HOUR)
    rig.connection.renew_tokens()
    rig.connection.forget_token(ACME)
    assert "ML engineer" in words(rig.asked("U0ANA", "C0ACME"))


def test_whoever_needs_a_token_that_is_over_renews_it(rig: InstallRig) -> None:
    rig.clock.advance(13 * HOUR)
    rig.connection.forget_token(ACME)
    assert "ML engineer" in words(rig.asked("U0ANA", "C0ACME"))
    assert renewals(rig) == 1


def test_one_process_renews_at_a_time(rig: InstallRig) -> None:
    rig.clock.advance(11 * HOUR)
    now = rig.clock()
    mine = wire_installations(rig.core, (KEY,))
    until = now + timedelta(minutes=1)
    refresh_token = mine.claim(ACME, now, until)
    assert refresh_token
    rig.connection.renew_tokens()
    assert renewals(rig) == 0, "another one has it in its hands"
    rig.install(ACME)
    assert not mine.renewed(ACME, until, Grant("xoxb-late")), "it was installed anew"


def test_while_slack_is_away_events_are_refused_so_that_it_brings_them_again(
    rig: InstallRig,
) -> None:
    rig.clock.advance(13 * HOUR)
    rig.connection.forget_token(ACME)
    rig.slack.fail("oauth.v2.access", ServerError(503))
    event = {"type": "app_home_opened", "user": "U0ANA", "tab": "home", "channel": "D0"}
    assert rig.slack.send_event(event, team=ACME).status == 500
    rig.clock.advance(timedelta(minutes=1))
    assert rig.slack.send_event(event, team=ACME).status == 200


def test_a_token_that_slack_does_not_renew_is_told_of(rig: InstallRig) -> None:
    rig.slack.fail("oauth.v2.access", ErrorCode("invalid_refresh_token"))
    rig.clock.advance(11 * HOUR)
    rig.connection.renew_tokens()
    assert kept(rig).trouble == "invalid_refresh_token"
    rig.install(ACME)
    assert kept(rig).trouble == ""


def test_a_new_key_encrypts_and_an_old_one_still_reads(rig: InstallRig) -> None:
    young = new_key()
    both = wire_installations(rig.core, (young, KEY))
    before = both.find(ACME)
    assert both.reencrypt() == 1
    assert wire_installations(rig.core, (young,)).find(ACME) == before
    assert kept(rig).readable == "no", "the old key alone reads it no longer"


def test_a_start_with_a_lost_key_is_refused_in_a_sentence(rig: InstallRig) -> None:
    settings = settings_for(rig.slack, rig.core.database_url, new_key())
    with pytest.raises(SettingMistake) as refused:
        connection_of(rig.core, settings)
    assert str(refused.value) == (
        "BATON_SECRET_KEY reads none of the stored tokens: put the key back that encrypted them; "
        "`baton installations list` says whose they are, `remove` gives them up."
    )


def test_a_workspace_whose_token_no_key_reads_waits_and_the_others_are_served(
    rig: InstallRig,
) -> None:
    young = new_key()
    rig.slack.world.consents.rotating = False
    wire_installations(rig.core, (young, KEY)).reencrypt()
    rig.install(BETA)  # with the old key
    rig.connection.forget_token(ACME)
    connection_of(rig.core, rig.settings)
    event = {"type": "app_home_opened", "user": "U0ANA", "tab": "home", "channel": "D0"}
    assert rig.slack.send_event(event, team=ACME).status == 500
    assert "ML engineer" in words(rig.asked("U0BEA", "C0BETA"))
    rig.install(ACME)
    assert "ML engineer" in words(rig.asked("U0ANA", "C0ACME"))
