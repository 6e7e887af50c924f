"""The table of the Homes that members opened."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Row
from bot.storage.tables.registry import BY_KEY
from domain.ids import MemberId, WorkspaceId


class HomeRow(Row):
    """A member's Home, of those who ever opened theirs.

    `changed` grows with every change that concerns the member; `shown` is what it was when the
    Home was read that Slack shows. `hash` is Slack's name for that view, empty where nobody knows
    it. Until `busy_until` somebody is showing it, or Slack is left in peace after it failed.
    """

    __tablename__ = "homes"
    __table_args__ = (
        Index(
            "ix_homes_stale",
            "opened_at",
            sqlite_where=text("shown < changed"),
            postgresql_where=text("shown < changed"),
        ),
        BY_KEY,
    )

    member: Mapped[MemberId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    opened_at: Mapped[datetime]
    page: Mapped[int]
    hash: Mapped[str]
    changed: Mapped[int]
    shown: Mapped[int]
    busy_until: Mapped[datetime | None]
