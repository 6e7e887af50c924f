"""What the use cases need to know of when members work, as protocols."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.handoffs.hours.calendar import Calendar
from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.status_hints import AwayHint, SlackStatus
from domain.ids import CompletionId, HandoffId, MemberId, WorkspaceId
from domain.notifications import Notification, Recipient

QueueSubject = CompletionId | HandoffId


@dataclass(frozen=True, slots=True)
class SlackProfile:
    """What Slack says of a member: their time zone, status and locale, where they have any."""

    time_zone: str | None = None
    status: SlackStatus | None = None
    locale: str | None = None


class Calendars(Protocol):
    """When the members of one workspace work."""

    def of(self, members: Collection[MemberId]) -> Mapping[MemberId, Calendar]:
        """Return the calendars of those of whom anything is known.

        A member's own time zone wins, then comes what Slack said, then the registry.
        """
        ...

    def preferences(self, member: MemberId) -> Preferences:
        """Return what a member set of their own."""
        ...

    def prefer(self, member: MemberId, preferences: Preferences) -> None:
        """Store what a member set of their own in the place of what was there."""
        ...

    def unasked(self, members: Collection[MemberId], now: datetime) -> tuple[MemberId, ...]:
        """Return those of the members about whom Slack has to be asked, or asked again."""
        ...

    def learn(self, member: MemberId, profile: SlackProfile | None, ask_again_at: datetime) -> None:
        """Store what Slack says; where it says nothing, what it said before stays."""
        ...

    def going_away(self, now: datetime) -> tuple[MemberId, ...]:
        """Return whose away period lies ahead, or may not be over yet where they are."""
        ...

    def locales(self, members: Collection[MemberId]) -> Mapping[MemberId, str]:
        """Return the locales of those of whom Slack said one, such as `de-DE`."""
        ...

    def hints(self, members: Collection[MemberId], now: datetime) -> tuple[AwayHint, ...]:
        """Return whose status in Slack sounds away, of those who did not say it themselves."""
        ...


class Queue(Protocol):
    """The messages of one workspace that wait until their receivers work again."""

    def about(self, subject: QueueSubject) -> tuple[tuple[MemberId, datetime], ...]:
        """Return who is told later about a subject, and when."""
        ...

    def call_waits_until(self, completion: CompletionId) -> datetime | None:
        """Return when groups are called for what a completion offers; None where none waits."""
        ...

    def kept_back(self, notification: Notification) -> bool:
        """Tell whether a notification waited for its receiver's hours and was not sent yet."""
        ...

    def waited_until(self, notification: Notification) -> datetime | None:
        """Return the moment until which a notification waits, or waited, for its receiver."""
        ...

    def told_at(self, notification: Notification) -> datetime | None:
        """Return when a notification was told, or will be; None where it is not."""
        ...

    def wait_until(self, member: MemberId, at: datetime, now: datetime) -> None:
        """Let what waits for a member's working hours wait until another moment."""
        ...

    def calls_waiting(self) -> tuple[Notification, ...]:
        """Return the messages to user groups, in channels, that wait for their members' hours."""
        ...

    def move(self, notification: Notification, at: datetime, now: datetime) -> None:
        """Let a notification that waits wait until another moment."""
        ...

    def hurry(self, subject: QueueSubject, by: MemberId, now: datetime) -> tuple[Recipient, ...]:
        """Let everything about a subject that waits be sent now; return where those messages go.

        Of two who do so, one gets the receivers. A message that a worker has in its hands and would
        put off is sent as well.
        """
        ...


class Timers(Protocol):
    """The reminders of one workspace that wait for their hour."""

    def plan(
        self,
        handoffs: Collection[HandoffId],
        wanted: Mapping[Notification, datetime],
        now: datetime,
    ) -> None:
        """Let what is wanted about these handoffs wait for its moment, and cancel all else.

        What somebody put off stays as long as its first one is wanted. What is being sent cannot
        be cancelled: it is edited, as is everything about these handoffs that was sent.
        """
        ...

    def plan_leaving(
        self, member: MemberId, wanted: Mapping[Notification, datetime], now: datetime
    ) -> None:
        """Let a member's away period that is ahead wait for its beginning, and no other one."""
        ...

    def put_off(self, notification: Notification, due: datetime, now: datetime) -> bool:
        """Let a reminder come once more; tell whether it does, and was not sent already."""
        ...

    def refresh(self, notification: Notification, now: datetime) -> None:
        """Edit a reminder that was sent, or the message that told it together with others."""
        ...

    def told_with(self, notification: Notification) -> tuple[Notification, ...]:
        """Return everything that the message tells in which it is told, itself first."""
        ...

    def is_unsent(self, notification: Notification) -> bool:
        """Tell whether a notification was not sent yet."""
        ...

    def planned_at(self, notification: Notification) -> datetime:
        """Return since when a notification has been owed."""
        ...

    def is_planned(self, notification: Notification) -> bool:
        """Tell whether a notification was ever owed, whatever became of it."""
        ...

    def waits_until(self, notification: Notification) -> datetime | None:
        """Return when a notification will be sent; None where it does not wait."""
        ...

    def asked_later(self, handoff: HandoffId) -> tuple[MemberId, ...]:
        """Return the backups who were asked to take a handoff on as nobody else did."""
        ...

    def handoffs_for(self, member: MemberId) -> tuple[HandoffId, ...]:
        """Return the handoffs of which a member will hear as long as nobody accepts."""
        ...


class AskProfile(Protocol):
    """Asks Slack where a member is, and what their status says."""

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> SlackProfile | None:
        """Return what Slack says, None where it does not tell us; raises `SendingFailed`."""
        ...
