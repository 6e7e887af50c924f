"""What Slack sent to one workspace, each thing taken once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.storage.rows import InboxRow
from bot.use_cases.ports import InboxKey, KeptQuestion
from domain.ids import WorkspaceId


@dataclass(frozen=True, slots=True)
class SqlInbox:
    """The inbox of one workspace in an open transaction."""

    session: Session
    workspace: WorkspaceId

    def take(self, key: InboxKey, now: datetime) -> bool:
        """Insert the key; tell whether it is new."""
        return self._insert(workspace=self.workspace, key=key, taken_at=now)

    def take_question(self, question: KeptQuestion) -> bool:
        """Insert the key and keep the question until `answered`; tell whether it is new."""
        return self._insert(
            workspace=self.workspace,
            key=question.key,
            taken_at=question.asked_at,
            question=question.text,
            channel=question.channel,
            asker=question.asker,
            thread=question.thread,
        )
