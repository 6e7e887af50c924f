"""The card in the channel: a phase is done, this follows, so it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.blocks import (
    NOTE,
    START_WITH,
    bold,
    context,
    inside,
    joined,
    section,
)
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import moment, quoted, shortened, some
from bot.slack.views.naming import Names
from bot.slack.views.standing import still_waiting
from domain.handoffs.offering import is_hat_switch
from domain.knowledge.base import KnowledgeBase
from domain.projects import Completion, Handoff, HandoffStatus, Project, Standing

SHOWN = 20  # phases that one completion opens; more are counted


@dataclass(frozen=True, slots=True)
class HandoffCard:
    """Everything that the card of a completion tells."""

    project: Project
    knowledge: KnowledgeBase
    done: Completion
    handoffs: Sequence[Handoff]
    names: Names


def handoff_card(card: HandoffCard) -> Message:
    """Say what is done, by whom, with the note, and how each handoff stands."""
    phase = _phase(card, card.done.phase)
    title = f"{bold(phase)} of {bold(card.project.name)} {_became(card)}."
    follows = [_handoff(card, handoff) for handoff in card.handoffs[:SHOWN]]
    follows += _what_else(card)
    blocks = [section(title), context(_by(card))]
    if card.done.note:
        blocks.append(section(quoted(card.done.note, NOTE)))
    blocks += follows
    said = [title, *(block["text"]["text"] for block in follows)]
    return Message(joined(said), tuple(blocks))


def _became(card: HandoffCard) -> str:
    if any(handoff.status is HandoffStatus.RETURNED for handoff in card.handoffs):
        return "was done and came back"
    return "is done"


def _by(card: HandoffCard) -> str:
    return f"Marked by {card.names.actor(card.done.by)} · {moment(card.done.at)}"


def _handoff(card: HandoffCard, handoff: Handoff) -> Block:
    if is_hat_switch(card.done, handoff):
        return section(_hat_switch(card, handoff))
    role = inside(card.knowledge.role(handoff.role).name)
    phase = bold(_phase(card, handoff.phase))
    return section(f"{_sign(handoff)}  {phase} → {role}. {_stands(card, handoff)}")


def _hat_switch(card: HandoffCard, handoff: Handoff) -> str:
    role = card.knowledge.role(handoff.role)
    start = card.knowledge.workflow(card.project.workflow).phase(handoff.phase).start_with
    who = card.names.quiet(handoff.to[0], "The same person")
    return (
        f":tophat:  {who} goes on with {bold(_phase(card, handoff.phase))}.\n"
        f"You are the {inside(role.name)} now: here is where to start. "
        f"{shortened(start, START_WITH)}"
    )


def _stands(card: HandoffCard, handoff: Handoff) -> str:
    who = card.names.member(handoff.settled_by) if handoff.settled_by else "The operator"
    at = f" · {moment(handoff.settled_at)}" if handoff.settled_at else ""
    match handoff.status:
        case HandoffStatus.OFFERED:
            return _offered(card, handoff)
        case HandoffStatus.ACCEPTED:
            return f"{who} took it on{at}"
        case HandoffStatus.RETURNED:
            return f"{who} returned it{at}\n{quoted(handoff.reason, NOTE)}"
        case HandoffStatus.WITHDRAWN:
            return f"Taken back, since what comes before it was opened again{at}"


def _offered(card: HandoffCard, handoff: Handoff) -> str:
    if not handoff.to:
        lead = card.project.lead
        asked = f"{card.names.member(lead)} can pick somebody" if lead else "it has no lead either"
        return f"Nobody holds this role yet; {asked}."
    asked = card.project.holders(handoff.role, Standing.PRIMARY)
    backups = card.project.holders(handoff.role, Standing.BACKUP)
    who = card.names.holders(asked, "or") if asked else card.names.members(handoff.to, "or")
    beside = f" (backup: {card.names.holders(backups)})" if asked and backups else ""
    return f"Waits for {who}{beside} to accept."


def _what_else(card: HandoffCard) -> list[Block]:
    more = len(card.handoffs) - SHOWN
    lines = [f"And {more} more phases."] if more > 0 else []
    for phase, missing in still_waiting(card.project, card.knowledge, card.done)[:SHOWN]:
        names = some([bold(before.name) for before in missing])
        lines.append(f":hourglass_flowing_sand:  {bold(phase.name)} still waits for {names}.")
    if not lines and not card.handoffs:
        lines.append("Nothing follows this phase.")
    return [section(line) for line in lines]


def _phase(card: HandoffCard, key: str) -> str:
    workflow = card.knowledge.workflow(card.project.workflow)
    return next((phase.name for phase in workflow.phases if phase.key == key), key)


def _sign(handoff: Handoff) -> str:
    match handoff.status:
        case HandoffStatus.OFFERED:
            return ":inbox_tray:" if handoff.to else ":grey_question:"
        case HandoffStatus.ACCEPTED:
            return ":handshake:"
        case HandoffStatus.RETURNED:
            return ":leftwards_arrow_with_hook:"
        case HandoffStatus.WITHDRAWN:
            return ":heavy_minus_sign:"
