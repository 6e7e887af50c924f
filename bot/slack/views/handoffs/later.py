"""The sentences about who is told later, and who is asked in whose place."""

from collections.abc import Callable, Iterable, Sequence

from bot.slack.views.parts.mrkdwn import escape, holder, mention, some
from domain.absences import StandIn
from domain.handoffs.hours.calendar import Later
from domain.handoffs.hours.days import short_day
from domain.handoffs.hours.later_texts import queue_text
from domain.handoffs.status_hints import AwayHint, hint_text
from domain.ids import MemberId
from domain.projects import Holder
from domain.words import _, ngettext

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
    if more <= 0:
        return lines
    counted = ngettext("And {count} more are told later.", "And {count} more are told later.", more)
    return [*lines, counted]


def hint_lines(hints: Sequence[AwayHint], write: Write = mention) -> list[str]:
    """Say whose status in Slack sounds away: they are asked all the same."""
    lines: list[str] = []
    for hint in hints[:SHOWN]:
        said, until = hint_text(hint)
        status = _(
            "{member}: their Slack status says *{status}*{until}.",
            member=write(hint.member),
            status=escape(said),
            until=until,
        )
        lines.append(f":palm_tree:  {status}")
    return lines


def unreached_lines(members: Sequence[MemberId], write: Write = mention) -> list[str]:
    """Say who does not know, since Slack refuses the message."""
    if not members:
        return []
    people = some([write(member) for member in members])
    return [":warning:  " + _("Slack refuses my message to {people}.", people=people)]


def later_lines(later: Sequence[Later], hints: Sequence[AwayHint]) -> list[list[str]]:
    """Return the paragraphs of a look ahead: who is told later, and who may be away."""
    return [lines for lines in (queue_lines(later), hint_lines(hints)) if lines]


def stand_in_lines(stand_ins: Iterable[StandIn], write: Write = mention) -> list[str]:
    """Say who is asked instead of whom, and until when that one is away."""
    asked: dict[tuple[MemberId, str], list[MemberId]] = {}
    for one in stand_ins:
        asked.setdefault((one.instead_of, short_day(one.until)), []).append(one.member)
    lines: list[str] = []
    for (absent, day), members in list(asked.items())[:AWAY_SHOWN]:
        instead = some([*map(write, members)])
        away = _(
            "{member} is away until {day}; {people} instead.",
            member=write(absent),
            day=day,
            people=instead,
        )
        lines.append(f":palm_tree:  {away}")
    more = len(asked) - AWAY_SHOWN
    if more > 0:
        lines.append(ngettext("And {count} more are away.", "And {count} more are away.", more))
    return lines


def standing_in(stand_ins: Iterable[StandIn], receiver: MemberId) -> list[str]:
    """Tell a member for whom they stand in, and until when."""
    mine = dict.fromkeys((one.instead_of, one.until) for one in stand_ins if one.member == receiver)
    lines: list[str] = []
    for absent, until in list(mine)[:SHOWN]:
        named = {"member": mention(absent), "day": short_day(until)}
        instead = _("You stand in for {member}, who is away until {day}.", **named)
        lines.append(f":palm_tree:  {instead}")
    return lines
