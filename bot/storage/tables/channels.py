"""The tables of what Slack says of channels: which are private, and who is in which of these."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Row, Texts
from bot.storage.tables.registry import BY_KEY
from domain.ids import ChannelId, MemberId, WorkspaceId


class ChannelKindRow(Row):
    """Whether a project's channel is private, None where Slack did not tell."""

    __tablename__ = "channel_kinds"
    __table_args__ = (BY_KEY,)

    channel: Mapped[ChannelId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    private: Mapped[bool | None]
    ask_again_at: Mapped[datetime]


class SharedChannelsRow(Row):
    """The private channels that a member and Baton are in; a row for who asked of a project."""

    __tablename__ = "shared_channels"
    __table_args__ = (BY_KEY,)

    member: Mapped[MemberId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    channels: Mapped[Texts]
    ask_again_at: Mapped[datetime]
