"""How much is owed, over all workspaces: figures for those who run Baton."""

from sqlalchemy import Engine, func, select

from bot.storage.rows import OutboxRow
from bot.storage.states import OutboxState
from bot.storage.trouble import away_when_unreachable


def count_waiting(engine: Engine) -> int:
    """Count the messages that are not sent yet."""
    return _count(engine, OutboxState.PENDING, OutboxState.SENDING)


def count_refused(engine: Engine) -> int:
    """Count the messages that Slack refused for good."""
    return _count(engine, OutboxState.FAILED)


def _count(engine: Engine, *states: OutboxState) -> int:
    counting = select(func.count()).select_from(OutboxRow).where(OutboxRow.state.in_(states))
    with away_when_unreachable(), engine.connect() as connection:
        return connection.execute(counting).scalar_one()
