"""The lead's direct message: nobody holds the next role, pick somebody in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.handoffs.called_texts import outside_text
from bot.slack.views.parts.action_values import PickBlock
from bot.slack.views.parts.actions import PICK_HOLDER
from bot.slack.views.parts.blocks import bold, context, inside, joined, section, users_select
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import everybody, people, some
from domain.handoffs.calling import told_apart
from domain.ids import RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Completion, Handoff, HandoffStatus, PhaseStatus, Project, Standing
from domain.wording import sentences, within
from domain.words import _, ngettext

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
    headline = _headline(told)
    asked = [_role(told, role, number) for number, role in enumerate(roles, start=1)]
    hint = context(_("Whoever you pick holds the role from now on and is asked to accept at once."))
    blocks = (section(headline), *asked, *([hint] if _is_any_open(told) else []))
    return Message(joined([block["text"]["text"] for block in blocks[: len(asked) + 1]]), blocks)


def _headline(told: Vacancy) -> str:
    done = told.done
    named = {"phase": bold(_phase(told, done.phase)), "project": bold(told.project.name)}
    # A phase needs somebody itself where its own skipping was taken back.
    if any(_is_open(h) and h.phase == done.phase for h in told.handoffs):
        return _("{phase} of {project} is open again, and it needs somebody.", **named)
    if done.taken_back:
        return _("{phase} of {project} is open again, and what follows needs somebody.", **named)
    if done.outcome is PhaseStatus.SKIPPED:
        return _("{phase} of {project} is skipped, and what follows needs somebody.", **named)
    return _("{phase} of {project} is done, and what follows needs somebody.", **named)


def _role(told: Vacancy, role: RoleKey, number: int) -> Block:
    mine = [handoff for handoff in told.handoffs if handoff.role == role]
    open_now = [handoff for handoff in mine if _is_open(handoff)]
    if not open_now:
        return section(f"{bold(told.knowledge.role(role).name)}: {_settled(mine)}")
    pick = PICK_HOLDER if number == 1 else f"{PICK_HOLDER}:{number}"
    return section(
        f":grey_question:  {_nobody(told, role, open_now)}",
        users_select(pick, _("Pick a member")),
        PickBlock(told.project.key, role).packed(),
    )


def _nobody(told: Vacancy, role: RoleKey, open_now: Sequence[Handoff]) -> str:
    title = bold(within(told.knowledge.role(role).name))
    waits = some([inside(_phase(told, handoff.phase)) for handoff in open_now])
    every = (h for one in Standing for h in told.project.holders(role, one))
    _asked, outside = told_apart(every)
    if outside:
        nobody = _("There is nobody to ask as {role}.", role=title)
        pick = ngettext(
            "Pick somebody; {phases} waits for it.",
            "Pick somebody; {phases} wait for it.",
            len(open_now),
            phases=waits,
        )
        return sentences(nobody, outside_text(outside), pick)
    return ngettext(
        "Nobody holds {role} yet; {phases} waits for it.",
        "Nobody holds {role} yet; {phases} wait for it.",
        len(open_now),
        role=title,
        phases=waits,
    )


def _settled(handoffs: Sequence[Handoff]) -> str:
    if any(handoff.status is HandoffStatus.WITHDRAWN for handoff in handoffs):
        return _("what waited was taken back.")
    asked = dict.fromkeys(member for handoff in handoffs for member in handoff.to)
    done_by = dict.fromkeys(h.settled_by for h in handoffs if h.settled_by)
    if not asked and done_by:
        return _("{people} took it on.", people=people(done_by))
    groups = dict.fromkeys(key for handoff in handoffs for key in handoff.groups)
    who = everybody(asked, groups)
    if not who:
        return _("somebody took it on.")
    return ngettext(
        "{people} was asked to take it on.",
        "{people} were asked to take it on.",
        len(asked) + len(groups),
        people=who,
    )


def _is_open(handoff: Handoff) -> bool:
    return handoff.status is HandoffStatus.OFFERED and handoff.asks_nobody


def _is_any_open(told: Vacancy) -> bool:
    return any(_is_open(handoff) for handoff in told.handoffs)


def _phase(told: Vacancy, key: str) -> str:
    workflow = told.knowledge.workflow(told.project.workflow)
    return next((phase.name for phase in workflow.phases if phase.key == key), key)
