"""What was said last in the conversations of one workspace."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from bot.storage.conversation_rows import ConversationRow
from bot.storage.inserting import insert_or_replace
from bot.use_cases.ports import ConversationKey
from domain.ids import WorkspaceId
from domain.questions.readings import Said
from domain.questions.said import as_facts, from_facts

# Made once, as it runs for many questions: making it costs more than running it.
_SAID = select(ConversationRow.said).where(
    ConversationRow.key == bindparam("of_key"),
    ConversationRow.workspace == bindparam("of_workspace"),
    ConversationRow.said_at >= bindparam("since"),
)
_FORGET = delete(ConversationRow).where(
    ConversationRow.workspace == bindparam("of_workspace"),
    ConversationRow.forget_at < bindparam("now"),
)


@dataclass(frozen=True, slots=True)
class SqlConversations:
    """The conversations of one workspace in an open transaction."""

    session: Session
    workspace: WorkspaceId

    def said(self, key: ConversationKey, since: datetime) -> Said | None:
        """Return what was said last in a conversation, None where that is before the moment."""
        asked = {"of_key": key, "of_workspace": self.workspace, "since": since}
        facts = self.session.connection().execute(_SAID, asked).scalar_one_or_none()
        if facts is None:
            return None
        try:
            return from_facts(facts)
        except (TypeError, ValueError):  # a newer version wrote it, with words that we do not know
            return None

    def keep(self, said: Said, at: datetime, until: Mapping[ConversationKey, datetime]) -> None:
        """Keep what was said in each conversation until a moment, instead of what was before."""
        facts = as_facts(said)
        rows = [
            {
                "key": key,
                "workspace": self.workspace,
                "said": facts,
                "said_at": at,
                "forget_at": end,
            }
            for key, end in until.items()
        ]
        insert_or_replace(self.session, ConversationRow, rows, ("key", "workspace"))

    def forget(self, now: datetime) -> int:
        """Delete what was to be kept until before now; return how much that was."""
        gone = {"of_workspace": self.workspace, "now": now}
        return self.session.connection().execute(_FORGET, gone).rowcount
