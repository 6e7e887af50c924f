"""The table of what was said last, so that a follow-up question may leave it out."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Facts, Row
from bot.use_cases.ports.questions import ConversationKey
from domain.ids import WorkspaceId


class ConversationRow(Row):
    """What was said last in a thread, or between a member and Baton in a channel.

    A workspace may ask before it has a registry, so this is tied to no row of another table.
    """

    __tablename__ = "conversations"
    __table_args__ = (Index(None, "forget_at"), {"sqlite_with_rowid": False})

    key: Mapped[ConversationKey] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    said: Mapped[Facts]
    said_at: Mapped[datetime]
    forget_at: Mapped[datetime]
