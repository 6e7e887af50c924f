"""The revision of a workspace's registry: it grows with every transaction that changes something.

Whoever knows something of the registry and sees the same revision again still knows how it is.
"""

from typing import cast

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.storage.inserting import insert_into
from bot.storage.prepared import query
from bot.storage.tables.base import Row
from bot.storage.tables.registry import BY_KEY
from domain.ids import WorkspaceId


class RegistryRevisionRow(Row):
    """The revision of one workspace's registry.

    A table of its own: its rows are locked last, and never while an import holds the workspace.
    """

    __tablename__ = "registry_revisions"
    __table_args__ = (BY_KEY,)

    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    revision: Mapped[int]


_CHANGED = "registries that changed"


_REVISION = select(RegistryRevisionRow.revision).where(
    RegistryRevisionRow.workspace == bindparam("of_workspace")
)


def revision_of(connection: Connection, workspace: WorkspaceId) -> int:
    """Return the revision; what is read afterwards is at least as new."""
    found = query(_REVISION, connection.dialect).rows(connection, {"of_workspace": workspace})
    return int(found[0][0]) if found else 0


def note_change(session: Session, workspace: WorkspaceId) -> None:
    """Note that the session's transaction changes what the registry says."""
    cast("set[WorkspaceId]", session.info.setdefault(_CHANGED, set())).add(workspace)


def advance_noted(session: Session) -> None:
    """Advance the revisions of what was changed; the last that a transaction does.

    The row is locked until the commit: earlier, every other change would wait for this one.
    """
    changed = cast("set[WorkspaceId]", session.info.pop(_CHANGED, set()))
    for workspace in sorted(changed):
        connection = session.connection()
        insert = insert_into(RegistryRevisionRow, connection.dialect.name)
        connection.execute(
            insert.values(workspace=workspace, revision=1).on_conflict_do_update(
                index_elements=["workspace"],
                set_={"revision": RegistryRevisionRow.revision + 1},
            )
        )
