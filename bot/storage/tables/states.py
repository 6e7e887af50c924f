"""The choices that only stored rows have."""

from enum import StrEnum


class HolderKind(StrEnum):
    """Who holds a role: somebody, or a whole user group."""

    MEMBER = "member"
    USER_GROUP = "user_group"


class RecipientKind(StrEnum):
    """Where a notification goes."""

    MEMBER = "member"
    CHANNEL = "channel"


class OutboxState(StrEnum):
    """Where a message that we owe stands."""

    PENDING = "pending"  # waits for its time, or for a worker
    SENDING = "sending"  # a worker has it until its lease ends
    SENT = "sent"
    CANCELLED = "cancelled"  # nothing is left to say
    FAILED = "failed"  # Slack refused it for good


GONE = (OutboxState.CANCELLED, OutboxState.FAILED)  # never to be said


class LessonKind(StrEnum):
    """What a teaching teaches."""

    PHRASE = "phrase"
    ALIAS = "alias"
    MOVED = "moved"
