"""The tables of what befalls members and channels in Slack."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Row
from bot.storage.tables.registry import BY_KEY
from domain.ids import ChannelId, MemberId, WorkspaceId
from domain.statuses import Closed


class DepartureRow(Row):
    """A member whose account is deactivated since `left_at`, or was once.

    Slack said so as of `changed_at`; `times` counts how often they left.
    """

    __tablename__ = "departures"
    __table_args__ = (BY_KEY,)

    member: Mapped[MemberId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    left_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]
    times: Mapped[int]


class ChannelRow(Row):
    """A channel of a project; `closed` says why it takes no messages of ours, where it does not.

    That is so as of `changed_at`; `times` counts how often it was closed. `private` is what Slack
    said of it last, None where it never did; it is looked at once more from `look_again_at` on.
    """

    __tablename__ = "channels"
    __table_args__ = (BY_KEY,)

    channel: Mapped[ChannelId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    closed: Mapped[Closed | None]
    changed_at: Mapped[datetime]
    times: Mapped[int]
    private: Mapped[bool | None]
    look_again_at: Mapped[datetime | None]
