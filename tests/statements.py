"""Hears the statements that reach a database, whichever way they were sent there."""

import sqlite3
from typing import Any

import psycopg
from sqlalchemy import Engine, event


def heard(engine: Engine) -> list[str]:
    """Return a list that grows with every statement about a table, on connections that open now."""
    statements: list[str] = []

    def hear(statement: str) -> None:
        if " FROM " in statement.replace("\n", " ") or " INTO " in statement:
            statements.append(statement)

    class HeardCursor(psycopg.Cursor[Any]):
        """A cursor that tells what it is given."""

        def execute(self, query: Any, *how: Any, **more: Any) -> Any:  # noqa: ANN401 - as psycopg's
            hear(str(query))
            return super().execute(query, *how, **more)

    def listen(connection: Any, record: object) -> None:  # noqa: ANN401 - either driver's
        del record
        if isinstance(connection, sqlite3.Connection):
            connection.set_trace_callback(hear)
        else:
            connection.cursor_factory = HeardCursor

    event.listen(engine, "connect", listen)
    engine.dispose()
    return statements
