"""The lead's early message: soon a role is needed that nobody holds, or everybody is away."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.action_values import PickBlock
from bot.slack.views.actions import PICK_HOLDER
from bot.slack.views.blocks import bold, context, inside, joined, section, users_select
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import holders, mention, some
from domain.handoffs.foresight import Gap
from domain.handoffs.later_texts import until_text
from domain.ids import PhaseKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Project, Standing

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
        return f"{bold(workflow.phase(self.phase).name)} of {bold(self.project.name)}"


def foresight(told: Sequence[Ahead]) -> Message:
    """Ask early for somebody who will take a phase on; once there is one, say who."""
    missing = [one for one in told if one.gap is not None]
    first = section(
        ":telescope:  Nothing waits yet; soon this will need somebody."
        if missing
        else ":telescope:  What follows has somebody now."
    )
    picked: set[str] = set()
    parts = [_part(one, picked) for one in told[:SHOWN]]
    hint = [context("Whoever you pick holds the role from now on.")] if missing else []
    more = len(told) - SHOWN
    rest = [context(f"And {more} more.")] if more > 0 else []
    return Message(
        joined([block["text"]["text"] for block in (first, *parts)]), (first, *parts, *rest, *hint)
    )


def _part(one: Ahead, picked: set[str]) -> Block:
    role = inside(one.knowledge.role(one.role).name)
    if one.gap is None:
        held = [h for s in Standing for h in one.project.holders(one.role, s)]
        who = holders(held) if held else "somebody"
        return section(f"{one.title}: {who} can take it on as {role}.")
    block = PickBlock(one.project.key, one.role).packed()
    text = f"{one.title}: {_why(one.gap, role)}"
    if block in picked:
        return section(text)
    picked.add(block)
    pick = PICK_HOLDER if len(picked) == 1 else f"{PICK_HOLDER}:{len(picked)}"
    return section(text, users_select(pick, "Pick a member"), block)


def _why(gap: Gap, role: str) -> str:
    gone = [f"{mention(member)} is no longer in the workspace" for member in gap.left]
    away = [f"{mention(one.member)} is {until_text(one.until)}" for one in gap.away]
    if not (gone or away):
        return f"nobody holds the role of {role} yet."
    return f"{some([*gone, *away])}, and nobody else holds the role of {role}."
