"""Deleting everything that belongs to a workspace."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Table, delete, select
from sqlalchemy.orm import Session

from bot.storage.tables.base import Row
from bot.storage.tables.installations import InstallationRow
from bot.storage.trouble import away_when_unreachable
from domain.ids import WorkspaceId

# What names the workspace in the tables that have no column of that name; None: nobody's.
NAMED_OTHERWISE = {"workspaces": "id", "pauses": "caller", "oauth_states": None}


@dataclass(frozen=True, slots=True)
class SqlForgetting:
    """Deletes from every table, in one transaction."""

    engine: Engine

    def everything(self, workspace: WorkspaceId) -> int:
        """Delete all of it; return how many rows that were."""
        with away_when_unreachable(), Session(self.engine) as session, session.begin():
            return _delete_all(session, workspace)

    def removed_before(self, moment: datetime) -> tuple[WorkspaceId, ...]:
        """Return the workspaces that were uninstalled before a moment."""
        removed = select(InstallationRow.workspace).where(InstallationRow.removed_at <= moment)
        with away_when_unreachable(), self.engine.connect() as connection:
            return tuple(connection.scalars(removed))

    def where_removed(self, workspace: WorkspaceId, before: datetime) -> bool:
        """Delete all of it, unless Baton was installed again meanwhile; tell which it was."""
        installation = delete(InstallationRow).where(
            InstallationRow.workspace == workspace, InstallationRow.removed_at <= before
        )
        with away_when_unreachable(), Session(self.engine) as session, session.begin():
            if session.connection().execute(installation).rowcount == 0:
                return False
            _delete_all(session, workspace)
            return True


def _delete_all(session: Session, workspace: WorkspaceId) -> int:
    # What refers to others goes before them.
    tables = reversed(Row.metadata.sorted_tables)
    return sum(_delete_from(session, table, workspace) for table in tables)


def _delete_from(session: Session, table: Table, workspace: WorkspaceId) -> int:
    column = NAMED_OTHERWISE.get(table.name, "workspace")
    if column is None:
        return 0
    return session.connection().execute(delete(table).where(table.c[column] == workspace)).rowcount
