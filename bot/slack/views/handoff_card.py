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
from bot.slack.views.called_texts import outside_text
from bot.slack.views.later import hint_lines, queue_lines, stand_in_lines
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import moment, quoted, shortened, some
from bot.slack.views.naming import Names
from bot.slack.views.packet import Travelled, packet_blocks
from bot.slack.views.standing import still_waiting, taken_back
from domain.handoffs.calendar import Calendar, Later
from domain.handoffs.calling import groups_called, told_apart
from domain.handoffs.offering import is_hat_switch
from domain.handoffs.status_hints import AwayHint
from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase
from domain.projects import (
    Completion,
    Handoff,
    HandoffStatus,
    Person,
    PhaseStatus,
    Project,
    Standing,
)
from domain.statuses import TakenBackBy

SHOWN = 20  # phases that one completion opens; more are counted


@dataclass(frozen=True, slots=True)
class HandoffCard:
    """Everything that the card of a completion tells; `later` are told when they work again."""

    project: Project
    knowledge: KnowledgeBase
    done: Completion
    handoffs: Sequence[Handoff]
    names: Names
    later: Sequence[Later] = ()
    calendar: Calendar | None = None  # of who marked the phase done
    hints: Sequence[AwayHint] = ()


def handoff_card(card: HandoffCard) -> Message:
    """Say what is done, by whom, with the note, and how each handoff stands."""
    phase = _phase(card, card.done.phase)
    title = f"{bold(phase)} of {bold(card.project.name)} {_became(card)}."
    follows = [_handoff(card, handoff) for handoff in card.handoffs[:SHOWN]]
    follows += _what_else(card) if card.done.taken_back is None else []
    if queue := queue_lines(card.later, card.names.holder):
        follows.append(section("\n".join(queue)))
    if hints := hint_lines(card.hints, card.names.member):
        follows.append(section("\n".join(hints)))
    blocks = [section(title), context(_by(card)), *_back(card)]
    if card.done.note:
        blocks.append(section(quoted(card.done.note, NOTE)))
    blocks += _packet(card)
    blocks += follows
    said = [title, *(block["text"]["text"] for block in follows)]
    return Message(joined(said), tuple(blocks))


def _packet(card: HandoffCard) -> list[Block]:
    def name(member: MemberId) -> str:
        return card.names.quiet(member, "somebody")

    return packet_blocks(Travelled(card.done, card.knowledge, name, card.calendar))


def _became(card: HandoffCard) -> str:
    outcome, back = card.done.outcome, card.done.taken_back
    if back is not None and back.by is TakenBackBy.REOPENING:
        return f"was {outcome} and is open again"
    if back is not None and back.by is TakenBackBy.UNDO:
        return f"is not {outcome}{' yet' if outcome is PhaseStatus.DONE else ' after all'}"
    if any(handoff.status is HandoffStatus.RETURNED for handoff in card.handoffs):
        return f"was {outcome} and came back"
    return f"is {outcome}"


def _by(card: HandoffCard) -> str:
    did = "Marked" if card.done.outcome is PhaseStatus.DONE else "Skipped"
    return f"{did} by {card.names.actor(card.done.by)} · {moment(card.done.at)}"


def _back(card: HandoffCard) -> list[Block]:
    """Say who took the completion back; a return is told with the handoff that came back."""
    back = card.done.taken_back
    if back is None or back.by is TakenBackBy.RETURN:
        return []
    did = "Taken back" if back.by is TakenBackBy.UNDO else "Opened again"
    reason = [section(quoted(back.reason, NOTE))] if back.reason else []
    return [context(f"{did} by {card.names.actor(back.actor)} · {moment(back.at)}"), *reason]


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
            back = card.done.taken_back
            return taken_back(handoff, who, at, back.reason if back else "")


def _offered(card: HandoffCard, handoff: Handoff) -> str:
    asked, outside = told_apart(card.project.holders(handoff.role, Standing.PRIMARY))
    backups, _ = told_apart(card.project.holders(handoff.role, Standing.BACKUP))
    if handoff.asks_nobody:
        lead = card.project.lead
        picks = f"{card.names.member(lead)} can pick somebody" if lead else "it has no lead either"
        nobody = "There is nobody to ask" if outside else "Nobody holds this role yet"
        return f"{outside_text(outside, card.names.holder)} {nobody}; {picks}.".lstrip()
    who = card.names.holders(asked, "or") if asked else card.names.members(handoff.to, "or")
    beside = f" (backup: {card.names.holders(backups)})" if asked and backups else ""
    if handoff.stand_ins:
        groups = groups_called(card.project, handoff)
        people = (*map(Person, dict.fromkeys(handoff.to)), *groups)
        names = card.names.holders(people, "or")
        away = "".join(f"\n{line}" for line in stand_in_lines(handoff.stand_ins, card.names.member))
        return f"Waits for {names} to accept.{away}"
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
            return ":grey_question:" if handoff.asks_nobody else ":inbox_tray:"
        case HandoffStatus.ACCEPTED:
            return ":handshake:"
        case HandoffStatus.RETURNED:
            return ":leftwards_arrow_with_hook:"
        case HandoffStatus.WITHDRAWN:
            return ":heavy_minus_sign:"
