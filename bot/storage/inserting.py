"""Insert first, ask afterwards: rows that may be there already."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Union

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from bot.storage.tables.base import Row

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Insert = Union["postgresql.Insert", sqlite.Insert]


def insert_once(connection: Connection, row: type[Row], values: Mapping[str, Any]) -> bool:
    """Insert a row unless one with its key is there; tell whether it is new."""
    statement = _insert_once(row, connection.dialect.name)
    return connection.execute(statement, values).rowcount == 1


def insert_or_replace(
    session: Session, row: type[Row], rows: Sequence[Mapping[str, Any]], key: Sequence[str]
) -> None:
    """Insert rows; one whose key is there gets the new values."""
    if not rows:
        return
    statement = insert_into(row, session.get_bind().dialect.name)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in key}
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=list(key), set_=changed), list(rows)
    )


def insert_into(row: type[Row], dialect: str) -> Insert:
    """Return an INSERT that knows ON CONFLICT.

    Both databases know it in the same words; SQLAlchemy has a class of its own for each.
    """
    if dialect != "postgresql":
        return sqlite.insert(row)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - takes its time to load

    return postgresql.insert(row)


@cache
def _insert_once(row: type[Row], dialect: str) -> Insert:
    # SQLAlchemy forgets how many rows an INSERT wrote on PostgreSQL unless it is told not to.
    statement = insert_into(row, dialect).on_conflict_do_nothing()
    return statement.execution_options(preserve_rowcount=True)
