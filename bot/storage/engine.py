"""The connection to the database, set up so that both databases behave alike.

On SQLite a transaction begins with its first write, and waits for its turn then: what only reads
never locks, each statement sees what is committed, and a transaction that has read cannot be
refused its lock for having read too early. PostgreSQL does the same by itself (READ COMMITTED).
"""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from domain.errors import SettingMistake

Database = Engine  # as wiring calls it, which does not know SQL

EXAMPLES = "write sqlite:///baton.db or postgresql://user:password@host/name"
BUSY = 5.0  # seconds to wait for another writer on SQLite
_MOMENT = 0.01  # seconds
CONNECTIONS = 20  # kept open: opening one costs more than what a question asks of it
MORE_CONNECTIONS = 20  # opened when all are busy: a server and a worker in one process
WAIT_FOR_CONNECTION = 10  # seconds

# A peer that went away without a word is noticed in seconds, not hours.
_POSTGRESQL = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
_READS = ("SELECT", "PRAGMA", "EXPLAIN", "VALUES", "BEGIN")


def database_address(url: str) -> URL:
    """Return the address that SQLAlchemy takes; raises `SettingMistake` for a bad one."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise SettingMistake(
            "DATABASE_URL", f"is not the address of a database: {EXAMPLES}."
        ) from (None)
    kind = address.drivername.partition("+")[0]
    if kind in {"postgres", "postgresql"}:
        return address.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise SettingMistake("DATABASE_URL", f"names a database that is not known: {EXAMPLES}.")
    if address.database in {None, "", ":memory:"}:
        raise SettingMistake("DATABASE_URL", f"names no file; {EXAMPLES}.")
    if not Path(str(address.database)).absolute().parent.is_dir():
        raise SettingMistake("DATABASE_URL", "names a file in a folder that does not exist.")
    return address.set(drivername="sqlite")


def create_engine_for(url: str) -> Engine:
    """Return an engine for SQLite or PostgreSQL; raises `SettingMistake` for a bad address.

    Nothing is connected yet.
    """
    address = database_address(url)
    on_sqlite = address.drivername == "sqlite"
    engine = create_engine(
        address,
        pool_size=CONNECTIONS,
        max_overflow=MORE_CONNECTIONS,
        pool_timeout=WAIT_FOR_CONNECTION,
        pool_use_lifo=True,  # the connection that was used last has the most in its caches
        pool_pre_ping=not on_sqlite,
        connect_args={"timeout": BUSY} if on_sqlite else _POSTGRESQL,
    )
    if on_sqlite:
        event.listen(engine, "connect", _prepare_connection)
        event.listen(engine, "before_cursor_execute", _begin_before_writing)
    return engine


def _prepare_connection(connection: sqlite3.Connection, record: object) -> None:
    del record
    connection.isolation_level = None  # we begin transactions, not the driver
    _keep_a_log(connection)
    for setting in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Have SQLite write ahead; where others open a new file too, it does not wait by itself."""
    until = time.monotonic() + BUSY
    while not _has_a_log(connection, is_last=time.monotonic() > until):
        time.sleep(_MOMENT)


def _has_a_log(connection: sqlite3.Connection, *, is_last: bool) -> bool:
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if is_last or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _begin_before_writing(  # noqa: PLR0913, PLR0917 - the signature of SQLAlchemy's event
    connection: Connection,
    cursor: sqlite3.Cursor,
    statement: str,
    parameters: Any,  # noqa: ANN401 - the same
    context: Any,  # noqa: ANN401 - the same
    executemany: bool,  # noqa: FBT001 - the same
) -> None:
    del connection, parameters, context, executemany
    if cursor.connection.in_transaction or statement.lstrip()[:7].upper().startswith(_READS):
        return
    cursor.execute("BEGIN IMMEDIATE")
