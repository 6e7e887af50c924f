"""A database with the durable engine's tables, and the engine itself."""

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field

import pytest
from sqlalchemy.orm import Session

from bot.delivery.engine import Engine
from bot.delivery.jobs import EngineClient, migrate_engine
from bot.use_cases.ports.mailbox import Job
from bot.use_cases.ports.work import OutboxId
from tests.engines import engine_for

QUICK = 0.05  # seconds


@dataclass
class Deliveries:
    """What the engine asked to be delivered; `doing` happens with each."""

    done: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    doing: Callable[[], None] = lambda: None
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self, row: OutboxId, run: int) -> None:
        self.doing()
        with self._changed:
            self.done.append((row, run))
            self._changed.notify_all()

    def wait_for(self, row: str, run: int = 1) -> None:
        with self._changed:
            came = self._changed.wait_for(lambda: (row, run) in self.done, timeout=20)
        assert came, f"{row} was not delivered, only {self.done}"


@pytest.fixture
def ready_url(migrated_url: str) -> str:
    """The address of a database with our tables and the engine's."""
    migrate_engine(migrated_url)
    return migrated_url


@pytest.fixture
def client(ready_url: str) -> Generator[EngineClient]:
    client = EngineClient(ready_url)
    yield client
    client.close()


@pytest.fixture
def session(ready_url: str) -> Generator[Session]:
    """A session such as use cases have."""
    engine = engine_for(ready_url)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def deliveries() -> Deliveries:
    return Deliveries()


@pytest.fixture
def engine(ready_url: str, deliveries: Deliveries) -> Generator[Engine]:
    """The engine, running."""
    engine = Engine(ready_url, deliveries, QUICK)
    engine.start()
    yield engine
    engine.stop()


def a_job(row: str, run: int = 1) -> Job:
    return Job(OutboxId(row), run)
