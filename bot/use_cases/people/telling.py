"""When people are told: who is away, and who is asleep."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.really_told import timers_now
from bot.use_cases.people.told_later import called_later, groups_told, later, queued
from bot.use_cases.ports.work import Clock, OpenWork, Work
from domain.absences import Absence
from domain.calendar_notices import who_may_wait
from domain.handoffs.hours.calendar import Later
from domain.handoffs.outlook import IsUnsent, Outlook, told_why
from domain.handoffs.preview import Preview
from domain.handoffs.steps import Step
from domain.ids import CompletionId, MemberId, ProjectKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind, ToChannel, ToMember
from domain.projects import Project, members_of
from domain.reminder_notices import TIMED, Timer

CALLING = frozenset({NotificationKind.CALL, NotificationKind.REQUESTED})  # groups, in the channel
Seen = TypeVar("Seen", Preview, Outlook)


@dataclass(frozen=True, slots=True)
class TellWhen:
    """Says who is told later, before a phase is marked done and afterwards."""

    open_work: OpenWork
    know_zones: KnowTimeZones
    now: Clock

    def before(self, workspace: WorkspaceId, seen: Seen) -> Seen:
        """Return the look ahead with those who would be told later."""
        told = seen.receivers()
        self.know_zones(workspace, told)
        with self.open_work(workspace) as work:
            now = self.now()
            hints = work.calendars.hints(told, now)
            call = called_later(work, [g for one in seen.following for g in one.called], now)
            waiting = (*later(work, told, now), *([call] if call else []))
            return replace(seen, later=waiting, hints=hints)

    def after(self, workspace: WorkspaceId, completion: CompletionId) -> tuple[Later, ...]:
        """Return who is told later of what a completion offers, or of its being taken back."""
        with self.open_work(workspace) as work:
            return queued(work, completion)

    def why(self, workspace: WorkspaceId, step: Step) -> tuple[MemberId, ...]:
        """Return who hears the reason of an intervention that was carried out, now or later."""
        with self.open_work(workspace) as work:
            return told_why(step, unsent_offers(work, step.project.key))


@dataclass(frozen=True, slots=True)
class WaitForHours:
    """Says whether a message that is about to be sent has to wait for its receiver's hours.

    Slack is asked where they are, if nobody did so lately. A reminder also waits until so many
    working hours are over: calendars may have changed since it was planned.
    """

    open_work: OpenWork
    know_zones: KnowTimeZones
    now: Clock
    shelf: KnowledgeShelf | None = None

    def __call__(
        self,
        workspace: WorkspaceId,
        notification: Notification,
        queued_for: datetime | None = None,
    ) -> datetime | None:
        """Return the moment to wait for; None where it may be sent now.

        `queued_for` is the moment that it waited for already.
        """
        if notification.kind in TIMED and self.shelf is not None:
            return self._reminder(workspace, notification, self.shelf, queued_for)
        if notification.kind in CALLING and isinstance(notification.recipient, ToChannel):
            return self._call(workspace, notification)
        member = who_may_wait(notification)
        if member is None:
            return None
        self.know_zones(workspace, (member,))
        now = self.now()
        with self.open_work(workspace) as work:
            calendar = work.calendars.of([member]).get(member)
        due = calendar.time_to_tell(now, queued_for) if calendar else now
        return due if due > now else None

    def _call(self, workspace: WorkspaceId, notification: Notification) -> datetime | None:
        """Let a group be called as soon as one of its members works, where that is known of all."""
        if self.shelf is None:
            return None
        with self.open_work(workspace) as work:
            groups = groups_told(work, notification, self.shelf.of(work))
            call = called_later(work, groups, self.now())
        return call.at if call else None

    def _reminder(
        self,
        workspace: WorkspaceId,
        notification: Notification,
        shelf: KnowledgeShelf,
        queued_for: datetime | None,
    ) -> datetime | None:
        with self.open_work(workspace) as work:
            timer = timer_of(work, notification, shelf.of(work))
        if timer is None:
            return None  # nothing is left to say
        self.know_zones(workspace, sorted(timer.people()))
        now = self.now()
        with self.open_work(workspace) as work:
            calendars = work.calendars.of(timer.people())
        calendar = calendars.get(timer.receiver) if timer.receiver else None
        if notification.again > 0:  # put off by its receiver: only the hour counts, no digest
            due = calendar.next_working(now) if calendar else now
        else:
            telling = calendar.time_to_tell(now, queued_for) if calendar else now
            due = max(timer.due(calendars), telling)
        return due if due > now else None


def timer_of(work: Work, notification: Notification, knowledge: KnowledgeBase) -> Timer | None:
    """Return when a reminder is to be said; None where nothing is left to say."""
    project = work.registry.project(ProjectKey(notification.subject.partition("/")[0]))
    reminders = knowledge.reminders_on(project.workflow)
    first = replace(notification, again=0)
    timers = (
        timer for one in project.handoffs for timer in timers_now(work, project, one, reminders)
    )
    return next((timer for timer in timers if timer.notification == first), None)


def with_absences(work: Work, project: Project, now: datetime) -> Project:
    """Return the project with who of its people is away when they would look next."""
    return replace(project, absences=absences_at(work, project, now))


def absences_at(work: Work, project: Project, at: datetime) -> tuple[Absence, ...]:
    """Return who of a project's people, or of who stands in for them, is away at a moment."""
    members = {m for a in project.assignments for m in members_of(a.holder)}
    found = _absences(work, members, at)
    substitutes = {one.substitute for one in found if one.substitute} - members
    return (*found, *_absences(work, substitutes, at))


def unsent_offers(work: Work, project: ProjectKey) -> IsUnsent:
    """Return what tells whether the offer to a member still waits, or was left unsaid."""

    def is_unsent(completion: CompletionId, member: MemberId) -> bool:
        kind, to = NotificationKind.OFFER, ToMember(member)
        return work.queue.kept_back(Notification(kind, project, completion, to))

    return is_unsent


def _absences(work: Work, members: Collection[MemberId], now: datetime) -> tuple[Absence, ...]:
    away = ((m, calendar.absent(now)) for m, calendar in work.calendars.of(members).items())
    return tuple(
        Absence(m, period.last, _still_here(work, period.substitute))
        for m, period in away
        if period
    )


def _still_here(work: Work, substitute: MemberId | None) -> MemberId | None:
    """Return who was named; nobody where they left the workspace meanwhile."""
    gone = substitute is not None and work.life.departures.has_left(substitute)
    return None if gone else substitute
