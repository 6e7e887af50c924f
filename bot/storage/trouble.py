"""Tells a database that is away from a mistake of ours."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from domain.errors import RegistryAway


@contextmanager
def away_when_unreachable() -> Generator[None]:
    """Raise `RegistryAway` in place of what the drivers raise when the database is away."""
    try:
        yield
    except NoConnectionFree as error:
        raise RegistryAway from error
    except DBAPIError as error:
        if error.connection_invalidated or _is_away(error):
            raise RegistryAway from error
        raise


def _is_away(error: DBAPIError) -> bool:
    if isinstance(error.orig, sqlite3.Error):
        # SQLITE_ERROR is a wrong statement; every other code of an OperationalError, and a file
        # that is no database, are the machine's fault: locked, full, unreadable.
        code = getattr(error.orig, "sqlite_errorcode", None)
        operational = isinstance(error, OperationalError) and code != sqlite3.SQLITE_ERROR
        return operational or code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
    return isinstance(error, OperationalError | InterfaceError)
