"""From what befell members and channels to the messages about it, as things stand now."""

from collections.abc import Iterable

from bot.slack.rendering.leaderless import render_leaderless
from bot.slack.views.channels import closed_notice, passed_to_lead, welcome
from bot.slack.views.handoffs.departure import Departure, departure_notice
from bot.slack.views.handoffs.unreached import unreached_notice
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.naming import Names
from bot.use_cases.channels.redirecting import place_of
from bot.use_cases.ports.work import Work
from domain.handoffs.departing import abandoned_by
from domain.handoffs.taking_out import phases_out
from domain.ids import ChannelId, CompletionId, MemberId, PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind, ToChannel, ToMember
from domain.projects import HandoffStatus, Project, members_of

NOBODY = MemberId("")
OF_LIFE = frozenset(
    {
        NotificationKind.LEFT,
        NotificationKind.LEADERLESS,
        NotificationKind.CLOSED,
        NotificationKind.WELCOME,
        NotificationKind.UNREACHED,
    }
)


def render_life(notification: Notification, work: Work, knowledge: KnowledgeBase) -> Message | None:
    """Draw a notification; None where there is nothing left to say."""
    match notification.kind:
        case NotificationKind.CLOSED:
            return _closed(notification, work)
        case NotificationKind.WELCOME:
            return _welcome(notification, work, knowledge)
        case NotificationKind.LEADERLESS:
            return render_leaderless(notification, work)
        case NotificationKind.UNREACHED:
            return _unreached(notification, work, knowledge)
        case _:
            return _departure(notification, work, knowledge)


def as_it_is_shown(message: Message, notification: Notification, work: Work) -> Message:
    """Say above a message to a channel why its lead reads it, where it goes there instead."""
    match notification.recipient, place_of(work, notification):
        case ToChannel(channel), ToMember():
            why = work.life.channels.closed((channel,)).get(channel)
            return passed_to_lead(message, channel, why) if why else message
        case _:
            return message


def _closed(notification: Notification, work: Work) -> Message | None:
    channel = ChannelId(notification.subject.partition("/")[2])
    why = work.life.channels.closed((channel,)).get(channel)
    lead = notification.recipient
    led = [p for p in work.registry.in_channel(channel) if lead == ToMember(p.lead or NOBODY)]
    if (why is None or not led) and work.timers.is_unsent(notification):
        return None
    return closed_notice(channel, why, [(p, _instead(p, work)) for p in led])


def _instead(project: Project, work: Work) -> ChannelId | None:
    closed = work.life.channels.closed(project.channels)
    return next((one for one in project.channels if one not in closed), None)


def _welcome(notification: Notification, work: Work, knowledge: KnowledgeBase) -> Message | None:
    channel = ChannelId(notification.subject.partition("/")[2])
    if place_of(work, notification) is None:
        return None  # we were taken out again
    here = work.registry.in_channel(channel)
    holding = {m for p in here for a in p.assignments for m in members_of(a.holder)}
    at_work = {phase.holder for p in here for phase in p.phases if phase.holder}
    return welcome(here, knowledge, Names(work.registry.member_names(holding | at_work)))


def _departure(notification: Notification, work: Work, knowledge: KnowledgeBase) -> Message | None:
    member = MemberId(notification.subject.partition("/")[2])
    match notification.recipient:
        case ToMember(lead):
            pass
        case _:
            return None
    keys = dict.fromkeys(hat.project for hat in work.registry.hats_of(member))
    led = [p for key in keys if (p := work.registry.project(key)).lead == lead]
    roles = tuple(one for project in led for one in abandoned_by(member, project, knowledge))
    is_back = not work.life.departures.has_left(member)
    if (is_back or not roles) and work.timers.is_unsent(notification):
        return None
    return departure_notice(Departure(member, knowledge, roles, is_back))


def _unreached(notification: Notification, work: Work, knowledge: KnowledgeBase) -> Message | None:
    """Draw what Slack refused to bring to a stand-in and waits; None once nothing does."""
    member = MemberId(notification.subject.split("/")[1])
    refused = (one.notification for one in work.outbox.undelivered_to(member))
    about = dict.fromkeys(
        (one.project, phase)
        for one in refused
        if one.project
        for phase in _phases_of(one, member, work)
    )
    projects = {key: work.registry.project(key) for key, _phase in about}
    led = [
        (projects[key], knowledge.workflow(projects[key].workflow).name_of(phase))
        for key, phase in about
        if notification.recipient == ToMember(projects[key].lead or NOBODY)
    ]
    return unreached_notice(member, led) if led else None


def _phases_of(told: Notification, member: MemberId, work: Work) -> Iterable[PhaseKey]:
    if told.kind is not NotificationKind.OFFER:
        return phases_out(told.subject)[:1]
    offered = work.registry.handoffs_of(CompletionId(told.subject))
    open_now = (handoff for handoff in offered if handoff.status is HandoffStatus.OFFERED)
    return [handoff.phase for handoff in open_now if member in handoff.to]
