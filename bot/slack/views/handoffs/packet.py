"""What travelled with a handoff, as the card and the receiver's message show it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.slack.views.parts.blocks import NOTE, SECTION_TEXT, context, inside, section
from bot.slack.views.parts.message import Block
from bot.slack.views.parts.mrkdwn import escape, link, quoted, shortened, some
from domain.handoffs.hours.calendar import Calendar
from domain.handoffs.hours.durations import took_text
from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase
from domain.packets import Along, Link, Packet
from domain.projects import Completion
from domain.words import _, ngettext

REASON = 800
_BETWEEN = "  ·  "


@dataclass(frozen=True, slots=True)
class Travelled:
    """A completion with what is needed to tell of its packet.

    `name` names who worked along, in a channel without calling them. `calendar` is of who marked
    the phase done, None where nobody knows it.
    """

    done: Completion
    knowledge: KnowledgeBase
    name: Callable[[MemberId], str]
    calendar: Calendar | None = None


def packet_blocks(told: Travelled) -> list[Block]:
    """Show links, checklist and risks, then in small who worked along and how long it took.

    These are four blocks at most; none where nothing is known, as of older completions.
    """
    packet = told.done.packet
    if packet is None:
        return []
    blocks = [links_section(packet.links)] if packet.links else []
    blocks += [section("\n".join(lines))] if (lines := _checklist(packet)) else []
    risks = quoted(packet.risks, NOTE)
    open_risks = _("*Open risks*")
    blocks += [section(f":warning:  {open_risks}\n{risks}")] if risks else []
    small = [text for text in (_along(told, packet.along), _took(told)) if text]
    return [*blocks, *([context(_BETWEEN.join(small))] if small else [])]


def links_section(links: tuple[Link, ...]) -> Block:
    """Show links below their headline."""
    return section("\n".join((_("*Links*"), links_line(links))))


def links_line(links: tuple[Link, ...], room: int = SECTION_TEXT - 100) -> str:
    """Write links one behind another; those that do not fit are counted."""
    line = ""
    for count, one in enumerate(links):
        longer = f"{line}{_BETWEEN if line else ''}{link(one.url, one.name)}"
        if len(longer) > room:
            left = len(links) - count
            more = ngettext(
                "{links} and {count} more", "{links} and {count} more", left, links=line
            )
            return more.strip()
        line = longer
    return line


def _checklist(packet: Packet) -> list[str]:
    lines = [
        f"{':white_check_mark:' if item.ticked else ':white_large_square:'}  {escape(item.text)}"
        for item in packet.checklist
    ]
    if packet.override:
        lacked = some([escape(text) for text in packet.missing])
        why = shortened(" ".join(packet.override.split()), REASON)
        let = _("The lead let it count as done without {missing}: “{why}”", missing=lacked, why=why)
        lines.append(f":warning:  {let}")
    return lines


def _along(told: Travelled, along: tuple[Along, ...]) -> str:
    parts = [f"{_role(told, one)} {_holders(told, one)}" for one in along]
    return _("Along: {people}", people=some(parts)) if parts else ""


def _role(told: Travelled, one: Along) -> str:
    known = told.knowledge.has_role(one.role)
    return inside(told.knowledge.role(one.role).name if known else one.role)


def _holders(told: Travelled, one: Along) -> str:
    people = [told.name(member) for member in one.members]
    return some([*people, *(f"@{shortened(handle, 60)}" for handle in one.groups)])


def _took(told: Travelled) -> str:
    before = told.done.before
    if before is None or before.since is None:
        return ""
    duration = took_text(before.since, told.done.at, told.calendar)
    return _("Took {duration}", duration=duration)
