"""From events to what we owe people: who must be told what; the one place that says so.

A notification is a meaning, not a text: it is rendered when it is sent, from how things stand then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from domain.handoffs.events import (
    AcceptanceUndone,
    AskedNoLonger,
    CompletionUndone,
    Event,
    HandoffAccepted,
    HandoffOffered,
    HandoffReturned,
    HandoffWithdrawn,
    PhaseCompleted,
    PhaseReopened,
    PhaseReopenedByOrder,
    PhaseSkipped,
    PhasesTakenOut,
    RoleAssigned,
    RoleVacant,
    Untold,
)
from domain.ids import (
    ChannelId,
    CompletionId,
    LeftId,
    MemberId,
    NotificationId,
    ProjectKey,
    RequestId,
    Subject,
    TeachingId,
    left_id,
)
from domain.notification_kinds import NotificationKind
from domain.projects import HandoffStatus, PhaseStatus, Project


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

    One completion gives one member one message of a kind, however many phases it concerns. What
    concerns the workspace has no project. `again` counts how often it was put off.
    """

    kind: NotificationKind
    project: ProjectKey | None
    subject: Subject
    recipient: Recipient
    again: int = 0

    @property
    def id(self) -> NotificationId:
        """The same notification has the same id, whoever works it out and however often."""
        match self.recipient:
            case ToMember(recipient) | ToChannel(recipient):
                again = f":{self.again}" if self.again else ""
                return NotificationId(f"{self.subject}:{self.kind}:{recipient}{again}")


@dataclass(frozen=True, slots=True)
class Refresh:
    """The messages about a completion or a teaching no longer say what is so: edit them."""

    subject: CompletionId | TeachingId | RequestId | LeftId


@dataclass(frozen=True, slots=True)
class Retraction:
    """A message is not worth sending any longer; whoever has it already is told why, if need be."""

    message: Notification
    otherwise: Notification | None = None


Owed = Notification | Refresh | Retraction
TakingBack = (
    PhaseSkipped
    | PhaseReopened
    | PhaseReopenedByOrder
    | CompletionUndone
    | AskedNoLonger
    | HandoffWithdrawn
    | PhasesTakenOut
)


def owed_for(event: Event, project: Project) -> tuple[Owed, ...]:
    """Return what an event makes us owe; `project` is as it stands after the event."""
    if isinstance(event, TakingBack):
        return _taken_back(event, project)
    if isinstance(event, Untold):
        return ()
    match event:
        case PhaseCompleted():
            return tuple(_public(NotificationKind.CARD, event.completion, project))
        case HandoffOffered() | RoleVacant():
            return _offered(event, project)
        case HandoffReturned():
            told = _each(NotificationKind.RETURNED, project, event.handoff, event.to)
            return (*told, Refresh(event.completion))
        case HandoffAccepted() | AcceptanceUndone():
            return (Refresh(event.completion),)
        case RoleAssigned():
            return tuple(Refresh(left_id(member)) for member in event.instead_of)


def _offered(event: HandoffOffered | RoleVacant, project: Project) -> tuple[Owed, ...]:
    if isinstance(event, RoleVacant):
        return _each(NotificationKind.VACANCY, project, event.completion, _lead(project))
    offers = _each(NotificationKind.OFFER, project, event.completion, event.to)
    called = _public(NotificationKind.CALL, event.completion, project) if event.groups else ()
    return (*offers, *called, Refresh(event.completion))


def owed_for_all(events: Iterable[Event], project: Project) -> tuple[Owed, ...]:
    """Return what several events make us owe together, nothing twice."""
    owed = dict.fromkeys(owed for event in events for owed in owed_for(event, project))
    said = [one for one in owed if isinstance(one, Notification)]
    offers = {(n.subject, n.recipient): n for n in said if n.kind is NotificationKind.OFFER}
    return tuple(kept for one in owed if (kept := _beside(offers, one)))


def _beside(offers: Mapping[tuple[Subject, Recipient], Notification], owed: Owed) -> Owed | None:
    """Return what is left to say to somebody who reads in an offer that, and why, it is made."""
    match owed:
        case Notification(NotificationKind.SKIPPED, _, subject, to) if (subject, to) in offers:
            return None
        case Notification(NotificationKind.OPENED, _, subject, to) if (subject, to) in offers:
            return Retraction(offers[subject, to], owed)  # that offer was made before, and said
        case Retraction(message, Notification() as notice):
            return Retraction(message, notice if _beside(offers, notice) == notice else None)
        case _:
            return owed


