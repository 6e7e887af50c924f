"""Several notifications that one message tells: which ones, and what becomes of them with it."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session, aliased

from bot.storage.calendars import SqlCalendars
from bot.storage.planning import Planner, changed, next_job
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.states import OutboxState
from bot.use_cases.ports.mailbox import Claim
from bot.use_cases.ports.work import OutboxId
from domain.calendar_notices import WAIT_FOR_HOURS
from domain.notifications import ToChannel, ToMember
from domain.reminder_notices import TIMED, TOLD_TOGETHER

_IN_DIGEST = WAIT_FOR_HOURS | TIMED
_TOLD = aliased(OutboxRow)


def gather(session: Session, claim: Claim, now: datetime) -> None:
    """Let a claimed message tell what else is due to the same member now, and goes with it."""
    along = _goes_along(session, claim)
    if claim.edits is not None or not along:
        return
    same = select(OutboxRow.recipient).where(OutboxRow.id == claim.id).scalar_subquery()
    others = (
        OutboxRow.workspace == claim.workspace,
        OutboxRow.recipient == same,
        *along,
        OutboxRow.id != claim.id,
        OutboxRow.target.is_(None),
        OutboxRow.state == OutboxState.PENDING,
        OutboxRow.due_at <= now,
        ~tells_others(),
    )
    values = {"state": OutboxState.CANCELLED, "told_in": claim.id}
    changed(session, update(OutboxRow).where(*others).values(**values))


def told_in(session: Session, message: OutboxId) -> list[OutboxRow]:
    """Return what a message tells besides itself."""
    others = select(OutboxRow).where(OutboxRow.told_in == message).order_by(OutboxRow.id)
    return list(session.scalars(others))


def shown_as(session: Session, row: OutboxId) -> OutboxRow | None:
    """Return the message that tells what a row says, which may be another row's."""
    own = session.get(OutboxRow, row)
    return session.get(OutboxRow, own.told_in) if own is not None and own.told_in else own


def tells_others() -> ColumnElement[bool]:
    """Tell whether a message tells something besides itself."""
    return select(_TOLD.id).where(_TOLD.told_in == OutboxRow.id).exists()


def messages_about(*about: ColumnElement[bool]) -> Select[OutboxId]:
    """Return the ids of the messages that tell what is selected, by itself or with others."""
    return select(func.coalesce(OutboxRow.told_in, OutboxRow.id)).where(*about)


def let_go(session: Session, message: OutboxId) -> None:
    """Forget that a message that is not worth saying would have told more: it may be owed anew."""
    changed(session, update(OutboxRow).where(OutboxRow.told_in == message).values(told_in=None))


def tell_alone(planner: Planner, message: OutboxId, now: datetime) -> None:
    """Plan by itself what a message that was given up would have told."""
    alone = {"state": OutboxState.PENDING, "told_in": None}
    for row in told_in(planner.session, message):
        planner.move(next_job(row, now, now), now, alone, OutboxRow.told_in == message)


def _goes_along(session: Session, claim: Claim) -> tuple[ColumnElement[bool], ...]:
    """Return what a claimed message can tell as well; nothing where it goes by itself.

    What somebody put off comes when they chose, and so in no digest.
    """
    told, same_kind = claim.notification, OutboxRow.kind == claim.notification.kind
    if told.kind in _IN_DIGEST and _reads_digest(session, claim):
        was_put_off = OutboxRow.again > 0
        if told.again:
            return (same_kind, was_put_off)
        return (OutboxRow.kind.in_(sorted(_IN_DIGEST)), ~was_put_off)
    return (same_kind,) if told.kind in TOLD_TOGETHER else ()


def _reads_digest(session: Session, claim: Claim) -> bool:
    match claim.notification.recipient:
        case ToMember(member):
            mine = SqlCalendars(session, claim.workspace).preferences(member)
            return mine.digest is not None
        case ToChannel():
            return False
