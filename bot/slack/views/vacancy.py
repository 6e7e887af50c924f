"""The lead's direct message: nobody holds the next role, pick somebody in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.action_values import PickBlock
from bot.slack.views.actions import PICK_HOLDER
from bot.slack.views.blocks import bold, context, inside, joined, section, users_select
from bot.slack.views.called_texts import outside_text
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import everybody, people, some
from domain.handoffs.calling import told_apart
from domain.ids import RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Completion, Handoff, HandoffStatus, Project, Standing
from domain.wording import within

SHOWN = 10  # vacant roles that one completion waits for


@dataclass(frozen=True, slots=True)
class Vacancy:
    """The handoffs of one completion that were offered to a vacant role."""

    project: Project
    knowledge: KnowledgeBase
    done: Completion
    handoffs: Sequence[Handoff]


def vacancy(told: Vacancy) -> Message:
    """Ask for a member for each vacant role; once there is one, say who was asked."""
    roles = list(dict.fromkeys(handoff.role for handoff in told.handoffs))[:SHOWN]
    before = bold(_phase(told, told.done.phase))
    over = "is open again" if told.done.taken_back else f"is {told.done.outcome}"
    headline = f"{before} of {bold(told.project.name)} {over}, and {_what(told)} needs somebody."
    asked = [_role(told, role, number) for number, role in enumerate(roles, start=1)]
    hint = context("Whoever you pick holds the role from now on and is asked to accept at once.")
    blocks = (section(headline), *asked, *([hint] if _is_any_open(told) else []))
    return Message(joined([block["text"]["text"] for block in blocks[: len(asked) + 1]]), blocks)


def _what(told: Vacancy) -> str:
    is_own = any(_is_open(h) and h.phase == told.done.phase for h in told.handoffs)
    return "it" if is_own else "what follows"


def _role(told: Vacancy, role: RoleKey, number: int) -> Block:
    mine = [handoff for handoff in told.handoffs if handoff.role == role]
    open_now = [handoff for handoff in mine if _is_open(handoff)]
    title = bold(within(told.knowledge.role(role).name))
    if not open_now:
        return section(f"{bold(told.knowledge.role(role).name)}: {_settled(mine)}")
    waits = some([inside(_phase(told, handoff.phase)) for handoff in open_now])
    verb = "waits" if len(open_now) == 1 else "wait"
    every = (h for one in Standing for h in told.project.holders(role, one))
    _, outside = told_apart(every)
    nobody = f"Nobody holds {title} yet"
    if outside:
        nobody = f"There is nobody to ask as {title}. {outside_text(outside)} Pick somebody"
    return section(
        f":grey_question:  {nobody}; {waits} {verb} for it.",
        users_select(PICK_HOLDER if number == 1 else f"{PICK_HOLDER}:{number}", "Pick a member"),
        PickBlock(told.project.key, role).packed(),
    )


def _settled(handoffs: Sequence[Handoff]) -> str:
    if any(handoff.status is HandoffStatus.WITHDRAWN for handoff in handoffs):
        return "what waited was taken back."
    asked = dict.fromkeys(member for handoff in handoffs for member in handoff.to)
    done_by = dict.fromkeys(h.settled_by for h in handoffs if h.settled_by)
    if not asked and done_by:
        return f"{people(done_by)} took it on."
    groups = dict.fromkeys(key for handoff in handoffs for key in handoff.groups)
    verb = "was" if len(asked) + len(groups) == 1 else "were"
    who = everybody(asked, groups)
    return f"{who} {verb} asked to take it on." if who else "somebody took it on."


def _is_open(handoff: Handoff) -> bool:
    return handoff.status is HandoffStatus.OFFERED and handoff.asks_nobody


def _is_any_open(told: Vacancy) -> bool:
    return any(_is_open(handoff) for handoff in told.handoffs)


def _phase(told: Vacancy, key: str) -> str:
    workflow = told.knowledge.workflow(told.project.workflow)
    return next((phase.name for phase in workflow.phases if phase.key == key), key)
