"""Messages about handoffs that wait, and about what will wait, as things stand now."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.slack.views.handoffs.foresight import Ahead, foresight
from bot.slack.views.handoffs.reminder import SHOWN, Reminded, Waiting, asked_too, overdue, reminder
from bot.slack.views.parts.message import Message
from bot.use_cases.handoffs.reminding import absent_then
from bot.use_cases.people.telling import timer_of
from bot.use_cases.ports.work import Work
from domain.handoffs.foresight import gap_of
from domain.ids import HandoffId, MemberId, ProjectKey
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind, ToMember
from domain.reminder_notices import phase_ahead, reminder_again


def render_waiting(
    everything: Sequence[Notification], work: Work, knowledge: KnowledgeBase, shown: int = SHOWN
) -> Message | None:
    """Draw reminders, or their like, of one message; None where none waits and nobody read it."""
    notification = everything[0]
    unsent = work.timers.is_unsent(notification)
    if unsent:
        everything = [one for one in everything if _is_wanted(one, work, knowledge)]
    waiting = _waiting(everything, work, knowledge)
    subject, again = HandoffId(notification.subject), notification.again
    told = Reminded(_receiver(notification), waiting, again, subject=subject, shown=shown)
    if unsent:
        told = replace(told, waiting=told.open_now)
    if not told.waiting:
        return None
    match notification.kind:
        case NotificationKind.BACKUP:
            return asked_too(told)
        case NotificationKind.OVERDUE:
            return overdue(told)
        case _:
            return reminder(replace(told, until=_put_off_until(everything, work)))


def render_foresight(
    told: Sequence[Notification], work: Work, knowledge: KnowledgeBase
) -> Message | None:
    """Draw what is missing ahead; None where nothing is and nobody read it yet."""
    every = [ahead for one in told if (ahead := _ahead(one, work, knowledge))]
    if work.timers.is_unsent(told[0]):
        every = [one for one in every if one.gap is not None]
    return foresight(every) if every else None


def _is_wanted(told: Notification, work: Work, knowledge: KnowledgeBase) -> bool:
    """Tell whether it is still to be said: what somebody asked for is, whatever a file says."""
    return told.again > 0 or timer_of(work, told, knowledge) is not None


def _waiting(
    everything: Iterable[Notification], work: Work, knowledge: KnowledgeBase
) -> tuple[Waiting, ...]:
    found: list[Waiting] = []
    for told in everything:
        handoff = work.registry.handoff(HandoffId(told.subject))
        project = work.registry.project(_project(told))
        if knowledge.workflow(project.workflow).has_phase(handoff.phase):
            later = work.timers.asked_later(handoff.id)
            found.append(Waiting(project, knowledge, handoff, later))
    return tuple(found)


def _put_off_until(everything: Iterable[Notification], work: Work) -> datetime | None:
    again = (
        reminder_again(HandoffId(told.subject), _receiver(told), told.again + 1)
        for told in everything
    )
    moments = map(work.timers.waits_until, again)
    return min((at for at in moments if at is not None), default=None)


def _ahead(told: Notification, work: Work, knowledge: KnowledgeBase) -> Ahead | None:
    project = work.registry.project(_project(told))
    phase, role = phase_ahead(told.subject)
    if not knowledge.workflow(project.workflow).has_phase(phase):
        return None
    project = absent_then(work, project, work.timers.planned_at(told))
    return Ahead(project, knowledge, phase, role, gap_of(project, phase, role))


def _project(told: Notification) -> ProjectKey:
    return ProjectKey(told.subject.partition("/")[0])


def _receiver(told: Notification) -> MemberId:
    if not isinstance(told.recipient, ToMember):
        raise TypeError(f"{told.kind} is for a member, not for {told.recipient}")
    return told.recipient.member
