"""The lead's early message: soon a role is needed that nobody holds, or everybody is away."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.parts.action_values import PickBlock
from bot.slack.views.parts.actions import PICK_HOLDER
from bot.slack.views.parts.blocks import bold, context, inside, joined, section, users_select
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import holders, mention, some
from domain.handoffs.foresight import Gap
from domain.handoffs.hours.days import short_day
from domain.ids import PhaseKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Project, Standing
from domain.words import _, ngettext

SHOWN = 10  # roles; more are counted


@dataclass(frozen=True, slots=True)
class Ahead:
    """A phase that follows, and what is missing for it; None once nothing is."""

    project: Project
    knowledge: KnowledgeBase
    phase: PhaseKey
    role: RoleKey
    gap: Gap | None

    @property
    def title(self) -> str:
        workflow = self.knowledge.workflow(self.project.workflow)
        named = {
            "phase": bold(workflow.phase(self.phase).name),
            "project": bold(self.project.name),
        }
        return _("{phase} of {project}", **named)


def foresight(told: Sequence[Ahead]) -> Message:
    """Ask early for somebody who will take a phase on; once there is one, say who."""
    missing = [one for one in told if one.gap is not None]
    if missing:
        headline = _("Nothing waits yet; soon this will need somebody.")
    else:
        headline = _("What follows has somebody now.")
    first = section(f":telescope:  {headline}")
    picked: set[str] = set()
    parts = [_part(one, picked) for one in told[:SHOWN]]
    hint = [context(_("Whoever you pick holds the role from now on."))] if missing else []
    more = len(told) - SHOWN
    counted = ngettext("And {count} more.", "And {count} more.", more)
    rest = [context(counted)] if more > 0 else []
    return Message(
        joined([block["text"]["text"] for block in (first, *parts)]), (first, *parts, *rest, *hint)
    )


def _part(one: Ahead, picked: set[str]) -> Block:
    role = inside(one.knowledge.role(one.role).name)
    if one.gap is None:
        held = [h for s in Standing for h in one.project.holders(one.role, s)]
        found = ngettext(
            "{handoff}: {people} can take it on as {role}.",
            "{handoff}: {people} can take it on as {role}.",
            len(held) or 1,
            handoff=one.title,
            people=holders(held) if held else _("somebody"),
            role=role,
        )
        return section(found)
    block = PickBlock(one.project.key, one.role).packed()
    text = f"{one.title}: {_why(one.gap, role)}"
    if block in picked:
        return section(text)
    picked.add(block)
    pick = PICK_HOLDER if len(picked) == 1 else f"{PICK_HOLDER}:{len(picked)}"
    return section(text, users_select(pick, _("Pick a member")), block)


def _why(gap: Gap, role: str) -> str:
    reasons = [
        _("{member} is no longer in the workspace", member=mention(member)) for member in gap.left
    ]
    reasons += [
        _("{member} is no member of this workspace", member=mention(member))
        for member in gap.guests
    ]
    reasons += [
        _("{member} is away until {day}", member=mention(one.member), day=short_day(one.until))
        for one in gap.away
    ]
    if not reasons:
        return _("nobody holds the role of {role} yet.", role=role)
    return _(
        "{reasons}, and nobody else holds the role of {role}.", reasons=some(reasons), role=role
    )
