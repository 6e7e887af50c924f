"""Whose turn it is to write to an SQLite file: the threads of a process wait in a line.

SQLite lets waiting writers look again at growing intervals: most of the time nobody writes at all.
"""

import sqlite3
import threading
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

_TURN = "has the turn"


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of one engine; other processes still meet SQLite's own lock."""

    patience: float  # seconds
    _one: threading.Lock = field(default_factory=threading.Lock)

    def take(self, connection: Connection) -> None:
        """Wait for the turn; it ends when the connection goes back to its pool.

        Raises what SQLite raises where another writer takes too long.
        """
        if connection.info.get(_TURN):
            return
        if not self._one.acquire(timeout=self.patience):
            raise sqlite3.OperationalError("database is locked")
        connection.info[_TURN] = True

    def watch(self, engine: Engine) -> None:
        """Give the turn back with each connection, sound or not."""
        for end in ("checkin", "invalidate", "soft_invalidate"):
            event.listen(engine, end, self._give_back)

    def _give_back(self, connection: Any, record: ConnectionPoolEntry, *why: Any) -> None:  # noqa: ANN401 - the events of SQLAlchemy differ
        del connection, why
        if record.info.pop(_TURN, None):
            self._one.release()
