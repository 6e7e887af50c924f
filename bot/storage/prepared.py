"""Statements that are compiled once, for the few that nearly every question needs.

SQLAlchemy looks the compiled form of a statement up at each execution, which costs more than what
SQLite takes to carry it out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect, Select
from sqlalchemy.sql import ClauseElement
from sqlalchemy.types import TypeEngine

Values = Mapping[str, Any]
Found = tuple[Any, ...]
Convert = Callable[[Any], Any]

_COUNTED = {"preserve_rowcount": True}  # PostgreSQL's dialect forgets it after an INSERT
_MANY = 200  # statements, of a few engines


class Prepared:
    """A statement as the driver of one database takes it, with its parameters by name."""

    def __init__(
        self, statement: ClauseElement, dialect: Dialect, columns: Sequence[str] | None = None
    ) -> None:
        """Compile; `columns` are those that an INSERT without values gives."""
        compiled: Any = statement.compile(dialect=dialect, column_keys=columns)
        self._sql = str(compiled)
        self._in_order: list[str] | None = compiled.positiontup
        names: Iterable[str] = self._in_order or compiled.params
        types = {name: compiled.binds[name].type.dialect_impl(dialect) for name in names}
        self._fixed: Values = {name: compiled.params[name] for name in types}
        self._given = [(name, kind.bind_processor(dialect)) for name, kind in types.items()]
        self._read = _readers(statement, dialect)

    def on(self, connection: Connection, values: Values) -> CursorResult[Any]:
        """Execute with one set of parameters; `rowcount` is right."""
        return connection.exec_driver_sql(self._sql, self._taken(values), _COUNTED)

    def on_each(self, connection: Connection, many: Iterable[Values]) -> None:
        """Execute with many sets of parameters."""
        connection.exec_driver_sql(self._sql, [self._taken(values) for values in many])

    def rows(self, connection: Connection, values: Values) -> list[Found]:
        """Return what a SELECT finds, in the types of its columns."""
        found = connection.exec_driver_sql(self._sql, self._taken(values)).all()
        return [
            tuple(
                convert(value) if convert else value
                for convert, value in zip(self._read, row, strict=True)
            )
            for row in found
        ]

    def _taken(self, values: Values) -> Any:  # noqa: ANN401 - what the driver takes
        given = {**self._fixed, **values}
        taken = {
            name: convert(given[name]) if convert else given[name] for name, convert in self._given
        }
        if self._in_order is None:
            return taken
        return tuple(taken[name] for name in self._in_order)


@lru_cache(maxsize=_MANY)
def prepared(statement: Select[*tuple[Any, ...]], dialect: Dialect) -> Prepared:
    """Return the compiled form of a statement that is itself made once."""
    return Prepared(statement, dialect)


def _readers(statement: ClauseElement, dialect: Dialect) -> list[Convert | None]:
    if not isinstance(statement, Select):
        return []
    types: list[TypeEngine[Any]] = [column.type for column in statement.selected_columns]
    return [kind.dialect_impl(dialect).result_processor(dialect, None) for kind in types]
