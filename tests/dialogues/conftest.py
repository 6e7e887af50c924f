"""Baton in a pretend Slack, for each test anew."""

from collections.abc import Generator

import pytest

from tests.rig import Rig, running_rig


@pytest.fixture
def rig(migrated_url: str) -> Generator[Rig]:
    """The sample projects on either database."""
    with running_rig(migrated_url) as started:
        yield started
