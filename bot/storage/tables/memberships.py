"""The table of what Slack says members are: admins, guests, of another organisation."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Row
from bot.storage.tables.registry import BY_KEY
from domain.ids import MemberId, WorkspaceId
from domain.statuses import Membership


class MembershipRow(Row):
    """What Slack said last of somebody who acted, None where it did not tell."""

    __tablename__ = "memberships"
    __table_args__ = (BY_KEY,)

    member: Mapped[MemberId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    membership: Mapped[Membership | None]
    ask_again_at: Mapped[datetime]
