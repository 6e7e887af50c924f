"""Baton in a pretend Slack, for each test anew."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.rig import Rig, running_rig


@pytest.fixture
def rig(migrated_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample projects, on SQLite: what databases differ in is tested where SQL is."""
    with running_rig(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'baton.db')}") as started:
        yield started


@pytest.fixture
def rig_on_either(migrated_url: str) -> Generator[Rig]:
    """The sample projects on SQLite and on PostgreSQL, for the few that tell a whole story."""
    with running_rig(migrated_url) as started:
        yield started
