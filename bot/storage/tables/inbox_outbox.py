"""The tables of what comes in and what goes out: each thing once."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Row
from bot.storage.tables.states import OutboxState, RecipientKind
from bot.use_cases.ports.work import ConversationId, InboxKey, MessageTs, OutboxId
from domain.ids import ChannelId, MemberId, ProjectKey, WorkspaceId
from domain.notifications import NotificationKind


class OutboxRow(Row):
    """A message that we owe; an edit is a row of its own whose `target` is the message to edit.

    `attempts` fences workers off: whoever claimed with an older number settles nothing. `runs` and
    `job_id` name the current run of the engine. `rendered_version` is the project's version that
    the text in Slack was made from. `queued_for` is when its receiver works again, where it waits
    for that; `hurried_by` wanted it told at once. `again` counts how often its receiver put it
    off; `told_in` is the message that told it together with others.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(None, "subject", "workspace"),
        Index(None, "target"),
        Index(None, "told_in"),
        Index(
            "ix_outbox_unsettled",
            "due_at",
            sqlite_where=text("state IN ('pending', 'sending')"),
            postgresql_where=text("state IN ('pending', 'sending')"),
        ),
        Index(
            "ix_outbox_undelivered",
            "workspace",
            "created_at",
            sqlite_where=text("state = 'failed'"),
            postgresql_where=text("state = 'failed'"),
        ),
    )

    id: Mapped[OutboxId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(ForeignKey("workspaces.id"))
    kind: Mapped[NotificationKind]
    project: Mapped[ProjectKey]
    subject: Mapped[str]
    recipient_kind: Mapped[RecipientKind]
    recipient: Mapped[str]
    target: Mapped[OutboxId | None] = mapped_column(ForeignKey("outbox.id"))
    state: Mapped[OutboxState]
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    first_try_at: Mapped[datetime | None]
    runs: Mapped[int] = mapped_column(default=0)
    job_id: Mapped[str | None]
    conversation: Mapped[ConversationId | None]
    slack_ts: Mapped[MessageTs | None]
    last_error: Mapped[str | None]
    created_at: Mapped[datetime]
    rendered_version: Mapped[int | None]
    queued_for: Mapped[datetime | None]
    hurried_by: Mapped[str | None]
    again: Mapped[int] = mapped_column(server_default="0")
    told_in: Mapped[OutboxId | None]
    turn_at: Mapped[datetime | None]


class InboxRow(Row):
    """Something that Slack sent, taken once; a question stays until its answer is posted.

    `taken_over_at` is when a worker last took an unanswered question over.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_unanswered",
            "workspace",
            "taken_at",
            sqlite_where=text("question IS NOT NULL"),
            postgresql_where=text("question IS NOT NULL"),
        ),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[InboxKey] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    taken_at: Mapped[datetime]
    question: Mapped[str | None]
    channel: Mapped[ChannelId | None]
    asker: Mapped[MemberId | None]
    thread: Mapped[str | None]
    taken_over_at: Mapped[datetime | None]
