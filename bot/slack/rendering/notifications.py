"""From the meaning of a notification to the message that says it, as things stand now."""

from collections.abc import Mapping
from typing import cast

from bot.slack.rendering.digest import IN_DIGEST, is_digest, render_digest, render_together
from bot.slack.rendering.groups import TO_GROUPS, render_for_groups
from bot.slack.rendering.life import OF_LIFE, as_it_is_shown, render_life
from bot.slack.rendering.memory import render_memory
from bot.slack.rendering.requests import render_request
from bot.slack.rendering.taken_out import render_taken_out
from bot.slack.views.handoffs.handoff_card import HandoffCard, handoff_card
from bot.slack.views.handoffs.notices import (
    CameBack,
    Ended,
    opened_notice,
    reopened_notice,
    returned_notice,
    skipped_notice,
    undelivered_notice,
)
from bot.slack.views.handoffs.offer import Offer, no_longer_yours, offer
from bot.slack.views.handoffs.vacancy import Vacancy, vacancy
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.naming import Names
from bot.use_cases.people.told_later import queued
from bot.use_cases.ports.work import Work
from domain.handoffs.calling import told_apart
from domain.handoffs.hours.calendar import Calendar
from domain.handoffs.taking_out import phases_out
from domain.ids import CompletionId, HandoffId, MemberId, PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind, Recipient, ToChannel, ToMember
from domain.projects import (
    Completion,
    Handoff,
    HandoffStatus,
    Person,
    Project,
    Standing,
    member_of,
)
from domain.reminder_notices import TOLD_TOGETHER
from domain.words import _


