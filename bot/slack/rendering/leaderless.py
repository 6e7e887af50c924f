"""The message that projects lost their lead, as things stand now."""

from bot.slack.views.handoffs.leaderless import Leaderless, leaderless_notice
from bot.slack.views.parts.message import Message
from bot.use_cases.ports.work import Work
from bot.use_cases.registry.appointing import holding, led_by
from domain.ids import MemberId
from domain.notifications import Notification, ToMember
from domain.statuses import Membership


def render_leaderless(notification: Notification, work: Work) -> Message | None:
    """Draw it; None where there is nothing left to say, or nobody in particular reads it."""
    member = MemberId(notification.subject.partition("/")[2])
    if not isinstance(notification.recipient, ToMember):
        return None
    reader = notification.recipient.member
    known = work.permits.memberships.of(reader)
    may_pick = known is not None and known.membership is Membership.ADMIN
    projects = [
        project
        for project in led_by(work, member)
        if (may_pick and not project.is_private) or reader in holding(project)
    ]
    is_back = not work.life.departures.has_left(member)
    if (is_back or not projects) and work.timers.is_unsent(notification):
        return None
    return leaderless_notice(Leaderless(member, projects, may_pick, is_back))
