"""Statements that are compiled once, for the few that every question needs.

SQLAlchemy looks the compiled form of a statement up at each execution, and works out how to read
what it finds; both cost more than what SQLite takes to carry it out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.sql import ClauseElement

Values = Mapping[str, Any]
Convert = Callable[[Any], Any]

_COUNTED = {"preserve_rowcount": True}  # PostgreSQL's dialect forgets it after an INSERT


class Prepared:
    """A statement as the driver of one database takes it, with its parameters by name."""

    def __init__(
        self, statement: ClauseElement, dialect: Dialect, columns: Sequence[str] | None = None
    ) -> None:
        """Compile; `columns` are those that an INSERT without values gives."""
        compiled: Any = statement.compile(dialect=dialect, column_keys=columns)
        self._sql = str(compiled)
        self._is_positional = compiled.positiontup is not None
        names: Iterable[str] = compiled.positiontup or compiled.params
        self._fixed: dict[str, Any] = {
            name: value for name, value in compiled.params.items() if value is not None
        }
        self._names = tuple(names)
        types = (compiled.binds[name].type.dialect_impl(dialect) for name in self._names)
        self._converts = tuple(_that_change(kind.bind_processor(dialect) for kind in types))

    def on_each(self, connection: Connection, many: Iterable[Values]) -> int:
        """Execute with many sets of parameters; returns how many rows were written in all."""
        sets = [self._taken(values) for values in many]
        return connection.exec_driver_sql(self._sql, sets, _COUNTED).rowcount

    def _taken(self, values: Values) -> Any:  # noqa: ANN401 - what the driver takes
        given = {**self._fixed, **values} if self._fixed else values
        taken = list(map(given.__getitem__, self._names))
        for at, convert in self._converts:
            taken[at] = convert(taken[at])
        if self._is_positional:
            return tuple(taken)
        return dict(zip(self._names, taken, strict=True))


class PreparedQuery(Prepared):
    """A statement that reads."""

    def __init__(self, statement: Select[*tuple[Any, ...]], dialect: Dialect) -> None:
        super().__init__(statement, dialect)
        types = (column.type.dialect_impl(dialect) for column in statement.selected_columns)
        self._reads = tuple(_that_change(kind.result_processor(dialect, None) for kind in types))

    def rows(self, connection: Connection, values: Values) -> list[list[Any]]:
        """Return the rows, each with the Python values of its columns."""
        rows = list(map(list, self._found(connection, self._taken(values))))
        for row in rows:
            for at, read in self._reads:
                row[at] = read(row[at])
        return rows

    def _found(self, connection: Connection, taken: Any) -> Sequence[Sequence[Any]]:  # noqa: ANN401 - what the driver takes
        """Ask the driver itself: SQLAlchemy names the columns of each result anew."""
        try:
            with closing(connection.connection.cursor()) as cursor:
                cursor.execute(self._sql, taken)
                return cursor.fetchall()
        except connection.dialect.loaded_dbapi.Error:
            # SQLAlchemy knows what the errors of a driver mean, and which connections are lost.
            return connection.exec_driver_sql(self._sql, taken).all()


def _that_change(each: Iterable[Convert | None]) -> Iterator[tuple[int, Convert]]:
    return ((at, convert) for at, convert in enumerate(each) if convert is not None)


@lru_cache(maxsize=100)
def query(statement: Select[*tuple[Any, ...]], dialect: Dialect) -> PreparedQuery:
    """Return a statement that is kept for good in the form that a database takes."""
    return PreparedQuery(statement, dialect)
