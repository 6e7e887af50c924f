"""Insert first, ask afterwards: rows that may be there already."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.storage.base import Row


def insert_once(session: Session, row: type[Row], values: Mapping[str, Any]) -> bool:
    """Insert a row unless one with its key is there; tell whether it is new."""
    statement = _insert(session, row).values(**values).on_conflict_do_nothing()
    # SQLAlchemy forgets how many rows an INSERT wrote on PostgreSQL unless it is told not to.
    counted = statement.execution_options(preserve_rowcount=True)
    return session.connection().execute(counted).rowcount == 1


def insert_or_replace(
    session: Session, row: type[Row], rows: Sequence[Mapping[str, Any]], key: Sequence[str]
) -> None:
    """Insert rows; one whose key is there gets the new values."""
    if not rows:
        return
    statement = _insert(session, row)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in key}
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=list(key), set_=changed), list(rows)
    )


def _insert(session: Session, row: type[Row]) -> postgresql.Insert | sqlite.Insert:
    # Both know ON CONFLICT in the same words; SQLAlchemy has a class of its own for each.
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(row)
    return sqlite.insert(row)
