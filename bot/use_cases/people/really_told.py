"""Timers that count from when somebody was really told: hurried, late, or with a digest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.use_cases.ports.work import Work
from domain.ids import MemberId
from domain.knowledge.reminders import Reminders
from domain.notifications import Notification, NotificationKind, ToMember
from domain.projects import Handoff, Project
from domain.reminder_notices import Timer, timers_for


def timers_now(
    work: Work, project: Project, handoff: Handoff, reminders: Reminders
) -> Iterator[Timer]:
    """Yield what will have to be said as long as nobody accepts."""
    for timer in timers_for(project, handoff, reminders):
        told = ((m, at, _told(work, project, handoff, m)) for m, at in timer.asked.items())
        yield replace(timer, told={m: max(asked, at) for m, asked, at in told if at is not None})


def _told(work: Work, project: Project, handoff: Handoff, member: MemberId) -> datetime | None:
    kind, to = NotificationKind.OFFER, ToMember(member)
    return work.queue.told_at(Notification(kind, project.key, handoff.completion, to))