def _to(kind: NotificationKind, project: Project, subject: Subject, to: MemberId) -> Notification:
    return Notification(kind, project.key, subject, ToMember(to))


def _public(kind: NotificationKind, subject: Subject, project: Project) -> list[Notification]:
    """Return what is said in public: once, in the first of the channels."""
    return [Notification(kind, project.key, subject, ToChannel(c)) for c in project.channels[:1]]


def _taken_back(event: TakingBack, project: Project) -> tuple[Owed, ...]:
    match event:
        case PhaseSkipped():
            told = _each(NotificationKind.SKIPPED, project, event.completion, event.told)
            return (*_public(NotificationKind.CARD, event.completion, project), *told)
        case PhaseReopened():
            return _each(NotificationKind.REOPENED, project, event.because, event.disturbs)
        case PhaseReopenedByOrder():
            told = _each(NotificationKind.OPENED, project, event.completion, event.told)
            return (*told, Refresh(event.completion))
        case CompletionUndone():
            unsaid = map(Retraction, _public(NotificationKind.CARD, event.completion, project))
            return (*unsaid, *_not_skipped(event, project), Refresh(event.completion))
        case AskedNoLonger():
            return (*_unasked(event, project), Refresh(event.completion))
        case HandoffWithdrawn():
            return (*_retractions(event, project), Refresh(event.completion))
        case PhasesTakenOut():
            return (_to(NotificationKind.TAKEN_OUT, project, event.id, event.member),)


def _each(
    kind: NotificationKind, project: Project, subject: Subject, members: Iterable[MemberId]
) -> tuple[Notification, ...]:
    return tuple(_to(kind, project, subject, member) for member in members)


def _retractions(event: HandoffWithdrawn, project: Project) -> Iterator[Owed]:
    """Yield what no longer needs saying, and to whom it is told why."""
    same = [h for h in project.handoffs if h.completion == event.completion]
    open_now = [handoff for handoff in same if handoff.status is HandoffStatus.OFFERED]
    still_asked = {member for handoff in open_now for member in handoff.to}
    knows = next((h.settled_by for h in same if h.id == event.handoff), None)
    for member in event.to:
        notice = _notice(event, project, member) if member != knows else None
        if member not in still_asked:
            yield Retraction(_to(NotificationKind.OFFER, project, event.completion, member), notice)
        elif notice:
            yield notice
    if not event.to and not any(handoff.asks_nobody for handoff in open_now):
        kind = NotificationKind.VACANCY
        yield from map(Retraction, _each(kind, project, event.completion, _lead(project)))


def _not_skipped(event: CompletionUndone, project: Project) -> Iterator[Owed]:
    """Yield what tells those who read that a phase was skipped that it is not."""
    same = [h for h in project.handoffs if h.completion == event.completion]
    offered = {m for h in same if h.status is HandoffStatus.OFFERED for m in h.to}
    for member in event.told:
        skipped = _to(NotificationKind.SKIPPED, project, event.completion, member)
        opened = _to(NotificationKind.OPENED, project, event.completion, member)
        if member in offered:  # they hear of it with the offer, unless its message was there before
            yield from (Retraction(skipped), opened)
        else:
            yield Retraction(skipped, opened)


def _unasked(event: AskedNoLonger, project: Project) -> Iterator[Retraction]:
    """Yield the offers that need no saying: nothing else was offered to these members there."""
    mine = [h for h in project.handoffs if h.completion == event.completion]
    for member in event.members:
        if not any(member in handoff.to for handoff in mine):
            yield Retraction(_to(NotificationKind.OFFER, project, event.completion, member))


def _notice(event: HandoffWithdrawn, project: Project, member: MemberId) -> Notification | None:
    if event.because is None:
        return None
    if project.phase(event.phase).status is PhaseStatus.SKIPPED:
        return _to(NotificationKind.SKIPPED, project, event.because, member)
    return _to(NotificationKind.OPENED, project, event.because, member)


def _lead(project: Project) -> tuple[MemberId, ...]:
    return (project.lead,) if project.lead else ()
