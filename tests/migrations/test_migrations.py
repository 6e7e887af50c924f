"""The migrations lead to the tables that the code has, whoever runs them and however often."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.delivery.jobs import migrate_engine
from bot.storage.engine import create_engine_for
from bot.storage.migrations import check, downgrade, environment, migrate
from bot.storage.schema import at_head, newest_schema
from tests.needs import ROOT


def _is_at_head(url: str) -> bool:
    engine = create_engine_for(url)
    try:
        return at_head(engine)
    finally:
        engine.dispose()


def test_the_tables_are_those_of_the_code(migrated_url: str) -> None:
    check(migrated_url)


def test_a_new_database_is_behind_and_a_migrated_one_is_not(database_url: str) -> None:
    assert not _is_at_head(database_url)
    migrate(database_url)
    assert _is_at_head(database_url)


def test_the_newest_schema_is_where_the_migrations_lead(migrated_url: str) -> None:
    engine = create_engine_for(migrated_url)
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == newest_schema()
    engine.dispose()


def test_migrating_again_changes_nothing(migrated_url: str) -> None:
    migrate(migrated_url)
    assert _is_at_head(migrated_url)


def test_there_is_a_way_back(database_url: str) -> None:
    migrate(database_url)
    downgrade(database_url, "base")
    engine = create_engine_for(database_url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    migrate(database_url)
    check(database_url)


def test_two_who_migrate_at_once_wait_for_each_other(database_url: str) -> None:
    trouble: list[Exception] = []
    ready = threading.Barrier(3, timeout=30)

    def run() -> None:
        ready.wait()
        try:
            migrate(database_url)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong in a thread is shown below
            trouble.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert trouble == []
    assert _is_at_head(database_url)


@pytest.mark.parametrize("first", ["ours", "theirs"])
def test_the_tables_of_the_engine_are_not_ours(database_url: str, first: str) -> None:
    both = (migrate, migrate_engine)
    for run in both if first == "ours" else reversed(both):
        run(database_url)
    check(database_url)
    engine = create_engine_for(database_url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM outbox")) == 0
    engine.dispose()


def test_a_new_migration_is_written_without_our_own_column_types(database_url: str) -> None:
    engine = create_engine_for(database_url)
    with engine.connect() as connection:
        options = environment()
        context = MigrationContext.configure(connection, opts=options)
        (metadata,) = options["target_metadata"]
        found = produce_migrations(context, metadata).upgrade_ops
        assert found is not None
        written = render_python_code(found, render_item=options["render_item"])
    engine.dispose()
    assert "sa.DateTime(timezone=True)" in written
    assert "bot." not in written


def test_alembic_itself_can_be_asked_from_a_checkout(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'asked.db'}"
    for order in ("upgrade head", "check"):
        command = [sys.executable, "-m", "alembic", "-x", f"url={url}", *order.split()]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    check(url)
