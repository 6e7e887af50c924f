"""The revision of a workspace's registry: it grows with every transaction that changes something.

Whoever knows something of the registry and sees the same revision again still knows how it is.
"""

from typing import cast

from sqlalchemy import BindParameter, Connection, ScalarSelect, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.storage.base import Row
from bot.storage.inserting import insert_into
from bot.storage.registry_rows import BY_KEY
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


def revision_in(workspace: str) -> ScalarSelect[int]:
    """Return the revision as a part of a statement; `workspace` is the name of its parameter."""
    of: BindParameter[str] = bindparam(workspace)
    return (
        select(RegistryRevisionRow.revision)
        .where(RegistryRevisionRow.workspace == of)
        .scalar_subquery()
    )


_REVISION = select(func.coalesce(revision_in("workspace"), 0))


def revision_of(connection: Connection, workspace: WorkspaceId) -> int:
    """Return the revision; what is read afterwards is at least as new."""
    return connection.execute(_REVISION, {"workspace": workspace}).scalar_one()


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
