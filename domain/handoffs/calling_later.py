"""When user groups are called: not before one of their members works."""

from collections.abc import Collection, Mapping
from datetime import datetime

from domain.handoffs.calling import groups_called
from domain.handoffs.hours.calendar import Calendar, Later
from domain.ids import CompletionId, MemberId
from domain.projects import Group, HandoffStatus, Project


def call_later(
    groups: Collection[Group], calendars: Mapping[MemberId, Calendar], now: datetime
) -> Later | None:
    """Return when groups are called that are not called now.

    None where somebody of them works now, or nobody knows when one of them does.
    """
    members = members_among(groups)
    if not members or not members <= calendars.keys():
        return None
    moments = ((calendars[member].next_working(now), calendars[member]) for member in members)
    at, calendar = min(moments, key=lambda moment: (moment[0], moment[1].time_zone))
    return Later(None, at, calendar.time_zone, groups=tuple(groups)) if at > now else None


def groups_awaited(project: Project, completion: CompletionId) -> tuple[Group, ...]:
    """Return the groups that are called for what a completion offers and nobody accepted yet."""
    offered = [h for h in project.handoffs if h.completion == completion]
    waiting = (h for h in offered if h.status is HandoffStatus.OFFERED)
    return tuple(dict.fromkeys(group for h in waiting for group in groups_called(project, h)))


def members_among(groups: Collection[Group]) -> frozenset[MemberId]:
    """Return everybody who is in one of the groups."""
    return frozenset(member for group in groups for member in group.members)
