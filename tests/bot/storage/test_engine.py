"""An address of a database is understood, or refused in one sentence."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.storage.engine import create_engine_for, database_address
from bot.storage.schema import has_tables
from bot.storage.work import SqlOpenWork
from bot.use_cases.ports.work import InboxKey
from domain.errors import SettingMistake
from tests.bot.storage.storing import ACME

GOOD = (
    ("postgres://baton@db/baton", "postgresql+psycopg://baton@db/baton"),
    ("postgresql://baton:s3cret@db:5432/baton", "postgresql+psycopg://baton:s3cret@db:5432/baton"),
    ("postgresql+psycopg://db/baton", "postgresql+psycopg://db/baton"),
    ("sqlite:///baton.db", "sqlite:///baton.db"),
)
BAD = (
    ("", "is not the address of a database"),
    ("baton.db", "is not the address of a database"),
    ("mysql://db/baton", "names a database that is not known"),
    ("sqlite://", "names no file"),
    ("sqlite:///:memory:", "names no file"),
    ("sqlite:////no/such/folder/baton.db", "names a file in a folder that does not exist"),
)


@pytest.mark.parametrize(("written", "meant"), GOOD)
def test_a_good_address_is_understood(written: str, meant: str) -> None:
    assert database_address(written).render_as_string(hide_password=False) == meant


@pytest.mark.parametrize(("written", "sentence"), BAD)
def test_a_bad_address_ends_with_a_sentence(written: str, sentence: str) -> None:
    with pytest.raises(SettingMistake, match=f"DATABASE_URL {sentence}"):
        create_engine_for(written)


def test_a_new_file_has_no_tables(tmp_path: Path) -> None:
    engine = create_engine_for(f"sqlite:///{tmp_path / 'new.db'}")
    assert not has_tables(engine)
    engine.dispose()


def test_a_migrated_database_has_tables(engine: Engine) -> None:
    assert has_tables(engine)


def test_sqlite_is_set_up_to_lose_nothing(tmp_path: Path) -> None:
    engine = create_engine_for(f"sqlite:///{tmp_path / 'new.db'}")
    with engine.connect() as connection:
        settings = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.scalar(text(f"PRAGMA {name}")) for name in settings]
    engine.dispose()
    assert found == ["wal", 2, 1, 5000]


def test_a_moment_without_a_time_zone_is_refused(open_work: SqlOpenWork) -> None:
    with pytest.raises(Exception, match="has no time zone"), open_work(ACME) as work:
        work.inbox.take(InboxKey("Ev1"), datetime(2026, 11, 23, 14, 2))  # noqa: DTZ001 - the mistake
