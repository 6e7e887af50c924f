"""The end of an installation: the token goes at once, the data a month later, nobody else's do."""

import shutil
from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from bot.files.registry import read_registry
from bot.playground.faults import ErrorCode, ServerError
from bot.slack.app import finish_listeners
from bot.use_cases.workspaces.installing import NotInstalled, Readable
from bot.wiring.kept_installations import wire_forgetting, wire_installations
from domain.ids import ProjectKey
from tests.dialogues.install_rig import ACME, BETA, KEY, InstallRig, running_install_rig

TEAM = """
version: 1
projects:
  - {key: churn, name: Churn, channels: [C0ACME], assignments: [{role: ml_engineer, member: U0ANA}]}
"""
MONTH = timedelta(days=30)
HOUR = timedelta(hours=1)
FORGET = "forget the uninstalled"
FOUR_MINUTES = timedelta(minutes=4)


@pytest.fixture
def rig(migrated_file: Path, tmp_path: Path) -> Generator[InstallRig]:
    with running_install_rig(
        f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'baton.db')}"
    ) as started:
        for team in (ACME, BETA):
            started.install(team)
            started.core.import_registry(read_registry(TEAM, "team.yaml").content, team)
        started.clock.advance(timedelta(seconds=5))
        yield started


def readable(rig: InstallRig) -> list[Readable]:
    return [kept.readable for kept in wire_installations(rig.core, (KEY,)).every()]


def uninstall(rig: InstallRig) -> None:
    rig.slack.uninstall(ACME)
    rig.slack.wait_until(lambda: Readable.GONE in readable(rig), 30)


def test_the_token_is_deleted_at_once_and_the_data_after_a_month(rig: InstallRig) -> None:
    rig.connection.client_of(ACME)  # it is remembered
    uninstall(rig)
    rig.slack.wait_until(lambda: _is_forgotten(rig), 30)
    assert readable(rig) == [Readable.GONE, Readable.YES]
    with rig.core.database.connect() as connection:
        stored = "SELECT token, refresh_token FROM installations WHERE workspace = 'T0ACME'"
        assert connection.execute(text(stored)).one() == (None, None)
    rig.clock.advance(MONTH - HOUR)
    rig.do(FORGET)
    assert rig.core.workspaces() == (ACME, BETA)
    rig.clock.advance(HOUR)
    rig.do(FORGET)
    assert rig.core.workspaces() == (BETA,)
    assert readable(rig) == [Readable.YES]
    assert rig.connection.client_of(BETA).token


def _is_forgotten(rig: InstallRig) -> bool:
    try:
        rig.connection.client_of(ACME)
    except NotInstalled:
        return True
    return False


def test_who_installs_it_again_within_the_month_goes_on(rig: InstallRig) -> None:
    uninstall(rig)
    rig.clock.advance(timedelta(days=3))
    rig.install(ACME)
    rig.clock.advance(MONTH)
    rig.do(FORGET)
    assert rig.core.workspaces() == (ACME, BETA)
    with rig.core.open_work(ACME) as work:
        assert work.registry.project(ProjectKey("churn")).name == "Churn"


def test_an_event_that_comes_after_a_new_installation_takes_nothing_from_it(
    rig: InstallRig,
) -> None:
    rig.clock.advance(-FOUR_MINUTES)  # a signature is good for five
    rig.slack.send_event({"type": "app_uninstalled"}, team=ACME)
    rig.clock.advance(FOUR_MINUTES)
    rig.slack.uninstall(BETA)
    rig.slack.wait_until(lambda: Readable.GONE in readable(rig), 30)
    assert readable(rig) == [Readable.YES, Readable.GONE]


def test_what_was_uninstalled_while_nobody_listened_is_noticed(rig: InstallRig) -> None:
    rig.slack.fail("auth.test", ServerError(503))
    rig.do("notice who uninstalled")
    assert readable(rig) == [Readable.YES, Readable.YES]
    rig.slack.fail("auth.test", ErrorCode("token_revoked"))
    rig.do("notice who uninstalled")
    assert readable(rig) == [Readable.GONE, Readable.YES]
    assert _is_forgotten(rig)


def test_tokens_of_people_are_not_ours(rig: InstallRig) -> None:
    event = {"type": "tokens_revoked", "tokens": {"oauth": ["U0ANA"]}}
    assert rig.slack.send_event(event, team=ACME).status == 200
    assert readable(rig) == [Readable.YES, Readable.YES]
    assert rig.slack.send_event({"type": "tokens_revoked"}, team=ACME).status == 400, "malformed"


def test_everything_of_one_workspace_is_forgotten_and_nothing_of_another(rig: InstallRig) -> None:
    rig.asked("U0ANA", "C0ACME")
    finish_listeners(rig.app)
    rig.core.questions.write_now()
    assert wire_forgetting(rig.core).everything(ACME) > 0
    with rig.core.database.connect() as connection:
        for table, column in _tables(rig):
            counted = text(f"SELECT count(*) FROM {table} WHERE {column} = 'T0ACME'")  # noqa: S608 - names of our own tables
            assert connection.scalar(counted) == 0, table
    assert rig.core.workspaces() == (BETA,)


def _tables(rig: InstallRig) -> list[tuple[str, str]]:
    found = inspect(rig.core.database)
    return [
        (table, column["name"])
        for table in found.get_table_names()
        for column in found.get_columns(table)
        if column["name"] == "workspace" or (table, column["name"]) == ("workspaces", "id")
    ]
