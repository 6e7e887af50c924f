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
    StandInsAsked,
)
from domain.ids import (
    AwayId,
    ChannelId,
    CompletionId,
    HandoffId,
    MemberId,
    NotificationId,
    ProjectKey,
    QuestionId,
    TeachingId,
    WeekId,
)
from domain.projects import Project, member_of
from domain.teaching.teachings import Teaching, TeachingStatus
from domain.teaching.weekly import Span


class NotificationKind(StrEnum):
    """What a notification says; its subject is a completion, or something else where noted."""

    CARD = "card"  # in the channel: the phase is done, this follows, so it stands
    OFFER = "offer"  # to a receiver: these phases are yours to accept or return
    VACANCY = "vacancy"  # to the lead: nobody holds the next role, pick somebody
    RETURNED = "returned"  # to who completed it; subject: the handoff that came back
    REOPENED = "reopened"  # to who works on what follows; subject: the handoff that came back
    UNDELIVERED = "undelivered"  # to the lead: Slack refused what we owed about this subject
    ASKED = "asked"  # to the lead: somebody asks what I do not know; subject: the question
    LEARNED = "learned"  # to who asked it first: the answer exists; subject: the question
    PROPOSED = "proposed"  # to a maintainer: approve or reject; subject: the teaching
    DECIDED = "decided"  # to who proposed it: what became of it; subject: the teaching
    STANDS_IN = "stands_in"  # to a substitute: somebody named you; subject: the away period
    WEEKLY = "weekly"  # to who wants it: what has no answer; subject: the span of time


@dataclass(frozen=True, slots=True)
class ToMember:
    """In the direct message with a member."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class ToChannel:
    """In a channel, for everybody there."""

    channel: ChannelId


Recipient = ToMember | ToChannel
Subject = CompletionId | HandoffId | QuestionId | TeachingId | WeekId | AwayId


@dataclass(frozen=True, slots=True)
class Notification:
    """Something we owe somebody to tell, exactly once.

    One completion gives one member one message of a kind, however many phases it concerns. What
    concerns the whole workspace has no project.
    """

    kind: NotificationKind
    project: ProjectKey | None
    subject: Subject
    recipient: Recipient

    @property
    def id(self) -> NotificationId:
        """The same notification has the same id, whoever works it out and however often."""
        match self.recipient:
            case ToMember(recipient) | ToChannel(recipient):
                return NotificationId(f"{self.subject}:{self.kind}:{recipient}")


@dataclass(frozen=True, slots=True)
class Refresh:
    """The messages about a completion or a teaching no longer say what is so: edit them."""

    subject: CompletionId | TeachingId


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
        case HatSwitched() | StandInsAsked() | RoleAssigned() | ProjectImported():
            return ()


def owed_for_all(events: Iterable[Event], project: Project) -> tuple[Owed, ...]:
    """Return what several events make us owe together, nothing twice."""
    return tuple(dict.fromkeys(owed for event in events for owed in owed_for(event, project)))


def owed_for_proposal(teaching: Teaching, maintainers: Iterable[MemberId]) -> tuple[Owed, ...]:
    """Return what a teaching that waits for a maintainer makes us owe."""
    kind = NotificationKind.PROPOSED
    return tuple(Notification(kind, None, teaching.id, ToMember(m)) for m in maintainers)


def owed_for_decision(teaching: Teaching) -> tuple[Owed, ...]:
    """Return what approving or rejecting a proposal makes us owe."""
    author = member_of(teaching.by)
    decided = {TeachingStatus.TAUGHT, TeachingStatus.REJECTED}
    if author is None or teaching.status not in decided or teaching.settled_by == teaching.by:
        return (Refresh(teaching.id),)
    told = Notification(NotificationKind.DECIDED, None, teaching.id, ToMember(author))
    return (told, Refresh(teaching.id))


def owed_to_asker(question: QuestionId, asker: MemberId) -> Notification:
    """Return what we owe to who first asked what has an answer now."""
    return Notification(NotificationKind.LEARNED, None, question, ToMember(asker))


def owed_to_lead(question: QuestionId, project: ProjectKey, lead: MemberId) -> Notification:
    """Return what we owe to a lead whom somebody wants to ask."""
    return Notification(NotificationKind.ASKED, project, question, ToMember(lead))


def owed_to_substitute(away: AwayId, substitute: MemberId) -> Notification:
    """Return what we owe to whom somebody named as who stands in for them."""
    return Notification(NotificationKind.STANDS_IN, None, away, ToMember(substitute))


def owed_for_week(span: Span, member: MemberId) -> Notification:
    """Return what we owe to who wants to read every week what has no answer."""
    return Notification(NotificationKind.WEEKLY, None, span.packed(), ToMember(member))


def who_may_wait(owed: Owed) -> MemberId | None:
    """Return the member who is to be told in their working hours; None where nobody waits."""
    if isinstance(owed, Notification) and owed.kind in WAIT_FOR_HOURS:
        match owed.recipient:
            case ToMember(member):
                return member
            case ToChannel():
                return None
    return None


def notice_of(undelivered: Notification, project: Project) -> Notification | None:
    """Return what we owe because Slack refused a notification for good.

    Nothing where nobody is left to tell: there is no lead, or the lead is who cannot be reached.
    """
    lead = project.lead
    if undelivered.kind in _NOT_ABOUT_PHASES:
        return None
    if lead is None or undelivered.recipient == ToMember(lead):
        return None
    return _to(NotificationKind.UNDELIVERED, project, undelivered.subject, lead)


# About handoffs, and worth nothing in the middle of the night: told in working hours. A notice that
# Slack refused a message is not among them, since somebody else waits for it; answers to what a
# member did never are.
WAIT_FOR_HOURS = frozenset(
    {
        NotificationKind.OFFER,
        NotificationKind.VACANCY,
        NotificationKind.RETURNED,
        NotificationKind.REOPENED,
        NotificationKind.STANDS_IN,
    }
)

_NOT_ABOUT_PHASES = frozenset(
    {
        NotificationKind.UNDELIVERED,
        NotificationKind.ASKED,
        NotificationKind.LEARNED,
        NotificationKind.PROPOSED,
        NotificationKind.DECIDED,
        NotificationKind.WEEKLY,
        NotificationKind.STANDS_IN,
    }
)


def _to(
    kind: NotificationKind,
    project: Project,
    subject: Subject,
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
