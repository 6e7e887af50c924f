"""What members of one workspace asked others to do: the messages that say so are the record."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.tables.inbox_outbox import OutboxRow
from domain.ids import MemberId, Subject, WorkspaceId
from domain.notifications import NotificationKind


@dataclass(frozen=True, slots=True)
class SqlRequests:
    """The requests of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def asked(self, request: Subject) -> tuple[tuple[MemberId, datetime], ...]:
        """Return who was asked by a request, and when; nobody where it was never made."""
        rows = self.session.connection().execute(
            select(OutboxRow.recipient, OutboxRow.created_at)
            .where(
                OutboxRow.workspace == self.workspace,
                OutboxRow.subject == request,
                OutboxRow.kind == NotificationKind.REQUESTED,
                OutboxRow.target.is_(None),
            )
            .order_by(OutboxRow.id)
        )
        return tuple((MemberId(recipient), at) for recipient, at in rows)