def render_notification(
    notification: Notification, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    """Draw a notification and what is told with it; None where there is nothing left to say."""
    if isinstance(notification.recipient, ToChannel):
        message = _alone(notification, work, knowledge)
        return message and as_it_is_shown(message, notification, work)
    if notification.kind not in IN_DIGEST:
        return _alone(notification, work, knowledge)
    told = work.timers.told_with(notification)
    if is_digest(told):
        return render_digest(told, _alone, work, knowledge)
    if notification.kind in TOLD_TOGETHER:
        return render_together(told, work, knowledge)
    return _alone(notification, work, knowledge)


def _alone(notification: Notification, work: Work, knowledge: KnowledgeBase) -> Message | None:
    if notification.kind in OF_LIFE:
        return render_life(notification, work, knowledge)
    if notification.project is None or notification.kind is NotificationKind.ASKED:
        return render_memory(notification, work, knowledge)
    if notification.kind in TO_GROUPS and isinstance(notification.recipient, ToChannel):
        return render_for_groups(notification, work, knowledge)
    project = work.registry.project(notification.project)
    if notification.kind is NotificationKind.REQUESTED:
        return render_request(notification, project, work, knowledge)
    if notification.kind is NotificationKind.TAKEN_OUT:
        return render_taken_out(notification, project, knowledge)
    return _about_phases(notification, project, work, knowledge)


def _about_phases(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    match notification.kind:
        case NotificationKind.CARD:
            return _card(notification, project, work, knowledge)
        case NotificationKind.OFFER:
            return _offer(notification, project, work, knowledge)
        case NotificationKind.VACANCY:
            return _vacancy(notification, project, work, knowledge)
        case NotificationKind.RETURNED:
            return returned_notice(_came_back(notification, project, work, knowledge))
        case NotificationKind.REOPENED:
            told = _came_back(notification, project, work, knowledge)
            return reopened_notice(told, _receiver(notification))
        case NotificationKind.SKIPPED | NotificationKind.OPENED:
            return _ended(notification, project, work, knowledge)
        case NotificationKind.UNDELIVERED:
            phase = knowledge.workflow(project.workflow).name_of(_phase_of(notification))
            refused = _refused(notification, work)  # none, once all was tried again
            return undelivered_notice(project, phase, refused) if refused else None
        case _:  # questions and teachings are no phases
            return render_memory(notification, work, knowledge)


def _card(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> Message:
    completion = CompletionId(notification.subject)
    done = work.registry.completion(completion)
    handoffs = _offered_by(completion, project, work, knowledge)
    names = _names(project, done, handoffs, work)
    awaited = _awaited(project, handoffs)
    later = tuple(one for one in queued(work, completion) if one.groups or one.member in awaited)
    # A mention notifies, also in the night that they are spared; once they were told, it may stand.
    unnamed = {m: _("somebody") for one in later if (m := one.member) and not names.get(m)}
    known, calendar = Names({**names, **unnamed}), _calendar(done, work)
    hints = tuple(one for one in work.calendars.hints(awaited, done.at) if names.get(one.member))
    refused = (one.member for one in _refused(notification, work) if isinstance(one, ToMember))
    unreached = tuple(member for member in refused if member in awaited)
    told = HandoffCard(project, knowledge, done, handoffs, known, later, calendar, hints, unreached)
    return handoff_card(told)


def _refused(notification: Notification, work: Work) -> tuple[Recipient, ...]:
    """Return to whom Slack refused a message about the same, each once."""
    about = cast("CompletionId | HandoffId", notification.subject)
    found = work.outbox.undelivered_about(about)
    return tuple(dict.fromkeys(one.notification.recipient for one in found))


def _offered_by(
    completion: CompletionId, project: Project, work: Work, knowledge: KnowledgeBase
) -> tuple[Handoff, ...]:
    """Return what a completion offered, in the order of the workflow, as the preview had it."""
    place = {p.key: at for at, p in enumerate(knowledge.workflow(project.workflow).phases)}
    found = work.registry.handoffs_of(completion)
    return tuple(sorted(found, key=lambda one: (one.offered_at, place.get(one.phase, len(place)))))


def _awaited(project: Project, handoffs: tuple[Handoff, ...]) -> frozenset[MemberId]:
    """Return whose answer the project waits for."""
    lead = (project.lead,) if project.lead else ()
    offered = (h for h in handoffs if h.status is HandoffStatus.OFFERED)
    asked = (lead if handoff.asks_nobody else handoff.to for handoff in offered)
    return frozenset(member for members in asked for member in members)


def _offer(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    completion = CompletionId(notification.subject)
    receiver = _receiver(notification)
    every = _offered_by(completion, project, work, knowledge)
    mine = tuple(h for h in every if receiver in h.to)
    is_over = all(handoff.status is not HandoffStatus.OFFERED for handoff in mine)
    done = work.registry.completion(completion)
    if not mine and every and not work.timers.is_unsent(notification):
        phase = knowledge.workflow(project.workflow).name_of(done.phase)
        return no_longer_yours(project, phase, sorted(_asked_now(every)))
    if not mine or (is_over and work.queue.kept_back(notification)):
        return None
    later = {one.id: work.timers.asked_later(one.id) for one in mine}
    hours = _calendar(done, work)
    return offer(Offer(project, knowledge, done, mine, receiver, hours, later))


def _calendar(done: Completion, work: Work) -> Calendar | None:
    """Return the working hours of who ended the phase, by which it is counted how long it took."""
    member = member_of(done.by)
    return work.calendars.of((member,)).get(member) if member else None


def _asked_now(handoffs: tuple[Handoff, ...]) -> frozenset[MemberId]:
    offered = (handoff.to for handoff in handoffs if handoff.status is HandoffStatus.OFFERED)
    return frozenset(member for members in offered for member in members)


def _vacancy(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    completion = CompletionId(notification.subject)
    done = work.registry.completion(completion)
    handoffs = _offered_by(completion, project, work, knowledge)
    vacant = tuple(h for h in handoffs if _was_vacant(h, project))
    is_over = all(h.status is not HandoffStatus.OFFERED or not h.asks_nobody for h in vacant)
    if not vacant or (is_over and work.queue.kept_back(notification)):
        return None
    return vacancy(Vacancy(project, knowledge, done, vacant))


def _was_vacant(handoff: Handoff, project: Project) -> bool:
    """Tell whether somebody holds the role only since the phase was offered, or nobody does."""
    if handoff.asks_nobody:
        return True
    held = [a for a in project.assignments if a.role == handoff.role]
    given = [a.since for a in held if told_apart((a.holder,))[0]]
    return bool(given) and all(since and since >= handoff.offered_at for since in given)


def _came_back(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> CameBack:
    handoff = work.registry.handoff(HandoffId(notification.subject))
    reopened = work.registry.completion(handoff.completion).phase
    return CameBack(project, knowledge, handoff, reopened)


def _ended(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    ending = work.registry.completion(CompletionId(notification.subject))
    told = Ended(project, knowledge, ending, _receiver(notification))
    if notification.kind is NotificationKind.SKIPPED:
        is_over = ending.taken_back is not None and work.queue.kept_back(notification)
        return None if is_over else skipped_notice(told)
    return opened_notice(told, ending.taken_back) if ending.taken_back else None


def _names(
    project: Project, done: Completion, handoffs: tuple[Handoff, ...], work: Work
) -> Mapping[MemberId, str]:
    acted = (done.by, done.taken_back.actor) if done.taken_back else (done.by,)
    actor = (who.member for who in acted if isinstance(who, Person))
    settled = (h.settled_by for h in handoffs if h.settled_by)
    asked = (member for h in handoffs for member in h.to)
    away = (one.instead_of for h in handoffs for one in h.stand_ins)
    roles = {h.role for h in handoffs}
    holding = (m for r in roles for s in Standing for m in project.members_holding(r, s))
    lead = (project.lead,) if project.lead else ()
    along = (m for one in (done.packet.along if done.packet else ()) for m in one.members)
    return work.registry.member_names({*actor, *settled, *asked, *away, *holding, *lead, *along})


def _receiver(notification: Notification) -> MemberId:
    if not isinstance(notification.recipient, ToMember):
        raise TypeError(f"{notification.kind} is for a member, not for {notification.recipient}")
    return notification.recipient.member


def _phase_of(notification: Notification) -> PhaseKey:
    # Completions and handoffs alike are `<project>/<phase>/<count>`; a change may name several.
    return phases_out(notification.subject)[0]
