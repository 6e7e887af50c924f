"""Remembering what was said last in a conversation, so that the next question may leave it out."""

from dataclasses import dataclass
from datetime import timedelta

from bot.use_cases.ports.questions import ConversationKey, QuestionReads, Spoken
from bot.use_cases.ports.work import Clock
from domain.ids import ChannelId, MemberId
from domain.questions.answers import Answer
from domain.questions.readings import Said
from domain.questions.said import said_of

WITHOUT_THREAD = timedelta(minutes=10)  # by then people talk of something else
THREAD_LIVES = timedelta(days=90)
KEPT_WITHOUT_THREAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """Under which key something is kept, how long, and how long one may go on from it."""

    key: ConversationKey
    recalled_for: timedelta
    kept_for: timedelta


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where something is said: in a thread, or between a member and Baton in a channel.

    `thread` is the ts of the thread's first message, empty where there is none. `name` is what
    somebody calls a conversation that is nowhere else, on a command line. `bot` is ourselves,
    where it is known.
    """

    channel: ChannelId
    asker: MemberId
    thread: str = ""
    name: str = ""
    bot: MemberId | None = None

    def kept(self) -> tuple[Kept, ...]:
        """Return under which keys what is said here is kept, the nearest first.

        Whoever writes in a thread goes on with what was said there. What a member asks in a
        channel goes on from what they asked there a short while ago, in whichever thread.
        """
        if self.name:
            return (_for_thread(f"/{self.name}"),)
        own = ConversationKey(f"{self.channel}/{self.asker}")
        alone = Kept(own, WITHOUT_THREAD, KEPT_WITHOUT_THREAD)
        return (_for_thread(f"{self.channel}/{self.thread}"), alone) if self.thread else (alone,)


def recalled(reads: QuestionReads, conversation: Conversation, clock: Clock) -> Said | None:
    """Return what was said last: in the thread, else by the asker a short while ago."""
    now = clock()
    found = (reads.conversations.said(at.key, now - at.recalled_for) for at in conversation.kept())
    return next((said for said in found if said is not None), None)


def spoken(conversation: Conversation, answer: Answer, clock: Clock) -> Spoken | None:
    """Return what is to be remembered; None where nothing was answered, so that before counts."""
    said = said_of(answer)
    if said is None:
        return None
    now = clock()
    return Spoken(said, now, {at.key: now + at.kept_for for at in conversation.kept()})


def _for_thread(key: str) -> Kept:
    return Kept(ConversationKey(key), THREAD_LIVES, THREAD_LIVES)
