"""The table of members' calendars: what they set, and what Slack says of where they are."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Row
from bot.storage.tables.registry import BY_KEY
from domain.ids import MemberId, WorkspaceId


class CalendarRow(Row):
    """A member's own settings; nothing is what they leave to Slack and to the default.

    `days` are digits from 0, Monday, to 6; `begins`, `ends` and `digest`, when they read their
    daily digest, are minutes since midnight. `slack_time_zone` is what Slack said last, as is
    `slack_status`, where that sounds away, and `slack_locale`; it is asked once more from
    `ask_again_at` on.
    """

    __tablename__ = "calendars"
    __table_args__ = (BY_KEY,)

    member: Mapped[MemberId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    time_zone: Mapped[str | None]
    days: Mapped[str | None]
    begins: Mapped[int | None]
    ends: Mapped[int | None]
    away_from: Mapped[date | None]
    away_until: Mapped[date | None]
    substitute: Mapped[MemberId | None]
    digest: Mapped[int | None]
    slack_time_zone: Mapped[str | None]
    slack_locale: Mapped[str | None]
    slack_status: Mapped[str | None]
    slack_status_until: Mapped[datetime | None]
    ask_again_at: Mapped[datetime | None]
