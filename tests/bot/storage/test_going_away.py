"""A database that does not answer is said to be away; a mistake of ours is not."""

import itertools
from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, make_url, text
from sqlalchemy.exc import DBAPIError

from bot.storage.engine import create_engine_for
from bot.storage.migrations import migrate
from bot.storage.questions import SqlQuestions
from bot.storage.schema import at_head, has_tables
from bot.storage.work import SqlOpenWork
from bot.storage.workspaces import SqlWorkspaces
from bot.use_cases.ports.mailbox import Job
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from domain.errors import RegistryAway
from domain.ids import ChannelId
from tests.bot.storage.storing import ACME, CHURN, store, stored
from tests.databases import WORKER
from tests.factories import ANA, NOW, a_project
from tests.postgres import Server

KEY = InboxKey("Ev1")
QUESTION = KeptQuestion(KEY, ACME, ChannelId("C0CHURN"), ANA, "who?", "", NOW)
NUMBERS = itertools.count(1)


def plan(session: object, job: Job) -> None:
    del session, job


@pytest.fixture
def address_of_nothing(migrated_url: str) -> str:
    """The address of a database that does not answer."""
    address = make_url(migrated_url)
    if address.drivername != "sqlite":
        return "postgresql://nobody@127.0.0.1:1/nothing"
    Path(str(address.database)).write_text("This is not a database. " * 100, encoding="utf-8")
    return migrated_url


@pytest.fixture
def away(address_of_nothing: str) -> Generator[Engine]:
    engine = create_engine_for(address_of_nothing)
    yield engine
    engine.dispose()


@pytest.fixture
def postgresql(postgresql_server: Server, migrated_template: str) -> Generator[Engine]:
    """An engine on PostgreSQL, where connections can end while they are used."""
    name = f"away_{WORKER}_{next(NUMBERS)}"
    engine = create_engine_for(postgresql_server.create(name, migrated_template))
    yield engine
    engine.dispose()
    postgresql_server.drop(name)


def test_a_database_that_does_not_answer_is_away(away: Engine, address_of_nothing: str) -> None:
    open_work = SqlOpenWork(away, plan)
    with pytest.raises(RegistryAway), open_work(ACME) as work:
        work.inbox.take(KEY, NOW)
    asking = (
        SqlWorkspaces(away),
        lambda: at_head(away),
        lambda: has_tables(away),
        lambda: migrate(address_of_nothing),
        lambda: SqlQuestions(away).take(QUESTION),
        lambda: SqlQuestions(away).reads(ACME).__enter__(),
    )
    for ask in asking:
        with pytest.raises(RegistryAway):
            ask()


def test_a_database_that_hangs_up_is_away_and_comes_back(postgresql: Engine) -> None:
    open_work = SqlOpenWork(postgresql, plan)
    store(open_work, a_project())
    url = postgresql.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with pytest.raises(RegistryAway), open_work(ACME) as work:  # noqa: PT012 - all one transaction
        work.inbox.take(KEY, NOW)
        with psycopg.connect(url, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        work.registry.project(CHURN)
    assert stored(open_work) == a_project()
    with open_work(ACME) as work:
        assert work.inbox.take(KEY, NOW)


def test_a_database_that_stays_locked_is_away(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'locked.db'}"
    migrate(url)
    engine = create_engine_for(url)
    open_work = SqlOpenWork(engine, plan)
    with open_work(ACME) as writer:
        writer.inbox.take(KEY, NOW)
        with pytest.raises(RegistryAway), open_work(ACME) as second:  # noqa: PT012 - the same
            second.inbox.session.execute(text("PRAGMA busy_timeout = 1"))
            second.inbox.take(KEY, NOW)
    engine.dispose()


def test_a_wrong_statement_is_a_mistake_and_no_absence(open_work: SqlOpenWork) -> None:
    with pytest.raises(DBAPIError), open_work(ACME) as work:
        work.inbox.session.execute(text("SELECT nothing FROM nowhere"))
