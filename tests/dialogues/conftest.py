"""Baton in a pretend Slack, for each test anew."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from tests import postgres
from tests.databases import KINDS, WORKER, copy_of
from tests.rig import Rig, put_sample, running_rig


@pytest.fixture(params=KINDS[:1])
def database_kind(request: pytest.FixtureRequest) -> str:
    """On SQLite: what databases differ in is tested where SQL is.

    With `on_either` a test runs on both, as those do that tell a whole story.
    """
    return str(request.param)


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    """The sample projects."""
    with running_rig(sample_url) as started:
        yield started


@pytest.fixture
def sample_url(
    database_kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Generator[str]:
    """The address of a new database with the sample projects in it."""
    yield from copy_of("sample", database_kind, tmp_path, request)


@pytest.fixture(scope="session")
def sample_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the sample projects, imported once, to be copied."""
    file = Path(shutil.copy(migrated_file, tmp_path_factory.mktemp("sample") / "baton.db"))
    put_sample(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def sample_template(postgresql_server: postgres.Server, migrated_template: str) -> str:
    """A PostgreSQL database with the sample projects, imported once, to be copied."""
    name = f"sample_rig_{WORKER}"
    put_sample(postgresql_server.create(name, migrated_template))
    return name
