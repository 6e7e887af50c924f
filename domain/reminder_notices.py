"""What is owed for a handoff that waits, and when; and early, for what nobody will take on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.handoffs.calling import Told, members_called, told_of
from domain.handoffs.foresight import Gap
from domain.handoffs.hours.calendar import Calendar
from domain.ids import AheadId, HandoffId, MemberId, PhaseKey, ProjectKey, RoleKey
from domain.knowledge.reminders import Reminders
from domain.notifications import Notification, NotificationKind, ToChannel, ToMember
from domain.projects import Handoff, HandoffStatus, Project, Standing, members_of

# They wait for their hour, and stop once somebody took the phase on.
TIMED = frozenset({NotificationKind.REMINDER, NotificationKind.BACKUP, NotificationKind.OVERDUE})
# Several of a kind that are due to somebody at once are told in one message.
TOLD_TOGETHER = TIMED | {NotificationKind.FORESIGHT}

NOWHERE = Calendar("UTC")  # for those of whom nobody knows where they are


@dataclass(frozen=True, slots=True)
class Timer:
    """Something to say so much working time after those who were asked were asked.

    `asked` says since when each of them is asked: they know it since they were `told`, where that
    is known, or else at once, or from their digest. The first of them whose time is over counts.
    Nobody is the one receiver of what a user group is told in the channel.
    """

    notification: Notification
    receiver: MemberId | None
    asked: Mapping[MemberId, datetime]
    after: timedelta
    told: Mapping[MemberId, datetime] = field(default_factory=dict[MemberId, datetime])

    def people(self) -> frozenset[MemberId]:
        """Return whose calendars have to be known."""
        return frozenset({*self.asked, *([self.receiver] if self.receiver else [])})

    def due(self, calendars: Mapping[MemberId, Calendar]) -> datetime:
        """Return when to say it: in the receiver's own working time, or with their digest."""
        first = min(self._over(one, calendars.get(one, NOWHERE)) for one in self.asked)
        return self._telling(first, calendars)

    def planned(self, calendars: Mapping[MemberId, Calendar], now: datetime) -> datetime:
        """Return when to say what may be due for long, from now on at the earliest."""
        due = self.due(calendars)
        return due if due >= now else self._telling(now, calendars)

    def _telling(self, at: datetime, calendars: Mapping[MemberId, Calendar]) -> datetime:
        return calendars.get(self.receiver, NOWHERE).next_telling(at) if self.receiver else at

    def _over(self, member: MemberId, calendar: Calendar) -> datetime:
        if member in self.told:
            return calendar.after_working(self.told[member], self.after)
        return calendar.after_told(self.asked[member], self.after)


def timers_for(project: Project, handoff: Handoff, reminders: Reminders) -> Iterator[Timer]:
    """Yield what will have to be said as long as nobody accepts; nothing once that is settled."""
    if handoff.status is not HandoffStatus.OFFERED:
        return
    since = {member: _asked_at(project, handoff, member) for member in handoff.to}
    called = dict.fromkeys(_called(project, handoff), handoff.offered_at)
    if reminders.remind is not None:
        for member, at in since.items():
            yield _timer(NotificationKind.REMINDER, handoff, member, {member: at}, reminders.remind)
        if called:
            yield from _in_channel(
                NotificationKind.REMINDER, project, handoff, called, reminders.remind
            )
    if reminders.backup is not None and (since or called):
        yield from _for_backups(project, handoff, {**called, **since}, reminders.backup)
    lead = project.lead
    if reminders.lead is not None and lead is not None and lead not in handoff.to:
        asked = {**called, **since} or {lead: handoff.offered_at}
        yield _timer(NotificationKind.OVERDUE, handoff, lead, asked, reminders.lead)


def others_to_ask(project: Project, handoff: Handoff) -> Told:
    """Return the backups who were not asked from the beginning."""
    backups = told_of(project, project.holders(handoff.role, Standing.BACKUP), handoff.groups)
    members = tuple(member for member in backups.members if member not in handoff.to)
    return Told(members, tuple(g for g in backups.called if g.user_group not in handoff.groups))


def _for_backups(
    project: Project, handoff: Handoff, asked: Mapping[MemberId, datetime], after: timedelta
) -> Iterator[Timer]:
    others = others_to_ask(project, handoff)
    for member in others.members:
        yield _timer(NotificationKind.BACKUP, handoff, member, asked, after)
    if others.called:
        yield from _in_channel(NotificationKind.BACKUP, project, handoff, asked, after)


def _called(project: Project, handoff: Handoff) -> tuple[MemberId, ...]:
    """Return by whose hours a call waits: the lead's where nobody knows a member."""
    lead = (project.lead,) if project.lead and handoff.groups else ()
    return members_called(project, handoff) or lead


def _in_channel(
    kind: NotificationKind,
    project: Project,
    handoff: Handoff,
    asked: Mapping[MemberId, datetime],
    after: timedelta,
) -> Iterator[Timer]:
    for channel in project.channels[:1]:
        told = Notification(kind, project.key, handoff.id, ToChannel(channel))
        yield Timer(told, None, asked, after)


def reminder_again(handoff: HandoffId, member: MemberId, times: int) -> Notification:
    """Return the reminder after as many that the member put off."""
    return _told(NotificationKind.REMINDER, handoff, member, times)


def ahead_of(project: Project, gap: Gap) -> tuple[Notification, ...]:
    """Return what the lead hears early, once for a phase and a role."""
    subject = AheadId(f"{project.key}/{gap.phase}/ahead/{gap.role}")
    to = (ToMember(project.lead),) if project.lead else ()
    kind = NotificationKind.FORESIGHT
    return tuple(Notification(kind, project.key, subject, lead) for lead in to)


def phase_ahead(subject: str) -> tuple[PhaseKey, RoleKey]:
    """Return the phase and the role that an `AheadId` names."""
    _, phase, _, role = subject.split("/")
    return PhaseKey(phase), RoleKey(role)


def _timer(
    kind: NotificationKind,
    handoff: Handoff,
    member: MemberId,
    asked: Mapping[MemberId, datetime],
    after: timedelta,
) -> Timer:
    return Timer(_told(kind, handoff.id, member), member, asked, after)


def _told(
    kind: NotificationKind, handoff: HandoffId, member: MemberId, times: int = 0
) -> Notification:
    project = ProjectKey(handoff.partition("/")[0])
    return Notification(kind, project, handoff, ToMember(member), times)


def _asked_at(project: Project, handoff: Handoff, member: MemberId) -> datetime:
    """Return since when a member was asked: who came to the role later was asked later."""
    since = [
        a.since
        for a in project.assignments
        if a.role == handoff.role and a.since is not None and member in members_of(a.holder)
    ]
    return max(handoff.offered_at, min(since)) if since else handoff.offered_at
