"""What Slack sent to one workspace, each thing taken once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_once
from bot.storage.tables.inbox_outbox import InboxRow
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from domain.ids import ChannelId, MemberId, WorkspaceId


@dataclass(frozen=True, slots=True)
class SqlInbox:
    """The inbox of one workspace in an open transaction."""

    session: Session
    workspace: WorkspaceId

    def take(self, key: InboxKey, now: datetime) -> bool:
        """Insert the key; tell whether it is new."""
        row = {"workspace": self.workspace, "key": key, "taken_at": now}
        return insert_once(self.session.connection(), InboxRow, row)

    def take_over(self, key: InboxKey, now: datetime, unless_since: datetime) -> bool:
        """Take an unanswered question over, unless another worker did so since that moment."""
        free = or_(InboxRow.taken_over_at.is_(None), InboxRow.taken_over_at < unless_since)
        statement = (
            update(InboxRow)
            .where(
                InboxRow.workspace == self.workspace,
                InboxRow.key == key,
                InboxRow.question.is_not(None),
                free,
            )
            .values(taken_over_at=now)
        )
        return self.session.connection().execute(statement).rowcount == 1

    def unanswered(self, since: datetime, until: datetime) -> tuple[KeptQuestion, ...]:
        """Return the questions taken in the span whose answer was not posted, oldest first."""
        rows = self.session.scalars(
            select(InboxRow)
            .where(
                InboxRow.workspace == self.workspace,
                InboxRow.question.is_not(None),
                InboxRow.taken_at.between(since, until),
            )
            .order_by(InboxRow.taken_at)
        )
        return tuple(self._question(row) for row in rows)

    def _question(self, row: InboxRow) -> KeptQuestion:
        return KeptQuestion(
            key=row.key,
            workspace=self.workspace,
            channel=row.channel or ChannelId(""),
            asker=row.asker or MemberId(""),
            text=row.question or "",
            thread=row.thread or "",
            asked_at=row.taken_at,
        )
