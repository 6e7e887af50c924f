"""Time that passes while nothing runs: what waits for its hour is due, every lease is over."""

from sqlalchemy import Connection, Engine, text

WAITS = {
    "outbox": ("due_at", "lease_until", "first_try_at", "turn_at"),
    "inbox": ("taken_at", "taken_over_at"),
}
ENGINE = "workflow_status"
UNTIL = "delay_until_epoch_ms"


def let_time_pass(database: Engine, seconds: int) -> None:
    """Move what Baton and its engine wait for so many seconds into the past.

    It is the same as waiting so long, for programs that do not run meanwhile.
    """
    on_sqlite = database.dialect.name == "sqlite"
    with database.begin() as connection:
        for table, columns in WAITS.items():
            for column in columns:
                _move(connection, table, column, seconds, on_sqlite=on_sqlite)
        turns = text("UPDATE turns SET next_at = next_at - :seconds")
        connection.execute(turns, {"seconds": seconds})
        engine = ENGINE if on_sqlite else f"dbos.{ENGINE}"
        order = f"UPDATE {engine} SET {UNTIL} = {UNTIL} - :ms WHERE {UNTIL} IS NOT NULL"  # noqa: S608 - our own names
        connection.execute(text(order), {"ms": seconds * 1000})


def _move(
    connection: Connection, table: str, column: str, seconds: int, *, on_sqlite: bool
) -> None:
    earlier = (
        f"strftime('%Y-%m-%d %H:%M:%f', {column}, '-{seconds} seconds')"
        if on_sqlite
        else f"{column} - interval '{seconds} seconds'"
    )
    order = f"UPDATE {table} SET {column} = {earlier} WHERE {column} IS NOT NULL"  # noqa: S608 - our own names
    connection.execute(text(order))
