"""Slack in two workspaces: it keeps what it is given, and tells the same of both."""

from dataclasses import dataclass
from datetime import datetime

from bot.use_cases.ports.work import ConversationId, MessageTs, OutboxId
from domain.ids import ChannelId, MemberId, UserGroupId, WorkspaceId
from tests.bot.use_cases.two_workspaces import LEE, OMAR, Both

HERE = ChannelId("C0CHURN")


@dataclass(frozen=True)
class Seen:
    """A messenger that keeps everything that it is given."""

    both: Both

    def open_conversation(self, workspace: WorkspaceId, member: MemberId) -> ConversationId:
        del workspace
        return ConversationId(f"D{member}")

    def post(
        self, workspace: WorkspaceId, conversation: ConversationId, message: object, key: OutboxId
    ) -> MessageTs:
        self.both.shown.append((workspace, conversation, message, key))
        return MessageTs("1.000001")

    def update(
        self, workspace: WorkspaceId, conversation: ConversationId, ts: MessageTs, message: object
    ) -> None:
        self.both.shown.append((workspace, conversation, ts, message))

    def find(
        self, workspace: WorkspaceId, conversation: ConversationId, key: OutboxId, since: datetime
    ) -> MessageTs | None:
        del workspace, conversation, key, since


def in_here(workspace: WorkspaceId, member: MemberId) -> tuple[ChannelId, ...]:
    """Say that everybody is in the channel."""
    del workspace, member
    return (HERE,)


def is_private(workspace: WorkspaceId, channel: ChannelId) -> bool:
    """Say that every channel is private."""
    del workspace, channel
    return True


def in_the_team(workspace: WorkspaceId, group: UserGroupId) -> tuple[MemberId, ...]:
    """Say who is in every group."""
    del workspace, group
    return (LEE, OMAR)
