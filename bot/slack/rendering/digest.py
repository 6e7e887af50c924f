"""The daily digest of a member, as the things that it tells of stand now."""

from collections.abc import Callable, Iterator, Sequence

from bot.slack.rendering.waiting import render_foresight, render_waiting
from bot.slack.views.handoffs.digest import digest
from bot.slack.views.handoffs.reminder import SHOWN_IN_DIGEST
from bot.slack.views.parts.message import Message
from bot.use_cases.ports.work import Work
from domain.calendar_notices import WAIT_FOR_HOURS
from domain.ids import CompletionId, HandoffId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind, ToMember
from domain.reminder_notices import TIMED, TOLD_TOGETHER

RenderAlone = Callable[[Notification, Work, KnowledgeBase], Message | None]

IN_DIGEST = WAIT_FOR_HOURS | TIMED
# Of one handoff a digest says only what says most, in this order; offers come first of all.
_SAYS_MOST = (NotificationKind.REMINDER, NotificationKind.OVERDUE, NotificationKind.BACKUP)


def is_digest(told: Sequence[Notification]) -> bool:
    """Tell whether one message tells of different things."""
    kinds = {one.kind for one in told}
    return len(told) > 1 and not (len(kinds) == 1 and kinds <= TOLD_TOGETHER)


def render_digest(
    told: Sequence[Notification], alone: RenderAlone, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    """Draw several notifications as one message; None where nothing is left to say.

    What the Home lists as well comes last: it may not fit.
    """
    ahead = [one for one in told if one.kind is NotificationKind.FORESIGHT]
    offers = [one for one in told if one.kind is NotificationKind.OFFER and _is_in(one, work)]
    apart = TOLD_TOGETHER | {NotificationKind.OFFER}
    drawn = [
        *(alone(one, work, knowledge) for one in told if one.kind not in apart),
        render_foresight(ahead, work, knowledge) if ahead else None,
        *(
            render_waiting(those, work, knowledge, SHOWN_IN_DIGEST)
            for those in _waiting(told, offers, work)
        ),
        *(alone(one, work, knowledge) for one in offers),
    ]
    parts = [part for part in drawn if part is not None]
    return digest(parts) if len(parts) > 1 else next(iter(parts), None)


def render_together(
    told: Sequence[Notification], work: Work, knowledge: KnowledgeBase
) -> Message | None:
    """Draw what is all of one kind that is told together; None where nothing is left to say."""
    if told[0].kind is NotificationKind.FORESIGHT:
        return render_foresight(told, work, knowledge)
    return render_waiting(told, work, knowledge)


def _waiting(
    told: Sequence[Notification], offers: Sequence[Notification], work: Work
) -> Iterator[Sequence[Notification]]:
    """Yield what is said of handoffs that wait, those of a kind together, and each of them once."""
    said = {handoff for offer in offers for handoff in _offered(offer, work)}
    for kind in _SAYS_MOST:
        those = [one for one in told if one.kind is kind and one.subject not in said]
        said |= {HandoffId(one.subject) for one in those}
        if those:
            yield those


def _offered(offer: Notification, work: Work) -> Iterator[HandoffId]:
    to, every = offer.recipient, work.registry.handoffs_of(CompletionId(offer.subject))
    return (one.id for one in every if isinstance(to, ToMember) and to.member in one.to)


def _is_in(offer: Notification, work: Work) -> bool:
    """Tell whether something was still offered when the digest went out."""
    until = work.queue.waited_until(offer)
    if until is None or not isinstance(offer.recipient, ToMember):
        return True
    member = offer.recipient.member
    every = work.registry.handoffs_of(CompletionId(offer.subject))
    settled = [handoff.settled_at for handoff in every if member in handoff.to]
    return not settled or any(at is None or at >= until for at in settled)
