"""The message in the channel to a user group: these phases are yours to accept or to return."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.slack.views.handoffs.in_words import InWords, answer_to, only_answer
from bot.slack.views.parts.blocks import (
    START_WITH,
    bold,
    context,
    joined,
    section,
)
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import group, moment, shortened, some
from bot.slack.views.parts.naming import Names
from domain.ids import UserGroupId
from domain.projects import Handoff, HandoffStatus, Project
from domain.words import _, ngettext

SHOWN = 10  # phases that one message tells of; more are counted


@dataclass(frozen=True, slots=True)
class Called(InWords):
    """A handoff for which groups are called."""

    groups: Sequence[UserGroupId]

    @property
    def is_open(self) -> bool:
        return self.handoff.status is HandoffStatus.OFFERED


def group_call(told: Sequence[Called], names: Names) -> Message:
    """Call groups once for what a completion offers; any of their members may take it on.

    The card above it in the channel says what is done, by whom, and what travels along.
    """
    return _message(_headline(told, ":inbox_tray:", _is_ready), told, names)


def group_reminder(told: Sequence[Called], names: Names) -> Message:
    """Remind the groups that were called of what nobody of them took on."""
    return _message(_headline(told, ":bell:", _still_waits), told, names)


def group_backup(told: Sequence[Called], names: Names) -> Message:
    """Ask a group that stands by to take on what nobody else did."""
    return _message(_headline(told, ":raising_hand:", _waits_for_backup), told, names)


def no_longer_called(project: Project, finished: str) -> Message:
    """Say that what a group was called for is no longer its to take on."""
    text = _(
        "What follows {phase} of {project} is for others to take on now.",
        phase=bold(finished),
        project=bold(project.name),
    )
    return Message(text, (section(text),))


def _headline(told: Sequence[Called], sign: str, waits: Callable[[int, str, str], str]) -> str:
    """Say what waits, by how many there are, whom it calls and what the first is called."""
    open_now = _open(told)
    groups = dict.fromkeys(key for one in open_now for key in one.groups)
    if not open_now:
        handoffs = some([one.title for one in told])
        return _("{handoffs}: nothing waits any longer.", handoffs=handoffs)
    return f"{sign}  {waits(len(open_now), some([*map(group, groups)]), open_now[0].title)}"


def _is_ready(count: int, groups: str, first: str) -> str:
    return ngettext(
        "{groups} {handoff} is ready for you.",
        "{groups} {count} phases are ready for you.",
        count,
        groups=groups,
        handoff=first,
    )


def _still_waits(count: int, groups: str, first: str) -> str:
    return ngettext(
        "{groups} {handoff} still waits for you.",
        "{groups} {count} phases still wait for you.",
        count,
        groups=groups,
        handoff=first,
    )


def _waits_for_backup(count: int, groups: str, first: str) -> str:
    return ngettext(
        "{groups} {handoff} waits, and you are its backup.",
        "{groups} {count} phases wait; you are the backup.",
        count,
        groups=groups,
        handoff=first,
    )


def _message(headline: str, told: Sequence[Called], names: Names) -> Message:
    shown = list(enumerate(told[:SHOWN], start=1))
    parts = [block for number, one in shown for block in _one(one, number, len(told), names)]
    more = len(told) - SHOWN
    counted = ngettext(
        "And {count} more phases; your Home lists them all.",
        "And {count} more phases; your Home lists them all.",
        more,
    )
    blocks = (section(headline), *parts, *([context(counted)] if more > 0 else []))
    texts = [block["text"]["text"] for block in blocks if block["type"] == "section"]
    return Message(joined(texts), blocks)


def _one(one: Called, number: int, of: int, names: Names) -> list[Block]:
    if not one.is_open:
        return [section(f"{one.title}: {_settled(one.handoff, names)}")]
    start = shortened(one.phase.start_with, START_WITH)
    what = _("{handoff}, as {role}", handoff=one.title, role=one.role)
    text = section(f"{what}\n{start}")
    hint = context(_("Anybody in the group may; whoever accepts first takes it."))
    answer = only_answer(one.handoff.id) if of == 1 else answer_to(one.handoff.id, number)
    return [text, hint, answer]


def _settled(handoff: Handoff, names: Names) -> str:
    at = f" · {moment(handoff.settled_at)}" if handoff.settled_at else ""
    somebody, by = _("somebody"), handoff.settled_by
    who = names.quiet(by, somebody) if by else _("the operator")
    match handoff.status:
        case HandoffStatus.OFFERED:
            return _("it waits.")
        case HandoffStatus.ACCEPTED:
            accepted = _("{who} accepted it{at}", who=who, at=at)
            return f":handshake:  {accepted}"
        case HandoffStatus.RETURNED:
            returned = _("{who} returned it{at}", who=who, at=at)
            return f":leftwards_arrow_with_hook:  {returned}"
        case HandoffStatus.WITHDRAWN:
            return _("taken back{at}", at=at)


def _open(told: Sequence[Called]) -> list[Called]:
    return [one for one in told if one.is_open]
