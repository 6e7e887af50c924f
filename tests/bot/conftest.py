"""What the tests of several parts of the bot ask for."""

from collections.abc import Generator

import pytest

from tests.engines import engine_for
from tests.fakes.clock import FakeClock
from tests.fakes.engine import FakeEngine
from tests.fakes.messenger import FakeMessenger
from tests.fakes.post_office import PostOffice


@pytest.fixture
def post_office(migrated_url: str) -> Generator[PostOffice]:
    """Delivery on a real database, with a fake Slack and a clock that stands still."""
    clock = FakeClock()
    engine = engine_for(migrated_url)
    office = PostOffice(engine, clock, FakeEngine(clock), FakeMessenger())
    office.begin()
    yield office
    engine.dispose()
