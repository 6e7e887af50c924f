"""What we owe people about questions and teachings; what is about phases is beside it."""

from collections.abc import Iterable

from domain.ids import MemberId, ProjectKey, QuestionId
from domain.notifications import Notification, NotificationKind, Owed, Refresh, ToMember
from domain.projects import member_of
from domain.teaching.teachings import Teaching, TeachingStatus
from domain.teaching.weekly import Span


def owed_for_proposal(teaching: Teaching, maintainers: Iterable[MemberId]) -> tuple[Owed, ...]:
    """Return what a teaching that waits for a maintainer makes us owe."""
    kind = NotificationKind.PROPOSED
    return tuple(Notification(kind, None, teaching.id, ToMember(m)) for m in maintainers)


def owed_for_decision(teaching: Teaching) -> tuple[Owed, ...]:
    """Return what approving or rejecting a proposal makes us owe."""
    author = member_of(teaching.by)
    decided = {TeachingStatus.TAUGHT, TeachingStatus.REJECTED}
    if author is None or teaching.status not in decided or teaching.settled_by == teaching.by:
        return (Refresh(teaching.id),)
    told = Notification(NotificationKind.DECIDED, None, teaching.id, ToMember(author))
    return (told, Refresh(teaching.id))


def owed_to_asker(question: QuestionId, asker: MemberId) -> Notification:
    """Return what we owe to who first asked what has an answer now."""
    return Notification(NotificationKind.LEARNED, None, question, ToMember(asker))


def owed_to_lead(question: QuestionId, project: ProjectKey, lead: MemberId) -> Notification:
    """Return what we owe to a lead whom somebody wants to ask."""
    return Notification(NotificationKind.ASKED, project, question, ToMember(lead))


def owed_for_week(span: Span, member: MemberId) -> Notification:
    """Return what we owe to who wants to read every week what has no answer."""
    return Notification(NotificationKind.WEEKLY, None, span.packed(), ToMember(member))
