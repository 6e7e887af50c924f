"""Fixtures that give each test a database of its own, SQLite first and PostgreSQL after it."""

import itertools
import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from tests import postgres
from tests.needs import Need, lacking

NUMBERS = itertools.count(1)
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


KINDS = ("sqlite", "postgresql")

# Where a folder or a test says otherwise than the rest.
on_either = pytest.mark.parametrize("database_kind", KINDS, indirect=True)
on_sqlite = pytest.mark.parametrize("database_kind", KINDS[:1], indirect=True)


@pytest.fixture(params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which database the test runs on: on both, unless said otherwise."""
    return str(request.param)


@pytest.fixture(scope="session")
def postgresql_server() -> postgres.Server:
    """The PostgreSQL server of this run."""
    try:
        return postgres.started()
    except postgres.NoServer as reason:
        lacking(Need.POSTGRESQL, str(reason))


@pytest.fixture
def database_url(
    database_kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Generator[str]:
    """The address of a new database without a table in it."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'baton.db'}"
    else:
        server: postgres.Server = request.getfixturevalue("postgresql_server")
        yield from _for_a_test(server, template="template0")


@pytest.fixture
def migrated_url(
    database_kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Generator[str]:
    """The address of a new database with the tables that the real migrations made."""
    yield from copy_of("migrated", database_kind, tmp_path, request)


@pytest.fixture(scope="session")
def migrate() -> Callable[[str], None]:
    """The real migrations, ours and the engine's, as `baton migrate` runs them."""
    from bot.wiring.database import prepare_database  # noqa: PLC0415 - not every test needs it

    return prepare_database


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory, migrate: Callable[[str], None]) -> Path:
    """An SQLite file that was migrated once, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "baton.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_template(postgresql_server: postgres.Server, migrate: Callable[[str], None]) -> str:
    """A PostgreSQL database that was migrated once, to be copied."""
    name = f"migrated_{WORKER}"
    migrate(postgresql_server.create(name))
    return name


def copy_of(
    original: str, kind: str, folder: Path, request: pytest.FixtureRequest
) -> Generator[str]:
    """The address of a copy; the fixtures `…_file` and `…_template` are what is copied."""
    if kind == "sqlite":
        file: Path = request.getfixturevalue(f"{original}_file")
        yield f"sqlite:///{shutil.copy(file, folder / 'baton.db')}"
    else:
        server: postgres.Server = request.getfixturevalue("postgresql_server")
        yield from _for_a_test(server, template=request.getfixturevalue(f"{original}_template"))


def _for_a_test(server: postgres.Server, template: str) -> Generator[str]:
    name = f"test_{WORKER}_{next(NUMBERS)}"
    yield server.create(name, template)
    server.drop(name)
