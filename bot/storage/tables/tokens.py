"""The table of pipelines' tokens: a digest of each, and what it may complete."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Row, Texts
from bot.storage.tables.registry import BY_KEY
from domain.ids import WorkspaceId


class TokenRow(Row):
    """A token by its name; one that was revoked stays until its name is given anew."""

    __tablename__ = "tokens"
    __table_args__ = (BY_KEY,)

    name: Mapped[str] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    digest: Mapped[str]
    projects: Mapped[Texts]
    phases: Mapped[Texts]
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
