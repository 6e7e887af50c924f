"""Which workspaces there are: all that most commands need to know before they begin."""

from dataclasses import dataclass

from sqlalchemy import Engine, select

from bot.storage.tables.registry import WorkspaceRow
from bot.storage.tables.teaching import ReadingRow
from bot.storage.trouble import away_when_unreachable
from domain.ids import WorkspaceId


@dataclass(frozen=True, slots=True)
class SqlWorkspaces:
    """Which workspaces there are."""

    engine: Engine

    def __call__(self) -> tuple[WorkspaceId, ...]:
        with away_when_unreachable(), self.engine.connect() as connection:
            return tuple(connection.scalars(select(WorkspaceRow.id).order_by(WorkspaceRow.id)))


@dataclass(frozen=True, slots=True)
class SqlAskedWorkspaces:
    """In which workspaces questions are remembered; some may have no registry yet."""

    engine: Engine

    def __call__(self) -> tuple[WorkspaceId, ...]:
        with away_when_unreachable(), self.engine.connect() as connection:
            return tuple(connection.scalars(select(ReadingRow.workspace).distinct()))
