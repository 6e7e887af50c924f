"""How much is owed, over all workspaces: figures for those who run Baton."""

from sqlalchemy import ColumnElement, Engine, func, select

from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.states import OutboxState
from bot.storage.trouble import away_when_unreachable
from domain.reminder_notices import TIMED


def count_waiting(engine: Engine) -> int:
    """Count the messages that are not sent yet; reminders wait for hours and are none of them."""
    states, is_none = (OutboxState.PENDING, OutboxState.SENDING), OutboxRow.kind.not_in(TIMED)
    return _count(engine, is_none, OutboxRow.state.in_(states))


def count_refused(engine: Engine) -> int:
    """Count the messages that Slack refused for good."""
    return _count(engine, OutboxRow.state == OutboxState.FAILED)


def _count(engine: Engine, *which: ColumnElement[bool]) -> int:
    counting = select(func.count()).select_from(OutboxRow).where(*which)
    with away_when_unreachable(), engine.connect() as connection:
        return connection.execute(counting).scalar_one()
