"""From events to what we owe people: who must be told what; the one place that says so.

A notification is a meaning, not a text: it is rendered when it is sent, from how things stand then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.handoffs.events import (
    Event,
    HandoffAccepted,
    HandoffOffered,
    HandoffReturned,
    HandoffWithdrawn,
    HatSwitched,
    PhaseCompleted,
    PhaseReopened,
    ProjectImported,
    RoleAssigned,
    RoleVacant,
)
from domain.ids import ChannelId, CompletionId, HandoffId, MemberId, NotificationId, ProjectKey
from domain.projects import Project


class NotificationKind(StrEnum):
    """What a notification says; its subject is a completion, or a handoff where noted."""

    CARD = "card"  # in the channel: the phase is done, this follows, so it stands
    OFFER = "offer"  # to a receiver: these phases are yours to accept or return
    VACANCY = "vacancy"  # to the lead: nobody holds the next role, pick somebody
    RETURNED = "returned"  # to who completed it; subject: the handoff that came back
    REOPENED = "reopened"  # to who works on what follows; subject: the handoff that came back
    UNDELIVERED = "undelivered"  # to the lead: Slack refused what we owed about this subject


@dataclass(frozen=True, slots=True)
class ToMember:
    """In the direct message with a member."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class ToChannel:
    """In a channel, for everybody there."""

    channel: ChannelId


Recipient = ToMember | ToChannel


@dataclass(frozen=True, slots=True)
class Notification:
    """Something we owe somebody to tell, exactly once.

    One completion gives one member one message of a kind, however many phases it concerns.
    """

    kind: NotificationKind
    project: ProjectKey
    subject: CompletionId | HandoffId
    recipient: Recipient

    @property
    def id(self) -> NotificationId:
        """The same notification has the same id, whoever works it out and however often."""
        match self.recipient:
            case ToMember(recipient) | ToChannel(recipient):
                return NotificationId(f"{self.subject}:{self.kind}:{recipient}")


@dataclass(frozen=True, slots=True)
class Refresh:
    """The messages about a completion no longer say what is so: edit them in place."""

    subject: CompletionId


Owed = Notification | Refresh


def owed_for(event: Event, project: Project) -> tuple[Owed, ...]:
    """Return what an event makes us owe; `project` is as it stands after the event."""
    match event:
        case PhaseCompleted():
            return _card(event, project)
        case HandoffOffered():
            offers = (_to(NotificationKind.OFFER, project, event.completion, m) for m in event.to)
            return (*offers, Refresh(event.completion))
        case RoleVacant():
            return _vacancy(event, project)
        case HandoffReturned():
            told = (_to(NotificationKind.RETURNED, project, event.handoff, m) for m in event.to)
            return (*told, Refresh(event.completion))
        case PhaseReopened():
            kind = NotificationKind.REOPENED
            return tuple(_to(kind, project, event.because, m) for m in event.disturbs)
        case HandoffAccepted() | HandoffWithdrawn():
            return (Refresh(event.completion),)
        case HatSwitched() | RoleAssigned() | ProjectImported():
            return ()


def owed_for_all(events: Iterable[Event], project: Project) -> tuple[Owed, ...]:
    """Return what several events make us owe together, nothing twice."""
    return tuple(dict.fromkeys(owed for event in events for owed in owed_for(event, project)))


def notice_of(undelivered: Notification, project: Project) -> Notification | None:
    """Return what we owe because Slack refused a notification for good.

    Nothing where nobody is left to tell: there is no lead, or the lead is who cannot be reached.
    """
    lead = project.lead
    if undelivered.kind is NotificationKind.UNDELIVERED:
        return None
    if lead is None or undelivered.recipient == ToMember(lead):
        return None
    return _to(NotificationKind.UNDELIVERED, project, undelivered.subject, lead)


def _to(
    kind: NotificationKind,
    project: Project,
    subject: CompletionId | HandoffId,
    member: MemberId,
) -> Notification:
    return Notification(kind, project.key, subject, ToMember(member))


def _card(event: PhaseCompleted, project: Project) -> tuple[Owed, ...]:
    if not project.channels:
        return ()
    place = ToChannel(project.channels[0])
    return (Notification(NotificationKind.CARD, project.key, event.completion, place),)


def _vacancy(event: RoleVacant, project: Project) -> tuple[Owed, ...]:
    if project.lead is None:
        return ()
    return (_to(NotificationKind.VACANCY, project, event.completion, project.lead),)
