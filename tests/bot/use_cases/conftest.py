"""An office, and a desk in it, on a real database."""

from collections.abc import Generator

import pytest

from bot.storage.engine import create_engine_for
from tests.bot.use_cases.desk import Desk
from tests.bot.use_cases.registry_file import Office


@pytest.fixture
def office(migrated_url: str) -> Generator[Office]:
    engine = create_engine_for(migrated_url)
    yield Office(engine)
    engine.dispose()


@pytest.fixture
def desk(migrated_url: str) -> Generator[Desk]:
    engine = create_engine_for(migrated_url)
    yield Desk(engine)
    engine.dispose()
