"""Brings a database to the newest schema, from a checkout and from an installed package alike."""

from collections.abc import Callable
from io import StringIO
from typing import Any, Literal

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

from bot.storage.answer_places import AnswerPlaceRow
from bot.storage.engine import create_engine_for
from bot.storage.pauses import PauseRow
from bot.storage.revisions import RegistryRevisionRow
from bot.storage.tables.calendars import CalendarRow
from bot.storage.tables.channels import ChannelKindRow
from bot.storage.tables.conversations import ConversationRow
from bot.storage.tables.homes import HomeRow
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.installations import InstallationRow
from bot.storage.tables.life import DepartureRow
from bot.storage.tables.memberships import MembershipRow
from bot.storage.tables.registry import WorkspaceRow
from bot.storage.tables.reports import ReportRow
from bot.storage.tables.teaching import TeachingRow
from bot.storage.tables.tokens import TokenRow
from bot.storage.tables.trail import EventRow
from bot.storage.trouble import away_when_unreachable
from bot.storage.turns import TurnRow

_ONE_OF_EACH_MODULE = (
    *(WorkspaceRow, EventRow, RegistryRevisionRow, OutboxRow, HomeRow),
    AnswerPlaceRow,
    *(ConversationRow, TeachingRow, CalendarRow, MembershipRow, TokenRow, ReportRow, PauseRow),
    *(TurnRow, ChannelKindRow),
    InstallationRow,
    DepartureRow,
)

# On SQLite the durable engine keeps its tables beside ours; on PostgreSQL in a schema of its own.
ENGINE_TABLES = frozenset(
    {
        "application_versions",
        "dbos_migrations",
        "event_dispatch_kv",
        "notifications",
        "operation_outputs",
        "queues",
        "streams",
        "workflow_events",
        "workflow_events_history",
        "workflow_input",
        "workflow_output",
        "workflow_schedules",
        "workflow_status",
    }
)
_PATIENCE = 60_000  # milliseconds, for others who migrate
_ADVISORY_LOCK = 7_226_651_846  # any number, as long as every process takes the same one


def migrate(url: str) -> None:
    """Bring the database to the newest schema; two at once wait for each other.

    Raises `RegistryAway`, or `SettingMistake` for a bad address.
    """
    _on(url, command.upgrade, "head")


def check(url: str) -> None:
    """Raise alembic's `CommandError` where the tables differ from the rows in the code."""
    _on(url, command.check)


def downgrade(url: str, revision: str) -> None:
    """Bring the database back to an older schema."""
    _on(url, command.downgrade, revision)


def environment() -> dict[str, Any]:
    """Return how alembic compares the tables with the rows, and how it writes what it found."""
    # The metadata is one and the same; a row of each module is named to make sure it is imported.
    return {
        "target_metadata": [*{row.metadata for row in _ONE_OF_EACH_MODULE}],
        "include_object": _is_ours,
        "render_item": _plain_type,
        "transactional_ddl": True,
        "render_as_batch": True,
    }


def take_turns(connection: Connection) -> None:
    """Wait until nobody else migrates the database, and keep others waiting until the commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
    else:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {_PATIENCE}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _on(url: str, order: Callable[..., Any], *arguments: str) -> None:
    engine = create_engine_for(url)
    try:
        with away_when_unreachable(), engine.connect() as connection, connection.begin():
            take_turns(connection)
            config = _config()
            config.attributes["connection"] = connection
            order(config, *arguments)
    finally:
        engine.dispose()


def _config() -> Config:
    config = Config(stdout=StringIO())  # what alembic tells is for a terminal of its own
    config.set_main_option("script_location", "migrations:")  # a package, wherever it lies
    return config


def _is_ours(item: SchemaItem, name: str | None, kind: str, *where: object) -> bool:
    del item, where
    return not (kind == "table" and name in ENGINE_TABLES)


def _plain_type(kind: str, item: Any, context: Any) -> str | Literal[False]:  # noqa: ANN401 - alembic's own
    """Write a column type as what the database has, so that migrations do not need our code."""
    del context
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False
