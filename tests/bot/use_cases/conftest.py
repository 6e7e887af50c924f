"""An office, and a desk in it, on a real database."""

from collections.abc import Generator

import pytest

from tests.bot.use_cases.desk import Desk
from tests.bot.use_cases.registry_file import Office
from tests.engines import engine_for


@pytest.fixture
def office(migrated_url: str) -> Generator[Office]:
    engine = engine_for(migrated_url)
    yield Office(engine)
    engine.dispose()


@pytest.fixture
def desk(migrated_url: str) -> Generator[Desk]:
    engine = engine_for(migrated_url)
    yield Desk(engine)
    engine.dispose()
