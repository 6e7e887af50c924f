"""The message in the channel to a user group: these phases are yours to accept or to return."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.blocks import (
    START_WITH,
    bold,
    context,
    joined,
    section,
)
from bot.slack.views.in_words import InWords, answer_to, only_answer
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import group, moment, shortened, some
from bot.slack.views.naming import Names
from domain.ids import UserGroupId
from domain.projects import Handoff, HandoffStatus, Project

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
    verb = "is ready for you" if len(_open(told)) == 1 else "are ready for you"
    return _message(_headline(told, ":inbox_tray:", verb), told, names)


def group_reminder(told: Sequence[Called], names: Names) -> Message:
    """Remind the groups that were called of what nobody of them took on."""
    verb = "still waits for you" if len(_open(told)) == 1 else "still wait for you"
    return _message(_headline(told, ":bell:", verb), told, names)


def group_backup(told: Sequence[Called], names: Names) -> Message:
    """Ask a group that stands by to take on what nobody else did."""
    waits = "waits, and you are its backup" if len(_open(told)) == 1 else "wait; you are the backup"
    return _message(_headline(told, ":raising_hand:", waits), told, names)


def no_longer_called(project: Project, finished: str) -> Message:
    """Say that what a group was called for is no longer its to take on."""
    text = f"What follows {bold(finished)} of {bold(project.name)} is for others to take on now."
    return Message(text, (section(text),))


def _headline(told: Sequence[Called], sign: str, verb: str) -> str:
    open_now = _open(told)
    groups = dict.fromkeys(key for one in open_now for key in one.groups)
    if not open_now:
        return f"{some([one.title for one in told])}: nothing waits any longer."
    what = open_now[0].title if len(open_now) == 1 else f"{len(open_now)} phases"
    return f"{sign}  {some([*map(group, groups)])} {what} {verb}."


def _message(headline: str, told: Sequence[Called], names: Names) -> Message:
    shown = list(enumerate(told[:SHOWN], start=1))
    parts = [block for number, one in shown for block in _one(one, number, len(told), names)]
    more = len(told) - SHOWN
    counted = [context(f"And {more} more phases; your Home lists them all.")] if more > 0 else []
    blocks = (section(headline), *parts, *counted)
    texts = [block["text"]["text"] for block in blocks if block["type"] == "section"]
    return Message(joined(texts), blocks)


def _one(one: Called, number: int, of: int, names: Names) -> list[Block]:
    if not one.is_open:
        return [section(f"{one.title}: {_settled(one.handoff, names)}")]
    start = shortened(one.phase.start_with, START_WITH)
    text = section(f"{one.title}, as {one.role}\n{start}")
    hint = context("Anybody in the group may; whoever accepts first takes it.")
    answer = only_answer(one.handoff.id) if of == 1 else answer_to(one.handoff.id, number)
    return [text, hint, answer]


def _settled(handoff: Handoff, names: Names) -> str:
    at = f" · {moment(handoff.settled_at)}" if handoff.settled_at else ""
    who = names.quiet(handoff.settled_by, "somebody") if handoff.settled_by else "the operator"
    match handoff.status:
        case HandoffStatus.OFFERED:
            return "it waits."
        case HandoffStatus.ACCEPTED:
            return f":handshake:  {who} accepted it{at}"
        case HandoffStatus.RETURNED:
            return f":leftwards_arrow_with_hook:  {who} returned it{at}"
        case HandoffStatus.WITHDRAWN:
            return f"taken back{at}"


def _open(told: Sequence[Called]) -> list[Called]:
    return [one for one in told if one.is_open]
