"""One writer at a time for what a workspace knows: its row is made and held until the end."""

from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_once
from bot.storage.revisions import note_change
from bot.storage.tables.registry import WorkspaceRow
from domain.ids import WorkspaceId


def lock_workspace(session: Session, workspace: WorkspaceId) -> None:
    """Make the workspace if it is not there; let nobody else do the same until the end."""
    new: dict[str, Any] = {"id": workspace, "knowledge_revision": 0, "roles": [], "workflows": []}
    insert_once(session.connection(), WorkspaceRow, new)
    same = {"knowledge_revision": WorkspaceRow.knowledge_revision}
    mine = update(WorkspaceRow).where(WorkspaceRow.id == workspace)
    session.connection().execute(mine.values(same))


def renew_knowledge(session: Session, workspace: WorkspaceId) -> None:
    """Let every process make the workspace's knowledge anew with its next question."""
    note_change(session, workspace)
    mine = update(WorkspaceRow).where(WorkspaceRow.id == workspace)
    renewed = {"knowledge_revision": WorkspaceRow.knowledge_revision + 1}
    session.connection().execute(mine.values(renewed))
