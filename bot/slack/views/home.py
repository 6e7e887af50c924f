"""Baton's Home: my hats, what waits for me, how to ask."""

from collections.abc import Sequence
from typing import Protocol

from bot.slack.views.action_values import SettleValue
from bot.slack.views.actions import ACCEPT, RETURN, SETTLE
from bot.slack.views.blocks import (
    HOME_BLOCKS,
    bold,
    context,
    divider,
    header,
    inside,
    overflow,
    section,
)
from bot.slack.views.guide import HOW_TO_ASK, HOW_TO_MARK
from bot.slack.views.message import Block
from bot.slack.views.mrkdwn import moment, some
from bot.slack.views.packet import links_line
from domain.ids import RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Handoff, Project, Standing

LINKS = 1_500  # characters of links beside a handoff
SHOWN = 40  # of each list; a Home holds 100 blocks


class WornHat(Protocol):
    """A role that the member holds on a project."""

    @property
    def project_name(self) -> str: ...
    @property
    def role(self) -> RoleKey: ...
    @property
    def standing(self) -> Standing: ...


def home(
    knowledge: KnowledgeBase,
    hats: Sequence[WornHat],
    waiting: Sequence[tuple[Project, Handoff]],
) -> Block:
    """Draw the Home of one member."""
    blocks = [
        header("Waiting for you"),
        *_waiting(knowledge, waiting),
        divider(),
        header("Your hats"),
        *_hats(knowledge, hats),
        divider(),
        header("How to ask"),
        section(HOW_TO_ASK),
        section(HOW_TO_MARK),
    ]
    return {"type": "home", "blocks": blocks[:HOME_BLOCKS]}


def _waiting(knowledge: KnowledgeBase, waiting: Sequence[tuple[Project, Handoff]]) -> list[Block]:
    if not waiting:
        return [section("Nothing waits for you.")]
    shown = [
        _one(knowledge, project, handoff, number)
        for number, (project, handoff) in enumerate(waiting[:SHOWN], start=1)
    ]
    return shown + _more(len(waiting), "waits for you")


def _one(knowledge: KnowledgeBase, project: Project, handoff: Handoff, number: int) -> Block:
    phase = knowledge.workflow(project.workflow).phase(handoff.phase)
    role = inside(knowledge.role(handoff.role).name)
    text = f"{bold(phase.name)} of {bold(project.name)}\nas {role} · {moment(handoff.offered_at)}"
    if links := _links(project, handoff):
        text = f"{text}\n{links}"
    choices = (
        ("Accept", SettleValue(ACCEPT, handoff.id).packed()),
        ("Return…", SettleValue(RETURN, handoff.id).packed()),
    )
    return section(text, overflow(f"{SETTLE}:{number}", choices))


def _links(project: Project, handoff: Handoff) -> str:
    """Write the links that travelled with a handoff."""
    acts = (phase.completion for phase in project.phases)
    act = next((a for a in acts if a is not None and a.id == handoff.completion), None)
    return links_line(act.packet.links, LINKS) if act and act.packet else ""


def _hats(knowledge: KnowledgeBase, hats: Sequence[WornHat]) -> list[Block]:
    if not hats:
        return [section("You hold no role on a project yet; a project's lead can give you one.")]
    by_project: dict[str, list[WornHat]] = {}
    for hat in hats:
        by_project.setdefault(hat.project_name, []).append(hat)
    lines = [_hat(knowledge, project, worn) for project, worn in by_project.items()]
    return [section(line) for line in lines[:SHOWN]] + _more(len(lines), "of your projects")


def _hat(knowledge: KnowledgeBase, project: str, worn: Sequence[WornHat]) -> str:
    roles = [
        inside(knowledge.role(hat.role).name if knowledge.has_role(hat.role) else hat.role)
        + (" (backup)" if hat.standing is Standing.BACKUP else "")
        for hat in worn
    ]
    return f"{bold(project)}: {some(roles)}"


def _more(count: int, what: str) -> list[Block]:
    more = count - SHOWN
    return [context(f"And {more} more {what}.")] if more > 0 else []
