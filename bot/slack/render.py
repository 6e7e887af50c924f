"""From the meaning of a notification to the message that says it, as things stand now."""

from collections.abc import Mapping

from bot.slack.render_memory import render_memory
from bot.slack.views.handoff_card import HandoffCard, handoff_card
from bot.slack.views.message import Message
from bot.slack.views.naming import Names
from bot.slack.views.notices import (
    CameBack,
    reopened_notice,
    returned_notice,
    undelivered_notice,
)
from bot.slack.views.offer import Offer, offer
from bot.slack.views.vacancy import Vacancy, vacancy
from bot.use_cases.ports import Work
from bot.use_cases.telling import queued
from domain.ids import CompletionId, HandoffId, MemberId, PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind, ToMember
from domain.projects import Completion, Handoff, HandoffStatus, Person, Project, Standing


def render_notification(
    notification: Notification, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    """Draw a notification; None where there is nothing left to say."""
    if notification.project is None or notification.kind is NotificationKind.ASKED:
        return render_memory(notification, work, knowledge)
    project = work.registry.project(notification.project)
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
        case NotificationKind.UNDELIVERED:
            phase = knowledge.workflow(project.workflow).phase(_phase_of(notification))
            return undelivered_notice(project, phase.name)
        case _:  # questions and teachings are no phases
            return render_memory(notification, work, knowledge)


def _card(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> Message:
    completion = CompletionId(notification.subject)
    done = work.registry.completion(completion)
    handoffs = work.registry.handoffs_of(completion)
    names = _names(project, done, handoffs, work)
    awaited = _awaited(project, handoffs)
    later = tuple(one for one in queued(work, completion) if one.member in awaited)
    # A mention notifies, also in the night that they are spared; once they were told, it may stand.
    unnamed = {one.member: "somebody" for one in later if not names.get(one.member)}
    known = Names({**names, **unnamed})
    return handoff_card(HandoffCard(project, knowledge, done, handoffs, known, later))


def _awaited(project: Project, handoffs: tuple[Handoff, ...]) -> frozenset[MemberId]:
    """Return whose answer the project waits for."""
    lead = (project.lead,) if project.lead else ()
    offered = (h.to or lead for h in handoffs if h.status is HandoffStatus.OFFERED)
    return frozenset(member for members in offered for member in members)


def _offer(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    completion = CompletionId(notification.subject)
    receiver = _receiver(notification)
    mine = tuple(h for h in work.registry.handoffs_of(completion) if receiver in h.to)
    is_over = all(handoff.status is not HandoffStatus.OFFERED for handoff in mine)
    if not mine or (is_over and work.queue.kept_back(notification)):
        return None
    return offer(Offer(project, knowledge, work.registry.completion(completion), mine, receiver))


def _vacancy(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    completion = CompletionId(notification.subject)
    done = work.registry.completion(completion)
    handoffs = work.registry.handoffs_of(completion)
    vacant = tuple(h for h in handoffs if _was_vacant(h, project))
    return vacancy(Vacancy(project, knowledge, done, vacant)) if vacant else None


def _was_vacant(handoff: Handoff, project: Project) -> bool:
    """Tell whether somebody holds the role only since the phase was offered, or nobody does."""
    if not handoff.to:
        return True
    given = [a.since for a in project.assignments if a.role == handoff.role]
    return bool(given) and all(since and since >= handoff.offered_at for since in given)


def _came_back(
    notification: Notification, project: Project, work: Work, knowledge: KnowledgeBase
) -> CameBack:
    handoff = work.registry.handoff(HandoffId(notification.subject))
    reopened = work.registry.completion(handoff.completion).phase
    return CameBack(project, knowledge, handoff, reopened)


def _names(
    project: Project, done: Completion, handoffs: tuple[Handoff, ...], work: Work
) -> Mapping[MemberId, str]:
    actor = (done.by.member,) if isinstance(done.by, Person) else ()
    settled = (h.settled_by for h in handoffs if h.settled_by)
    asked = (member for h in handoffs for member in h.to)
    away = (one.instead_of for h in handoffs for one in h.stand_ins)
    roles = {h.role for h in handoffs}
    holding = (m for r in roles for s in Standing for m in project.members_holding(r, s))
    lead = (project.lead,) if project.lead else ()
    return work.registry.member_names({*actor, *settled, *asked, *away, *holding, *lead})


def _receiver(notification: Notification) -> MemberId:
    if not isinstance(notification.recipient, ToMember):
        raise TypeError(f"{notification.kind} is for a member, not for {notification.recipient}")
    return notification.recipient.member


def _phase_of(notification: Notification) -> PhaseKey:
    # Completions and handoffs alike are `<project>/<phase>/<count>`.
    return PhaseKey(notification.subject.split("/")[1])
