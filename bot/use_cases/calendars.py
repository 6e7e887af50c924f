"""What the use cases need to know of when members work, as protocols."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from domain.handoffs.calendar import Calendar
from domain.handoffs.preferences import Preferences
from domain.ids import CompletionId, HandoffId, MemberId, WorkspaceId
from domain.notifications import Notification

QueueSubject = CompletionId | HandoffId


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

    def learn(self, member: MemberId, time_zone: str | None, ask_again_at: datetime) -> None:
        """Store what Slack says; where it says nothing, what it said before stays."""
        ...


class Queue(Protocol):
    """The messages of one workspace that wait until their receivers work again."""

    def about(self, subject: QueueSubject) -> tuple[tuple[MemberId, datetime], ...]:
        """Return who is told later about a subject, and when."""
        ...

    def kept_back(self, notification: Notification) -> bool:
        """Tell whether a notification waited for its receiver's hours and was not sent yet."""
        ...

    def wait_until(self, member: MemberId, at: datetime, now: datetime) -> None:
        """Let what waits for a member's working hours wait until another moment."""
        ...

    def hurry(self, subject: QueueSubject, by: MemberId, now: datetime) -> tuple[MemberId, ...]:
        """Let everything about a subject that waits be sent now; return whose messages those are.

        Of two who do so, one gets the members. A message that a worker has in its hands and would
        put off is sent as well.
        """
        ...


class AskTimeZone(Protocol):
    """Asks Slack where a member is."""

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> str | None:
        """Return a time zone, None where Slack names none; raises `SendingFailed`."""
        ...
