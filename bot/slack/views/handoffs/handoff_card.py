"""The card in the channel: a phase is done, this follows, so it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.slack.views.handoffs.called_texts import outside_text
from bot.slack.views.handoffs.completion import more_phases
from bot.slack.views.handoffs.later import hint_lines, queue_lines, stand_in_lines, unreached_lines
from bot.slack.views.handoffs.packet import Travelled, packet_blocks
from bot.slack.views.handoffs.standing import still_waiting, taken_back
from bot.slack.views.parts.blocks import (
    NOTE,
    START_WITH,
    bold,
    context,
    inside,
    joined,
    section,
)
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import moment, quoted, shortened, some
from bot.slack.views.parts.naming import Names
from domain.handoffs.calling import groups_called, told_apart
from domain.handoffs.hours.calendar import Calendar, Later
from domain.handoffs.offering import is_hat_switch
from domain.handoffs.status_hints import AwayHint
from domain.ids import MemberId, PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import (
    Completion,
    Handoff,
    HandoffStatus,
    Holder,
    Person,
    PhaseStatus,
    Project,
    Standing,
)
from domain.statuses import TakenBackBy
from domain.wording import sentences
from domain.words import _

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
    unreached: Sequence[MemberId] = ()


def handoff_card(card: HandoffCard) -> Message:
    """Say what is done, by whom, with the note, and how each handoff stands."""
    phase = _phase(card, card.done.phase)
    title = _title(card, bold(phase), bold(card.project.name))
    follows = [_handoff(card, handoff) for handoff in card.handoffs[:SHOWN]]
    follows += _what_else(card) if card.done.taken_back is None else []
    if queue := queue_lines(card.later, card.names.holder):
        follows.append(section("\n".join(queue)))
    hints = hint_lines(card.hints, card.names.member)
    if hints := [*hints, *unreached_lines(card.unreached, card.names.member)]:
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
        return card.names.quiet(member, _("somebody"))

    return packet_blocks(Travelled(card.done, card.knowledge, name, card.calendar))


def _title(card: HandoffCard, phase: str, project: str) -> str:
    named = {"phase": phase, "project": project}
    is_done = card.done.outcome is PhaseStatus.DONE
    match _undone_by(card):
        case TakenBackBy.REOPENING if is_done:
            return _("{phase} of {project} was done and is open again.", **named)
        case TakenBackBy.REOPENING:
            return _("{phase} of {project} was skipped and is open again.", **named)
        case TakenBackBy.UNDO if is_done:
            return _("{phase} of {project} is not done yet.", **named)
        case TakenBackBy.UNDO:
            return _("{phase} of {project} is not skipped after all.", **named)
        case TakenBackBy.RETURN if is_done:
            return _("{phase} of {project} was done and came back.", **named)
        case TakenBackBy.RETURN:
            return _("{phase} of {project} was skipped and came back.", **named)
        case _holds:
            return _ended(card, named)


def _ended(card: HandoffCard, named: Mapping[str, str]) -> str:
    if card.done.outcome is PhaseStatus.DONE:
        return _("{phase} of {project} is done.", **named)
    return _("{phase} of {project} is skipped.", **named)


def _undone_by(card: HandoffCard) -> TakenBackBy | None:
    """Return how the completion came to hold no longer, as far as its title says it."""
    back = card.done.taken_back
    if back is not None and back.by in {TakenBackBy.REOPENING, TakenBackBy.UNDO}:
        return back.by
    came_back = any(handoff.status is HandoffStatus.RETURNED for handoff in card.handoffs)
    return TakenBackBy.RETURN if came_back else None


def _by(card: HandoffCard) -> str:
    named = {"who": card.names.actor(card.done.by), "moment": moment(card.done.at)}
    if card.done.outcome is PhaseStatus.DONE:
        return _("Marked by {who} · {moment}", **named)
    return _("Skipped by {who} · {moment}", **named)


def _back(card: HandoffCard) -> list[Block]:
    """Say who took the completion back; a return is told with the handoff that came back."""
    back = card.done.taken_back
    if back is None or back.by is TakenBackBy.RETURN:
        return []
    named = {"who": card.names.actor(back.actor), "moment": moment(back.at)}
    if back.by is TakenBackBy.UNDO:
        line = _("Taken back by {who} · {moment}", **named)
    else:
        line = _("Opened again by {who} · {moment}", **named)
    return [context(line), *([section(quoted(back.reason, NOTE))] if back.reason else [])]


def _handoff(card: HandoffCard, handoff: Handoff) -> Block:
    if is_hat_switch(card.done, handoff):
        return section(_hat_switch(card, handoff))
    role = inside(card.knowledge.role(handoff.role).name)
    phase = bold(_phase(card, handoff.phase))
    return section(f"{_sign(handoff)}  {phase} → {role}. {_stands(card, handoff)}")


def _hat_switch(card: HandoffCard, handoff: Handoff) -> str:
    role = card.knowledge.role(handoff.role)
    workflow = card.knowledge.workflow(card.project.workflow)
    who = card.names.quiet(handoff.to[0], _("The same person"))
    phase = bold(_phase(card, handoff.phase))
    goes_on = _("{who} goes on with {phase}.", who=who, phase=phase)
    now = _("You are the {role} now: here is where to start.", role=inside(role.name))
    if not workflow.has_phase(handoff.phase):  # it was taken out of the workflow since
        return f":tophat:  {goes_on}"
    start = shortened(workflow.phase(handoff.phase).start_with, START_WITH)
    return f":tophat:  {goes_on}\n{now} {start}"


def _stands(card: HandoffCard, handoff: Handoff) -> str:
    who = card.names.member(handoff.settled_by) if handoff.settled_by else _("The operator")
    at = f" · {moment(handoff.settled_at)}" if handoff.settled_at else ""
    match handoff.status:
        case HandoffStatus.OFFERED:
            return _offered(card, handoff)
        case HandoffStatus.ACCEPTED:
            return _("{who} took it on{at}", who=who, at=at)
        case HandoffStatus.RETURNED:
            returned = _("{who} returned it{at}", who=who, at=at)
            return f"{returned}\n{quoted(handoff.reason, NOTE)}"
        case HandoffStatus.WITHDRAWN:
            back = card.done.taken_back
            return taken_back(handoff, who, at, back.reason if back else "")


def _offered(card: HandoffCard, handoff: Handoff) -> str:
    asked, outside = told_apart(card.project.holders(handoff.role, Standing.PRIMARY))
    backups, _outside = told_apart(card.project.holders(handoff.role, Standing.BACKUP))
    if handoff.asks_nobody:
        nobody = _nobody(card.project.lead, card.names, outside)
        return sentences(outside_text(outside, card.names.holder), nobody)
    if handoff.stand_ins:
        groups = groups_called(card.project, handoff)
        people = (*map(Person, dict.fromkeys(handoff.to)), *groups)
        names = card.names.holders(people, "or")
        away = "".join(f"\n{line}" for line in stand_in_lines(handoff.stand_ins, card.names.member))
        return f"{_waits(names)}{away}"
    if not asked:
        return _waits(card.names.members(handoff.to, "or"))
    if not backups:
        return _waits(card.names.holders(asked, "or"))
    return _(
        "Waits for {people} (backup: {backups}) to accept.",
        people=card.names.holders(asked, "or"),
        backups=card.names.holders(backups),
    )


def _waits(names: str) -> str:
    return _("Waits for {people} to accept.", people=names)


def _nobody(lead: MemberId | None, names: Names, outside: Sequence[Holder]) -> str:
    if outside and lead:
        return _("There is nobody to ask; {lead} can pick somebody.", lead=names.member(lead))
    if outside:
        return _("There is nobody to ask; it has no lead either.")
    if lead:
        return _("Nobody holds this role yet; {lead} can pick somebody.", lead=names.member(lead))
    return _("Nobody holds this role yet; it has no lead either.")


def _what_else(card: HandoffCard) -> list[Block]:
    more = len(card.handoffs) - SHOWN
    lines = [more_phases(more)] if more > 0 else []
    for phase, missing in still_waiting(card.project, card.knowledge, card.done)[:SHOWN]:
        names = some([bold(before.name) for before in missing])
        waits = _("{phase} still waits for {phases}.", phase=bold(phase.name), phases=names)
        lines.append(f":hourglass_flowing_sand:  {waits}")
    if not lines and not card.handoffs:
        lines.append(_("Nothing follows this phase."))
    return [section(line) for line in lines]


def _phase(card: HandoffCard, key: PhaseKey) -> str:
    return card.knowledge.workflow(card.project.workflow).name_of(key)


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
