"""Edits of messages that were sent: one at a time, and none that says what is said already."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.storage.planning import Planner, changed, next_job, notification_of
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.states import OutboxState
from bot.use_cases.ports.mailbox import Claim

AFTER_THE_MESSAGE = timedelta(seconds=1)  # an edit waits that long for the message to be there


def begin_edit(planner: Planner, edit: OutboxRow, now: datetime) -> Claim | None:
    """Hold the message that a claimed edit edits; None where there is nothing to edit now.

    Two edits at once could reach Slack in the wrong order, so the message has a lease too.
    """
    message = planner.session.get_one(OutboxRow, edit.target)
    match message.state:
        case OutboxState.PENDING | OutboxState.SENDING:
            _put_off(planner, edit, _unsettled_until(message), now)
        case OutboxState.FAILED | OutboxState.CANCELLED:
            edit.state = OutboxState.CANCELLED
        case OutboxState.SENT if _says_already(message, edit):
            edit.state = OutboxState.CANCELLED
        case OutboxState.SENT if not _hold(planner.session, edit, now):
            _put_off(planner, edit, now, now)
        case OutboxState.SENT:
            return _claim(edit, message)
    return None


def end_edit(session: Session, claim: Claim, **columns: Any) -> None:  # noqa: ANN401 - columns
    """Let go of the message that a claim edits, if it edits one."""
    if claim.edits is None:
        return
    message = select(OutboxRow.target).where(OutboxRow.id == claim.id).scalar_subquery()
    held = (OutboxRow.id == message, OutboxRow.lease_until == claim.lease_until)
    changed(session, update(OutboxRow).where(*held).values(lease_until=None, **columns))


def _hold(session: Session, edit: OutboxRow, now: datetime) -> bool:
    free = or_(OutboxRow.lease_until.is_(None), OutboxRow.lease_until <= now)
    message = (OutboxRow.id == edit.target, OutboxRow.state == OutboxState.SENT, free)
    return changed(session, update(OutboxRow).where(*message).values(lease_until=edit.lease_until))


def _put_off(planner: Planner, edit: OutboxRow, after: datetime, now: datetime) -> None:
    at = max(now, after) + AFTER_THE_MESSAGE
    values = {"state": OutboxState.PENDING, "lease_until": None}
    planner.move(next_job(edit, at, now), at, values)


def _unsettled_until(message: OutboxRow) -> datetime:
    return max(message.due_at, message.lease_until or message.due_at)


def _says_already(message: OutboxRow, edit: OutboxRow) -> bool:
    shown, wanted = message.rendered_version, edit.rendered_version
    return shown is not None and wanted is not None and shown >= wanted


def _claim(edit: OutboxRow, message: OutboxRow) -> Claim:
    return Claim(
        id=edit.id,
        workspace=edit.workspace,
        notification=notification_of(edit),
        run=edit.runs,
        attempt=edit.attempts,
        lease_until=edit.lease_until or edit.due_at,
        uncertain=False,
        first_try_at=edit.first_try_at or edit.due_at,
        conversation=message.conversation,
        edits=message.slack_ts,
    )
