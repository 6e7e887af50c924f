"""Whose turn it is to be sent, in SQL: all processes together keep Slack's pace."""

from datetime import UTC, datetime, timedelta
from functools import cache

from sqlalchemy import ColumnElement, Float, ForeignKey, bindparam, case, select
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.sql.dml import ReturningInsert

from bot.storage.inserting import insert_into
from bot.storage.planning import Planner
from bot.storage.tables.base import Row
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.use_cases.delivering.pace import Pace
from bot.use_cases.ports.mailbox import Job
from domain.ids import WorkspaceId

EVERYBODY = ""  # the recipient of the row that counts for a whole workspace
KEPT_FOR = timedelta(seconds=5)  # after an outage, not all whose turn passed are sent at once


class TurnRow(Row):
    """When the next message to a recipient has its turn, in seconds since 1970.

    A number, since both databases add to it in the same words.
    """

    __tablename__ = "turns"

    workspace: Mapped[WorkspaceId] = mapped_column(ForeignKey("workspaces.id"), primary_key=True)
    recipient: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[float]


def waits_for_its_turn(
    planner: Planner, pace: Pace, *which: ColumnElement[bool], now: datetime
) -> bool:
    """Take a turn for a row of the outbox that has none; tell whether it has to wait for it.

    It is planned for its turn then.
    """
    named = (OutboxRow.id, OutboxRow.runs, OutboxRow.workspace, OutboxRow.recipient)
    found = planner.session.execute(select(*named, OutboxRow.turn_at).where(*which)).one_or_none()
    if found is None:
        return False
    row, runs, workspace, recipient, before = found
    if before is not None and before > now - KEPT_FOR:
        return False
    turn = _turn(planner.session, pace, workspace, recipient, now)
    job = Job(row, runs + 1, turn - now)
    return turn > now and planner.move(job, turn, {"turn_at": turn})


def _turn(
    session: Session, pace: Pace, workspace: WorkspaceId, recipient: str, now: datetime
) -> datetime:
    # The recipient names the conversation, also before it is opened.
    apart = pace.seconds_apart
    alone = _take(session, workspace, recipient, pace.seconds_between, now)
    among_all = _take(session, workspace, EVERYBODY, apart, now) - pace.at_once * apart
    return max(now, datetime.fromtimestamp(max(alone, among_all), UTC))


def _take(session: Session, workspace: str, recipient: str, seconds: float, now: datetime) -> float:
    values = {
        "workspace": workspace,
        "recipient": recipient,
        "next_at": now.timestamp() + seconds,
        "seconds": seconds,
    }
    statement = _taking(session.get_bind().dialect.name)
    return session.connection().execute(statement, values).scalar_one() - seconds


@cache
def _taking(dialect: str) -> ReturningInsert[float]:
    taking = insert_into(TurnRow, dialect)
    after_the_last = TurnRow.next_at + bindparam("seconds", type_=Float())
    from_now = taking.excluded.next_at
    later = case((after_the_last > from_now, after_the_last), else_=from_now)
    updating = taking.on_conflict_do_update(
        index_elements=["workspace", "recipient"], set_={"next_at": later}
    )
    return updating.returning(TurnRow.next_at)
