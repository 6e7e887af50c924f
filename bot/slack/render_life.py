"""From what befell members and channels to the messages about it, as things stand now."""

from bot.slack.views.departure import Departure, departure_notice
from bot.slack.views.message import Message
from bot.use_cases.ports import Work
from domain.handoffs.departing import abandoned_by
from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind, ToMember

OF_LIFE = frozenset({NotificationKind.LEFT, NotificationKind.CLOSED, NotificationKind.WELCOME})


def render_life(notification: Notification, work: Work, knowledge: KnowledgeBase) -> Message | None:
    """Draw a notification; None where there is nothing left to say."""
    return _departure(notification, work, knowledge)


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
