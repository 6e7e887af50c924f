"""From the meaning of a notification about a question or a teaching to its message."""

from bot.slack.open_questions import open_questions
from bot.slack.views.answers.answer import answer_message
from bot.slack.views.forms.preferences import substitute_notice
from bot.slack.views.memory.notices import (
    AskedOnce,
    asked_notice,
    decided_notice,
    learned_notice,
    proposed_notice,
)
from bot.slack.views.memory.weekly import weekly_list
from bot.slack.views.parts.message import Message
from bot.slack.written import as_typed
from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.work import Work
from bot.use_cases.teaching.learned import learned_answer
from bot.use_cases.teaching.weekly import told_of
from domain.calendar_notices import away_id
from domain.ids import MemberId, QuestionId, TeachingId, WeekId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind, ToChannel, ToMember
from domain.teaching.refusals import QuestionForgotten
from domain.teaching.weekly import Span


def render_memory(
    notification: Notification, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    """Draw a notification; None where there is nothing left to say."""
    match notification.kind:
        case NotificationKind.PROPOSED:
            teaching = work.teachings.teaching(TeachingId(notification.subject))
            return proposed_notice(teaching, knowledge)
        case NotificationKind.DECIDED:
            teaching = work.teachings.teaching(TeachingId(notification.subject))
            return decided_notice(teaching, knowledge)
        case NotificationKind.WEEKLY:
            return _weekly(notification, work)
        case NotificationKind.STANDS_IN:
            return _stands_in(notification, work)
        case NotificationKind.LEAVING:
            return None  # the messages about what was passed on say it
        case _:
            return _about_question(notification, work, knowledge)


def _weekly(notification: Notification, work: Work) -> Message | None:
    span = Span.unpacked(WeekId(notification.subject))
    match notification.recipient:
        case ToMember(member):
            found = told_of(work, member, span) if work.weekly.find(member) else ()
            return weekly_list(open_questions(found), span.start) if found else None
        case ToChannel():
            return None  # whom would it be for? what may be read depends on who reads


def _stands_in(notification: Notification, work: Work) -> Message | None:
    member = MemberId(notification.subject.split("/")[1])
    away = work.calendars.preferences(member).away
    if away is None or away_id(member, away) != notification.subject:
        return None
    still_named = away.substitute and notification.recipient == ToMember(away.substitute)
    return substitute_notice(member, away) if still_named else None


def _about_question(
    notification: Notification, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    try:
        kept = work.readings.reading(QuestionId(notification.subject))
    except QuestionForgotten:
        return None
    asked = _asked(kept)
    if notification.kind is NotificationKind.ASKED and notification.project is not None:
        return asked_notice(asked, work.registry.project(notification.project))
    found = learned_answer(work, knowledge, kept)
    return learned_notice(asked, answer_message(found)) if found else None


def _asked(kept: KeptReading) -> AskedOnce:
    return AskedOnce(kept.id, kept.asker, kept.channel, kept.thread, as_typed(kept.text))
