"""The tables of installing: where Baton is installed, and who is about to install it."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Row, Texts
from bot.storage.tables.registry import BY_KEY
from domain.ids import MemberId, WorkspaceId


class InstallationRow(Row):
    """Baton in a workspace; the tokens are encrypted.

    From `removed_at` on there are none. While a process renews the token, it has claimed that
    until `claimed_until`; `trouble` is Slack's error code where it refused.
    """

    __tablename__ = "installations"
    __table_args__ = (BY_KEY,)

    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    name: Mapped[str]
    enterprise: Mapped[str]
    enterprise_name: Mapped[str]
    app: Mapped[str]
    bot_user: Mapped[MemberId]
    bot: Mapped[str]
    scopes: Mapped[Texts]
    installed_by: Mapped[MemberId]
    installed_at: Mapped[datetime]
    token: Mapped[str | None]
    refresh_token: Mapped[str | None]
    ends_at: Mapped[datetime | None]
    claimed_until: Mapped[datetime | None]
    trouble: Mapped[str]
    removed_at: Mapped[datetime | None]


class OAuthStateRow(Row):
    """A digest of a state that was given to somebody's browser."""

    __tablename__ = "oauth_states"
    __table_args__ = (BY_KEY,)

    digest: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime] = mapped_column(index=True)
