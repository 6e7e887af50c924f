"""Messages in the channel to user groups, as things stand now."""

from collections.abc import Iterable, Sequence

from bot.slack.views.handoffs.group_call import (
    Called,
    group_backup,
    group_call,
    group_reminder,
    no_longer_called,
)
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.naming import Names
from bot.use_cases.people.telling import timer_of
from bot.use_cases.ports.work import Work
from domain.handoffs.calling import groups_called
from domain.handoffs.endings import phase_ended_by
from domain.ids import CompletionId, HandoffId, ProjectKey
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind
from domain.projects import Handoff, HandoffStatus
from domain.reminder_notices import TIMED, others_to_ask

TO_GROUPS = TIMED | {NotificationKind.CALL}  # what goes to user groups, in the channel


def render_for_groups(
    notification: Notification, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    """Draw what user groups are told in the channel; None where there is nothing left to say."""
    if notification.kind is NotificationKind.CALL:
        return _call(notification, work, knowledge)
    return _reminder(notification, work, knowledge)


def _call(notification: Notification, work: Work, knowledge: KnowledgeBase) -> Message | None:
    """Draw the call for what a completion offers; None where nothing waits and nobody read it."""
    completion = CompletionId(notification.subject)
    project = work.registry.project(ProjectKey(completion.partition("/")[0]))
    mine = [one for one in work.registry.handoffs_of(completion) if one.groups]
    is_over = all(one.status is not HandoffStatus.OFFERED for one in mine)
    if is_over and work.timers.is_unsent(notification):
        return None
    if not mine:
        phase = knowledge.workflow(project.workflow).name_of(phase_ended_by(completion))
        return no_longer_called(project, phase)
    told = [Called(project, knowledge, one, one.groups) for one in mine]
    return group_call(told, _names(work, mine))


def _reminder(notification: Notification, work: Work, knowledge: KnowledgeBase) -> Message | None:
    """Draw a reminder to groups, or to groups that stand by; None where nothing is left to say."""
    everything = work.timers.told_with(notification)
    if work.timers.is_unsent(notification):
        everything = tuple(one for one in everything if timer_of(work, one, knowledge))
    told = tuple(_called(everything, work, knowledge))
    if not told:
        return None
    names = _names(work, [one.handoff for one in told])
    is_backup = notification.kind is NotificationKind.BACKUP
    return group_backup(told, names) if is_backup else group_reminder(told, names)


def _called(
    everything: Iterable[Notification], work: Work, knowledge: KnowledgeBase
) -> Iterable[Called]:
    for one in everything:
        handoff = work.registry.handoff(HandoffId(one.subject))
        project = work.registry.project(ProjectKey(one.subject.partition("/")[0]))
        if knowledge.workflow(project.workflow).has_phase(handoff.phase):
            is_backup = one.kind is NotificationKind.BACKUP
            beside = others_to_ask(project, handoff).called
            groups = beside if is_backup else groups_called(project, handoff)
            keys = [group.user_group for group in groups]
            yield Called(project, knowledge, handoff, keys)


def _names(work: Work, handoffs: Sequence[Handoff]) -> Names:
    settled = {one.settled_by for one in handoffs if one.settled_by}
    return Names(work.registry.member_names(settled))
