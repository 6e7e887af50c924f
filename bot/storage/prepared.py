"""Statements that are compiled once, for the few that every question needs.

SQLAlchemy looks the compiled form of a statement up at each execution, which costs more than what
SQLite takes to carry it out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect
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
        self._converts: list[tuple[str, Convert | None]] = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in names
        ]
        self._names = [name for name, _ in self._converts]

    def on(self, connection: Connection, values: Values) -> CursorResult[Any]:
        """Execute with one set of parameters; `rowcount` is right."""
        return connection.exec_driver_sql(self._sql, self._taken(values), _COUNTED)

    def on_each(self, connection: Connection, many: Iterable[Values]) -> None:
        """Execute with many sets of parameters."""
        connection.exec_driver_sql(self._sql, [self._taken(values) for values in many])

    def _taken(self, values: Values) -> Any:  # noqa: ANN401 - what the driver takes
        taken = [
            convert(values[name]) if convert else values[name] for name, convert in self._converts
        ]
        if self._is_positional:
            return tuple(taken)
        return dict(zip(self._names, taken, strict=True))
