"""Making the database ready: our tables and the durable engine's, in the same place."""

from pathlib import Path

from bot.storage.engine import create_engine_for, database_address
from bot.storage.schema import has_tables
from domain.errors import SettingMistake


def prepare_database(database_url: str) -> None:
    """Bring our tables and the engine's to the newest schema."""
    from bot.delivery.jobs import migrate_engine  # noqa: PLC0415 - takes a second to load
    from bot.storage.migrations import migrate  # noqa: PLC0415 - the same

    migrate(database_url)
    migrate_engine(database_url)


def ensure_database(database_url: str) -> None:
    """Make an SQLite file with its first use; raises `SettingMistake` for others without tables."""
    address = database_address(database_url)
    on_sqlite = address.drivername == "sqlite"
    if on_sqlite and not Path(address.database or "").exists():
        prepare_database(database_url)
    database = create_engine_for(database_url)
    try:
        if not has_tables(database):
            raise SettingMistake(
                "DATABASE_URL", "names a database without tables; run `baton migrate` first."
            )
    finally:
        database.dispose()
