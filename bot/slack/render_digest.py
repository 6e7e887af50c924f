"""The daily digest of a member, as the things that it tells of stand now."""

from collections.abc import Callable, Sequence

from bot.slack.render_waiting import render_foresight
from bot.slack.views.digest import digest
from bot.slack.views.message import Message
from bot.use_cases.ports import Work
from domain.ids import CompletionId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind, ToMember

RenderAlone = Callable[[Notification, Work, KnowledgeBase], Message | None]


def is_digest(told: Sequence[Notification]) -> bool:
    """Tell whether one message tells of different things."""
    return len(told) > 1 and any(one.kind is not NotificationKind.FORESIGHT for one in told)


def render_digest(
    told: Sequence[Notification], alone: RenderAlone, work: Work, knowledge: KnowledgeBase
) -> Message | None:
    """Draw several notifications as one message; None where nothing is left to say.

    What the Home lists as well comes last: it may not fit.
    """
    ahead = [one for one in told if one.kind is NotificationKind.FORESIGHT]
    offers = [one for one in told if one.kind is NotificationKind.OFFER]
    others = [one for one in told if one not in (*ahead, *offers)]
    drawn = [
        *(alone(one, work, knowledge) for one in others),
        render_foresight(ahead, work, knowledge) if ahead else None,
        *(alone(one, work, knowledge) for one in offers if _is_in(one, work)),
    ]
    parts = [part for part in drawn if part is not None]
    return digest(parts) if len(parts) > 1 else next(iter(parts), None)


def _is_in(offer: Notification, work: Work) -> bool:
    """Tell whether something was still offered when the digest went out."""
    until = work.queue.waited_until(offer)
    if until is None or not isinstance(offer.recipient, ToMember):
        return True
    member = offer.recipient.member
    every = work.registry.handoffs_of(CompletionId(offer.subject))
    settled = [handoff.settled_at for handoff in every if member in handoff.to]
    return not settled or any(at is None or at >= until for at in settled)
