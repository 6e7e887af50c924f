"""What the use cases need of the outside, as protocols; adapters fulfil them, wiring joins them."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType, Protocol

from bot.use_cases.ports.calendars import Calendars, Queue, Timers
from bot.use_cases.ports.channels import Channels
from bot.use_cases.ports.groups import UserGroups
from bot.use_cases.ports.homes import Homes
from bot.use_cases.ports.life import Life
from bot.use_cases.ports.memory import Readings, Teachings, WeeklyLists
from bot.use_cases.ports.permits import Permits
from bot.use_cases.ports.places import AnswerPlaces
from bot.use_cases.ports.registry import Directory, Registry
from domain.ids import (
    ChannelId,
    CompletionId,
    HandoffId,
    MemberId,
    WorkspaceId,
)
from domain.notifications import Notification, Owed
from domain.projects import Project

Clock = Callable[[], datetime]
Block = dict[str, Any]

NOT_NAMED = MemberId("")  # ourselves, in a text that does not mention us

ConversationId = NewType("ConversationId", str)  # D… or C…, never a U…
MessageTs = NewType("MessageTs", str)
OutboxId = NewType("OutboxId", str)  # `<workspace>:<notification id>`; `:edit:…` behind for edits
InboxKey = NewType("InboxKey", str)


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A notification that Slack refused for good; `why` is Slack's own error code."""

    notification: Notification
    why: str
    owed_at: datetime


class Outbox(Protocol):
    """What one workspace owes its members."""

    def owe(self, owed: Iterable[Owed], project: Project | None, now: datetime) -> None:
        """Store notifications and plan their delivery, all in the open transaction.

        What may wait for its receiver's working hours is due when these begin.

        A `Refresh` becomes an edit of every message of its subject that was owed before. What a
        `Retraction` names is cancelled where it was surely not sent. `project` is as it was read,
        None for what concerns no project.
        """
        ...

    def undelivered(self, limit: int) -> tuple[Undelivered, ...]:
        """Return what Slack refused for good, the latest first."""
        ...

    def undelivered_to(self, member: MemberId) -> tuple[Undelivered, ...]:
        """Return what Slack refused for good of the messages to a member, the earliest first."""
        ...

    def undelivered_about(self, subject: CompletionId | HandoffId) -> tuple[Undelivered, ...]:
        """Return what Slack refused for good of the messages about a subject."""
        ...


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question as the inbox keeps it until its answer is posted.

    `thread` is the ts that the answer goes under, empty for an answer in the conversation itself.
    `bot` is ourselves: whoever takes a question takes our mention out of its text, so that nobody
    needs to be kept.
    """

    key: InboxKey
    workspace: WorkspaceId
    channel: ChannelId
    asker: MemberId
    text: str
    thread: str
    asked_at: datetime
    bot: MemberId = NOT_NAMED
    in_thread: bool = False  # that was there already; False where nobody knows


class Inbox(Protocol):
    """What Slack sent to one workspace, each thing taken once."""

    def take(self, key: InboxKey, now: datetime) -> bool:
        """Insert the key; tell whether it is new."""
        ...

    def take_over(self, key: InboxKey, now: datetime, unless_since: datetime) -> bool:
        """Take an unanswered question over, unless another worker did so since that moment."""
        ...

    def unanswered(self, since: datetime, until: datetime) -> tuple[KeptQuestion, ...]:
        """Return the questions taken in the span whose answer was not posted."""
        ...


class Reads(Protocol):
    """What can be read of one workspace."""

    @property
    def workspace(self) -> WorkspaceId: ...
    @property
    def registry(self) -> Directory: ...


class Work(Reads, Protocol):
    """One transaction on one workspace: leaving it saves, an exception undoes."""

    @property
    def registry(self) -> Registry: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def teachings(self) -> Teachings: ...
    @property
    def readings(self) -> Readings: ...
    @property
    def weekly(self) -> WeeklyLists: ...
    @property
    def calendars(self) -> Calendars: ...
    @property
    def queue(self) -> Queue: ...
    @property
    def timers(self) -> Timers: ...
    @property
    def groups(self) -> UserGroups: ...
    @property
    def permits(self) -> Permits: ...
    @property
    def homes(self) -> Homes: ...
    @property
    def life(self) -> Life: ...
    @property
    def places(self) -> AnswerPlaces: ...
    @property
    def channels(self) -> Channels: ...


class OpenWork(Protocol):
    """Opens a transaction on a workspace; raises `RegistryAway` where the database is away."""

    def __call__(self, workspace: WorkspaceId) -> AbstractContextManager[Work]: ...


class Workspaces(Protocol):
    """Which workspaces there are."""

    def __call__(self) -> tuple[WorkspaceId, ...]: ...
