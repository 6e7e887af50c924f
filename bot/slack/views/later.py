"""The sentences about who is told later, and who is asked in whose place."""

from collections.abc import Callable, Iterable, Sequence

from bot.slack.views.mrkdwn import escape, holder, mention, some
from domain.absences import StandIn
from domain.handoffs.calendar import Later
from domain.handoffs.later_texts import queue_text, until_text
from domain.handoffs.status_hints import AwayHint, hint_text
from domain.ids import MemberId
from domain.projects import Holder

Write = Callable[[MemberId], str]

SHOWN = 6  # people; more are counted
AWAY_SHOWN = 2  # with everybody who stands in for each; a section takes 3,000 characters


def queue_lines(later: Sequence[Later], write: Callable[[Holder], str] = holder) -> list[str]:
    """Say who is told later, and when that is where they are."""
    lines = [
        f":clock9:  {some([*map(write, one.holders())])}: {queue_text(one)}."
        for one in later[:SHOWN]
    ]
    more = len(later) - SHOWN
    return lines + ([f"And {more} more are told later."] if more > 0 else [])


def hint_lines(hints: Sequence[AwayHint], write: Write = mention) -> list[str]:
    """Say whose status in Slack sounds away: they are asked all the same."""
    lines: list[str] = []
    for hint in hints[:SHOWN]:
        said, until = hint_text(hint)
        status = f"status says *{escape(said)}*{until}"
        lines.append(f":palm_tree:  {write(hint.member)}: their Slack {status}.")
    return lines


def later_lines(later: Sequence[Later], hints: Sequence[AwayHint]) -> list[list[str]]:
    """Return the paragraphs of a look ahead: who is told later, and who may be away."""
    return [lines for lines in (queue_lines(later), hint_lines(hints)) if lines]


def stand_in_lines(stand_ins: Iterable[StandIn], write: Write = mention) -> list[str]:
    """Say who is asked instead of whom, and until when that one is away."""
    asked: dict[tuple[MemberId, str], list[MemberId]] = {}
    for one in stand_ins:
        asked.setdefault((one.instead_of, until_text(one.until)), []).append(one.member)
    lines = [
        f":palm_tree:  {write(holder)} is {away}; {some([*map(write, members)])} instead."
        for (holder, away), members in list(asked.items())[:AWAY_SHOWN]
    ]
    more = len(asked) - AWAY_SHOWN
    return lines + ([f"And {more} more are away."] if more > 0 else [])


def standing_in(stand_ins: Iterable[StandIn], receiver: MemberId) -> list[str]:
    """Tell a member for whom they stand in, and until when."""
    mine = dict.fromkeys((one.instead_of, one.until) for one in stand_ins if one.member == receiver)
    return [
        f":palm_tree:  You stand in for {mention(holder)}, who is {until_text(until)}."
        for holder, until in list(mine)[:SHOWN]
    ]
