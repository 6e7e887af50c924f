"""What the use cases need of Slack: a message goes out, or it is said how it failed to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.use_cases.ports.work import Block, ConversationId, MessageTs, OutboxId, Work
from domain.ids import MemberId, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification


class Message(Protocol):
    """A message as Slack takes it: blocks, with plain mrkdwn text beside them.

    The value that views make is `bot.slack.views.message.Message`: views import nothing of this.
    """

    @property
    def text(self) -> str: ...
    @property
    def blocks(self) -> tuple[Block, ...]: ...


class Messenger(Protocol):
    """Sends to Slack, one HTTP call each, nothing retried behind our back.

    Every method raises `RateLimited`, `Rejected` or `Uncertain`.
    """

    def open_conversation(self, workspace: WorkspaceId, member: MemberId) -> ConversationId:
        """Return the direct message conversation with a member."""
        ...

    def post(
        self, workspace: WorkspaceId, conversation: ConversationId, message: Message, key: OutboxId
    ) -> MessageTs:
        """Post a message that carries the key in its metadata."""
        ...

    def update(
        self, workspace: WorkspaceId, conversation: ConversationId, ts: MessageTs, message: Message
    ) -> None:
        """Edit a message in place."""
        ...

    def find(
        self, workspace: WorkspaceId, conversation: ConversationId, key: OutboxId, since: datetime
    ) -> MessageTs | None:
        """Look through all pages of the conversation for the message that carries the key."""
        ...


class SendingFailed(Exception):
    """A call to Slack did not work."""


@dataclass(eq=False)
class RateLimited(SendingFailed):
    """Slack said 429: surely not posted."""

    retry_after: timedelta


@dataclass(eq=False)
class Rejected(SendingFailed):
    """Slack answered `ok: false`: surely not posted; `code` is Slack's own error code."""

    code: str


@dataclass(eq=False)
class Uncertain(SendingFailed):
    """A timeout, a reset, a 5xx: nobody knows whether it was posted."""

    why: str


class Render(Protocol):
    """Turns a meaning into a message, from how things stand now.

    Returns None where there is nothing left to say (an offer that was withdrawn meanwhile).
    """

    def __call__(
        self, notification: Notification, work: Work, knowledge: KnowledgeBase
    ) -> Message | None: ...
