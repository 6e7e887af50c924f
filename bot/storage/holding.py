"""A connection that is held from one transaction to the next."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine


@dataclass(slots=True)
class Held:
    """Begins one transaction after another on one connection, until it is let go of.

    To fetch a connection and to give it back costs as much as to write a row. For one thread at a
    time.
    """

    engine: Engine
    _connection: Connection | None = None

    @contextmanager
    def begin(self) -> Generator[Connection]:
        """Begin a transaction; where it fails, the next one has another connection."""
        connection, self._connection = self._connection or self.engine.connect(), None
        try:
            with connection.begin():
                yield connection
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def let_go(self) -> None:
        """Give the connection back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
