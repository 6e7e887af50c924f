"""Who is told later, and when: before something is done, and while it waits."""

from collections.abc import Collection
from datetime import datetime

from bot.use_cases.ports.work import Work
from domain.handoffs.calling_later import call_later, groups_awaited, members_among
from domain.handoffs.hours.calendar import Calendar, Later
from domain.handoffs.hours.preferences import SOMEWHERE
from domain.ids import CompletionId, MemberId, PhaseKey, ProjectKey
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind
from domain.projects import Group
from domain.request_notices import called_to_confirm


def later(work: Work, members: Collection[MemberId], now: datetime) -> tuple[Later, ...]:
    """Return those of the members who are not told now, and when they are."""
    found = (
        Later(member, calendar.next_telling(now), calendar.time_zone, calendar.digest is not None)
        for member, calendar in work.calendars.of(members).items()
    )
    return tuple(one for one in found if one.at > now)


def called_later(work: Work, groups: Collection[Group], now: datetime) -> Later | None:
    """Return when groups are called that are not called now; None for all others."""
    return call_later(groups, work.calendars.of(members_among(groups)), now)


def queued(work: Work, completion: CompletionId) -> tuple[Later, ...]:
    """Return who waits to be told of what a completion offers, groups that are called last."""
    waiting = work.queue.about(completion)
    calendars = work.calendars.of([member for member, _ in waiting])
    unknown = Calendar(SOMEWHERE)
    known = ((member, at, calendars.get(member, unknown)) for member, at in waiting)
    found = (Later(m, at, c.time_zone, c.digest is not None) for m, at, c in known)
    return (*dict.fromkeys(found), *_call_queued(work, completion))


def groups_waiting(work: Work, completion: CompletionId) -> tuple[Group, ...]:
    """Return the groups that are called for what a completion offers."""
    project = work.registry.project(ProjectKey(completion.partition("/")[0]))
    return groups_awaited(project, completion)


def groups_told(work: Work, told: Notification, knowledge: KnowledgeBase) -> tuple[Group, ...]:
    """Return the groups that a message in the channel mentions."""
    if told.kind is NotificationKind.CALL:
        return groups_waiting(work, CompletionId(told.subject))
    key, phase, *_ = told.subject.split("/")
    project = work.registry.project(ProjectKey(key))
    workflow = knowledge.workflow(project.workflow)
    if not workflow.has_phase(PhaseKey(phase)):
        return ()
    return called_to_confirm(project, workflow.phase(PhaseKey(phase)).accountable)


def _call_queued(work: Work, completion: CompletionId) -> tuple[Later, ...]:
    at = work.queue.call_waits_until(completion)
    groups = groups_waiting(work, completion) if at else ()
    if at is None or not groups:
        return ()
    calendars = work.calendars.of(members_among(groups))
    zones = sorted(c.time_zone for c in calendars.values() if c.next_working(at) == at)
    return (Later(None, at, zones[0] if zones else SOMEWHERE, groups=groups),)
