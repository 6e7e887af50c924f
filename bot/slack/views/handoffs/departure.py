"""The lead's direct message: somebody left the workspace, pick who takes their roles over."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.parts.action_values import PickBlock
from bot.slack.views.parts.actions import PICK_HOLDER
from bot.slack.views.parts.blocks import bold, context, inside, joined, section, users_select
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import mention, some
from domain.handoffs.departing import Abandoned
from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Standing
from domain.wording import sentences, within
from domain.words import _, ngettext

SHOWN = 40  # roles; of more, the next ones come as these are given to others


@dataclass(frozen=True, slots=True)
class Departure:
    """A member who left, and the roles that they hold where one lead can give them to others."""

    member: MemberId
    knowledge: KnowledgeBase
    roles: Sequence[Abandoned]
    is_back: bool = False


def departure_notice(told: Departure) -> Message:
    """Ask for a member for each role; in the end, say that nothing is left to do."""
    who = mention(told.member)
    if told.is_back:
        return in_one_line(
            _("{member} is in the workspace again and holds the same roles as before.", member=who)
        )
    if not told.roles:
        return in_one_line(
            _("{member} is no longer in the workspace; others hold their roles by now.", member=who)
        )
    gone = _(
        "{member} is no longer in the workspace and holds roles on projects that you lead. "
        "Who takes them over?",
        member=who,
    )
    headline = f":wave:  {gone}"
    rows = [_row(told, one, at) for at, one in enumerate(told.roles[:SHOWN], start=1)]
    more = len(told.roles) - len(rows)
    lines = [headline, *(row["text"]["text"] for row in rows)]
    return Message(joined(lines), (section(headline), *rows, context(_hint(more))))


def _hint(more: int) -> str:
    hint = _(
        "Whoever you pick holds the role from now on and is asked to accept what waits for it."
    )
    follow = ngettext("{count} more follow as you pick.", "{count} more follow as you pick.", more)
    return sentences(hint, follow if more > 0 else "")


def _row(told: Departure, one: Abandoned, number: int) -> Block:
    what = _hat(told, one)
    workflow = told.knowledge.workflow(one.project.workflow)
    at_work = some([inside(workflow.phase(phase).name) for phase in one.in_hand])
    text = _("{hat}: was at work on {phases}", hat=what, phases=at_work) if one.in_hand else what
    action = PICK_HOLDER if number == 1 else f"{PICK_HOLDER}:{number}"
    picker = users_select(action, _("Pick a member"))
    return section(text, picker, PickBlock(one.project.key, one.role).packed())


def _hat(told: Departure, one: Abandoned) -> str:
    role, project = told.knowledge.role(one.role).name, bold(one.project.name)
    if one.standing is Standing.BACKUP:
        return _("Backup of the {role} of {project}", role=bold(within(role)), project=project)
    return _("{role} of {project}", role=bold(role), project=project)


def in_one_line(said: str) -> Message:
    """Say something about who left, with nothing to choose."""
    text = f":wave:  {said}"
    return Message(text, (section(text),))
