"""An open door to a real database, with nobody at the engine's end."""

from collections.abc import Generator

import pytest
from sqlalchemy import Engine

from bot.storage.questions import SqlQuestions
from bot.storage.work import SqlOpenWork
from bot.use_cases.ports.mailbox import Job
from tests.engines import engine_for


@pytest.fixture
def engine(migrated_url: str) -> Generator[Engine]:
    engine = engine_for(migrated_url)
    yield engine
    engine.dispose()


@pytest.fixture
def questions(engine: Engine) -> Generator[SqlQuestions]:
    questions = SqlQuestions(engine)
    yield questions
    questions.write_now()


@pytest.fixture
def jobs() -> list[Job]:
    """What the durable engine was asked to plan."""
    return []


@pytest.fixture
def open_work(engine: Engine, jobs: list[Job]) -> SqlOpenWork:
    def plan(session: object, job: Job) -> None:
        del session
        jobs.append(job)

    return SqlOpenWork(engine, plan)
