"""What was said last in conversations: read for few questions, written together with many."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Dialect, bindparam, delete, select

from bot.storage.inserting import insert_into
from bot.storage.prepared import Prepared, query
from bot.storage.tables.conversations import ConversationRow
from bot.use_cases.ports.questions import ConversationKey, Spoken
from domain.ids import WorkspaceId
from domain.questions.readings import Said
from domain.questions.said import as_facts, from_facts

_SAID = select(ConversationRow.said).where(
    ConversationRow.key == bindparam("of_key"),
    ConversationRow.workspace == bindparam("of_workspace"),
    ConversationRow.said_at >= bindparam("since"),
)
_FORGET = delete(ConversationRow).where(ConversationRow.forget_at < bindparam("now"))
_KEY = ("key", "workspace")
_VALUES = ("said", "said_at", "forget_at")


@dataclass(frozen=True, slots=True)
class SqlConversations:
    """The conversations of one workspace, to read in.

    `settle` writes what was said in a conversation and still waits to be written.
    """

    connection: Callable[[], Connection]
    workspace: WorkspaceId
    settle: Callable[[WorkspaceId, ConversationKey], None]

    def said(self, key: ConversationKey, since: datetime) -> Said | None:
        """Return what was said last in a conversation, None where that is before the moment."""
        self.settle(self.workspace, key)
        asked = {"of_key": key, "of_workspace": self.workspace, "since": since}
        connection = self.connection()
        found = query(_SAID, connection.dialect).rows(connection, asked)
        try:
            return from_facts(found[0][0]) if found else None
        except (TypeError, ValueError):  # a newer version wrote it, with words that we do not know
            return None


def keep_spoken(dialect: Dialect) -> Prepared:
    """Return the statement that keeps a row of `rows_of`; what was said later stays."""
    statement = insert_into(ConversationRow, dialect.name)
    keeping = statement.on_conflict_do_update(
        index_elements=_KEY,
        set_={name: statement.excluded[name] for name in _VALUES},
        where=ConversationRow.said_at <= statement.excluded.said_at,
    )
    return Prepared(keeping, dialect, (*_KEY, *_VALUES))


def rows_of(spoken: Iterable[tuple[WorkspaceId, Spoken]]) -> list[dict[str, Any]]:
    """Return a row for each conversation, in the order in which every process writes them."""
    last: dict[tuple[ConversationKey, WorkspaceId], dict[str, Any]] = {}
    for workspace, each in spoken:
        facts = as_facts(each.said)
        for key, end in each.until.items():
            last[key, workspace] = {
                "key": key,
                "workspace": workspace,
                "said": facts,
                "said_at": each.at,
                "forget_at": end,
            }
    return [last[key] for key in sorted(last)]


def forget_spoken(connection: Connection, now: datetime) -> int:
    """Delete what was to be kept until before now; return how much that was."""
    return connection.execute(_FORGET, {"now": now}).rowcount
