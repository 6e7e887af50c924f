"""How much there is in one workspace, in SQL; counted for its admins."""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import SQLColumnExpression

from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.registry import IS_PRIVATE, HandoffWaitRow, MemberRow, ProjectRow
from bot.storage.tables.states import OutboxState
from bot.storage.tokens import SqlTokens
from domain.handoffs.overseeing import Figures
from domain.ids import WorkspaceId
from domain.reminder_notices import TIMED


def figures_of(session: Session, workspace: WorkspaceId) -> Figures:
    """Return what there is in a workspace; reminders wait for hours and are no unsent messages."""

    def count(what: SQLColumnExpression[int], *which: ColumnElement[bool]) -> int:
        return session.scalar(select(what).where(*which)) or 0

    here = ProjectRow.workspace == workspace
    waits = HandoffWaitRow.workspace == workspace
    unsent = (
        OutboxRow.workspace == workspace,
        OutboxRow.state.in_((OutboxState.PENDING, OutboxState.SENDING)),
        OutboxRow.kind.not_in(TIMED),
    )
    tokens = SqlTokens(session, workspace).every()
    return Figures(
        projects=count(func.count(ProjectRow.key), here),
        private=count(func.count(ProjectRow.key), here, IS_PRIVATE),
        members=count(func.count(MemberRow.id), MemberRow.workspace == workspace),
        offers=count(func.count(HandoffWaitRow.handoff.distinct()), waits),
        unsent=count(func.count(OutboxRow.id), *unsent),
        refused=_refused(session, workspace),
        tokens=tuple(token.name for token in tokens if token.revoked_at is None),
    )


def _refused(session: Session, workspace: WorkspaceId) -> tuple[tuple[str, int], ...]:
    number = func.count(OutboxRow.id)
    rows = session.execute(
        select(OutboxRow.last_error, number)
        .where(
            OutboxRow.workspace == workspace,
            OutboxRow.state == OutboxState.FAILED,
            OutboxRow.target.is_(None),
        )
        .group_by(OutboxRow.last_error)
        .order_by(number.desc(), OutboxRow.last_error)
    )
    return tuple((code or "", count) for code, count in rows)
