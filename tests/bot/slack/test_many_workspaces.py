"""The token of a workspace is remembered for half a minute, and longer while nobody can look."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.slack.connecting.many_workspaces import REMEMBERED_FOR, ManyWorkspaces
from bot.storage.engine import create_engine_for
from bot.storage.installations import SqlInstallations
from bot.storage.sealing import Seal, new_key
from bot.use_cases.delivering.pausing import NoPauses
from bot.use_cases.workspaces.installing import Grant, Installation, NotInstalled
from bot.use_cases.workspaces.renewing import RenewTokens
from domain.ids import MemberId, WorkspaceId
from tests.factories import NOW

ACME, BETA = WorkspaceId("T0ACME"), WorkspaceId("T0BETA")
ANA, BOT = MemberId("U0ANA"), MemberId("U0BATON")
HERE = Installation(ACME, "Acme", "A0BATON", BOT, "B0", ("chat:write",), ANA, NOW, "E0ACME")


@dataclass
class Remembering:
    """What a process remembers, over a database file, by a clock of seconds."""

    file: Path
    kept: SqlInstallations
    seconds: float = 0.0

    def workspaces(self) -> ManyWorkspaces:
        renew = RenewTokens(self.kept, Grant, lambda: NOW)
        address = "https://slack.invalid/api/"
        return ManyWorkspaces(
            self.kept, renew, lambda _: NoPauses(), address, lambda: NOW, lambda: self.seconds
        )

    def lose_the_database(self) -> None:
        self.kept.engine.dispose()
        for file in self.file.parent.glob(f"{self.file.name}*"):
            file.unlink()
        self.file.write_bytes(b"this is no database" * 100)


@pytest.fixture
def process(migrated_file: Path, tmp_path: Path) -> Remembering:
    file = Path(shutil.copy(migrated_file, tmp_path / "baton.db"))
    kept = SqlInstallations(create_engine_for(f"sqlite:///{file}"), Seal((new_key(),)))
    kept.put(HERE, Grant("xoxb-first"))
    return Remembering(file, kept)


def test_another_processs_token_is_noticed_within_half_a_minute(process: Remembering) -> None:
    workspaces = process.workspaces()
    first = workspaces.client_of(ACME)
    assert workspaces.identity_of(ACME).enterprise == "E0ACME"
    process.seconds = REMEMBERED_FOR
    assert workspaces.client_of(ACME) is first, "with its open connections"
    process.kept.put(HERE, Grant("xoxb-second"))
    assert workspaces.client_of(ACME) is first
    process.seconds = 2 * REMEMBERED_FOR
    assert workspaces.client_of(ACME).token == "xoxb-second"
    with pytest.raises(NotInstalled):
        workspaces.client_of(BETA)


def test_while_the_database_is_away_what_was_remembered_counts(process: Remembering) -> None:
    workspaces = process.workspaces()
    first = workspaces.client_of(ACME)
    process.lose_the_database()
    process.seconds = 10 * REMEMBERED_FOR
    assert workspaces.client_of(ACME) is first
    with pytest.raises(ConnectionError, match="the database is away"):
        workspaces.client_of(BETA)


def test_where_somebody_comes_from_is_known_for_each_workspace(process: Remembering) -> None:
    workspaces = process.workspaces()
    workspaces.note_home(ACME, ANA, BETA)
    assert workspaces.home_of(ACME, ANA) == BETA
    assert workspaces.home_of(BETA, ANA) is None
