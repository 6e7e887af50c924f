"""A channel has another id: what was said there, and what waits for it, goes on under that one."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, Update, delete, func, inspect, literal, select, update
from sqlalchemy.orm import Session

from bot.storage.planning import changed, next_job, notification_of, row_id
from bot.storage.tables.conversations import ConversationRow
from bot.storage.tables.inbox_outbox import InboxRow, OutboxRow
from bot.storage.tables.life import ChannelRow
from bot.storage.tables.states import OutboxState, RecipientKind
from bot.storage.tables.teaching import ReadingRow
from bot.use_cases.ports.mailbox import Schedule
from bot.use_cases.ports.work import ConversationId
from domain.ids import ChannelId, WorkspaceId


def rename_conversations(
    session: Session, workspace: WorkspaceId, old: ChannelId, new: ChannelId
) -> None:
    """Let what was asked and said last in a channel be the other one's."""
    key, begins = ConversationRow.key, ConversationRow.key.startswith(f"{old}/", autoescape=True)
    mine = (ConversationRow.workspace == workspace, begins)
    renamed = literal(new, String).concat(func.substr(key, len(old) + 1))
    changed(session, update(ConversationRow).where(*mine).values(key=renamed))
    asked = (InboxRow.workspace == workspace, InboxRow.question.is_not(None))
    changed(session, update(InboxRow).where(*asked, InboxRow.channel == old).values(channel=new))
    read = (ReadingRow.workspace == workspace, ReadingRow.channel == old)
    changed(session, update(ReadingRow).where(*read).values(channel=new))
    known = (ChannelRow.workspace == workspace, ChannelRow.channel == old)
    session.execute(delete(ChannelRow).where(*known))


def rename_messages(
    session: Session,
    workspace: WorkspaceId,
    ids: tuple[ChannelId, ChannelId],
    schedule: Schedule,
    now: datetime,
) -> None:
    """Let the messages to a channel be the other one's: what is owed anew is known as said before.

    A message's id names the channel, so each row gets another one; what a worker has in its hands
    keeps its own until the end of time.
    """
    old, new = ids
    there = {"recipient": new, "conversation": ConversationId(new)}
    to_old = (
        OutboxRow.workspace == workspace,
        OutboxRow.recipient_kind == RecipientKind.CHANNEL,
        OutboxRow.recipient == old,
    )
    messages = select(OutboxRow).where(*to_old, OutboxRow.target.is_(None)).order_by(OutboxRow.id)
    for row in list(session.scalars(messages)):
        if row.state is not OutboxState.SENDING:
            _rename(session, row, there, schedule, now)
    session.execute(_moved(old, new).where(*to_old))


def _rename(
    session: Session, row: OutboxRow, there: dict[str, Any], schedule: Schedule, now: datetime
) -> None:
    before, job = row.id, next_job(row, max(row.due_at, now), now)
    columns = {c.key: getattr(row, c.key) for c in inspect(OutboxRow).column_attrs} | there
    copy = OutboxRow(**columns)
    copy.id = row_id(row.workspace, notification_of(copy))
    if session.get(OutboxRow, copy.id) is not None:
        return
    session.add(copy)
    session.flush()
    for of in (OutboxRow.target, OutboxRow.told_in):
        changed(session, update(OutboxRow).where(of == before).values({of.key: copy.id}))
    session.delete(row)
    if copy.state is OutboxState.PENDING:
        planned = type(job)(copy.id, job.run, job.delay)
        copy.runs, copy.job_id = planned.run, planned.id
        schedule(session, planned)
    session.flush()


def _moved(old: ChannelId, new: ChannelId) -> Update:
    conversation = func.replace(OutboxRow.conversation, old, new)
    return update(OutboxRow).values(recipient=new, conversation=conversation)
