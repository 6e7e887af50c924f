"""The column types that the databases lack: moments with a time zone, choices, text that fits."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from sqlalchemy import DateTime, Dialect, String
from sqlalchemy.types import TypeDecorator

Chosen = TypeVar("Chosen", bound=StrEnum)


def by_text(choices: type[Chosen]) -> dict[str, Chosen]:
    """Return an enum's members by the texts that are stored."""
    return {choice.value: choice for choice in choices}


@lru_cache(maxsize=1_000)  # what belongs to a project began at few different moments
def moment(text: str | None) -> datetime | None:
    """Return a moment that one of the databases put into JSON."""
    if text is None:
        return None
    told = datetime.fromisoformat(text)
    return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, always aware; SQLite keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[..., datetime | str | None]:
        """Return what takes moments for a database; without a detour, since every row has some."""
        return _as_text if dialect.name == "sqlite" else _in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


def _in_utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise TypeError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(UTC)


def _as_text(moment: datetime | None) -> str | None:
    """Return a moment as SQLAlchemy has SQLite keep it."""
    utc = _in_utc(moment)
    return None if utc is None else utc.replace(tzinfo=None).isoformat(" ", "microseconds")


class Choice(TypeDecorator[Chosen], Generic[Chosen]):
    """One of an enum's values, stored as the text it is."""

    impl = String
    cache_ok = True

    def __init__(self, choices: type[Chosen]) -> None:
        super().__init__()
        self.choices = choices
        self._of_text = by_text(choices)

    def process_bind_param(self, value: Chosen | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else self.choices(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Chosen | None:
        del dialect
        return None if value is None else self._of_text[value]


class Words(TypeDecorator[str]):
    """Text as people send it, without the two things that a database refuses to store.

    PostgreSQL takes no NUL, and neither database takes half of a surrogate pair.
    """

    impl = String
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[..., str | None]:
        """Return what takes text for a database; without a detour, since every row has some."""
        del dialect
        return _storable


def _storable(text: str | None) -> str | None:
    if text is None or (text.isascii() and "\0" not in text):  # nearly always
        return text
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole.replace("\0", "")
