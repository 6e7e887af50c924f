"""Remembering what was said last in a conversation, so that the next question may leave it out."""

from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.use_cases.ports import Clock, ConversationKey, OpenWork, Work, Workspaces
from domain.ids import ChannelId, MemberId
from domain.questions.answers import Answer
from domain.questions.readings import Said
from domain.questions.said import said_of

WITHOUT_THREAD = timedelta(minutes=10)  # by then people talk of something else
THREAD_LIVES = timedelta(days=90)
KEPT_WITHOUT_THREAD = timedelta(days=1)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where something is said: in a thread, or between a member and Baton in a channel.

    `thread` is the ts of the thread's first message, empty where there is none.
    """

    channel: ChannelId
    asker: MemberId
    thread: str = ""

    @property
    def of_thread(self) -> ConversationKey | None:
        """The key of the thread: whoever writes there goes on with what was said."""
        return ConversationKey(f"{self.channel}/{self.thread}") if self.thread else None

    @property
    def of_asker(self) -> ConversationKey:
        """The key of what this member and Baton say to each other in this channel."""
        return ConversationKey(f"{self.channel}/{self.asker}")


def recalled(work: Work, conversation: Conversation, clock: Clock) -> Said | None:
    """Return what was said last: in the thread, else by the asker a short while ago."""
    thread = conversation.of_thread
    said = work.conversations.said(thread, clock() - THREAD_LIVES) if thread else None
    return said or work.conversations.said(conversation.of_asker, clock() - WITHOUT_THREAD)


def remember(work: Work, conversation: Conversation, answer: Answer, clock: Clock) -> None:
    """Keep what was said, unless nothing was answered: then the earlier answer still counts."""
    said = said_of(answer)
    if said is None:
        return
    now = clock()
    until = {conversation.of_asker: now + KEPT_WITHOUT_THREAD}
    if conversation.of_thread:
        until[conversation.of_thread] = now + THREAD_LIVES
    work.conversations.keep(said, now, until)


@dataclass(frozen=True, slots=True)
class ForgetConversations:
    """Deletes what was said too long ago for anybody to go on with it."""

    workspaces: Workspaces
    open_work: OpenWork
    now: Clock

    def __call__(self) -> None:
        for workspace in self.workspaces():
            with self.open_work(workspace) as work:
                count = work.conversations.forget(self.now())
            log.info("conversations_forgotten", workspace=workspace, count=count)
