"""The direct message to a receiver: this is yours to take on, or to return with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.slack.views.handoffs.in_words import only_answer
from bot.slack.views.handoffs.later import standing_in
from bot.slack.views.handoffs.packet import Travelled, packet_blocks
from bot.slack.views.handoffs.standing import taken_back, taken_back_by_you
from bot.slack.views.parts.action_values import SettleValue
from bot.slack.views.parts.actions import ACCEPT, RETURN, SETTLE
from bot.slack.views.parts.blocks import (
    NOTE,
    START_WITH,
    bold,
    context,
    inside,
    joined,
    overflow,
    section,
)
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import mention, moment, people, quoted, shortened, some
from bot.slack.views.parts.naming import capital, mentioned
from domain.handoffs.hours.calendar import Calendar
from domain.ids import HandoffId, MemberId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import Completion, Handoff, HandoffStatus, PhaseStatus, Project
from domain.wording import sentences
from domain.words import _, ngettext

SHOWN = 10  # phases that one completion offers to one member; more are counted


@dataclass(frozen=True, slots=True)
class Offer:
    """What one completion offers to one member; `asked_later` are backups who were asked too."""

    project: Project
    knowledge: KnowledgeBase
    done: Completion
    handoffs: Sequence[Handoff]
    receiver: MemberId
    calendar: Calendar | None = None  # of who marked the phase before done
    asked_later: Mapping[HandoffId, tuple[MemberId, ...]] = field(
        default_factory=dict[HandoffId, tuple[MemberId, ...]]
    )

    @property
    def workflow(self) -> Workflow:
        return self.knowledge.workflow(self.project.workflow)


def offer(told: Offer) -> Message:
    """Ask to accept or return; once that is settled, say what happened, without buttons."""
    shown = told.handoffs[:SHOWN]
    if len(told.handoffs) == 1:
        parts = _only(told, shown[0])
    else:
        numbered = enumerate(shown, start=1)
        parts = [block for number, handoff in numbered for block in _one(told, handoff, number)]
    first = section(_headline(told))
    blocks = (
        first,
        context(_from(told)),
        *_instead(told),
        *_note(told),
        *_packet(told),
        *parts,
        *_more(told),
    )
    shown_texts = (first, *_instead(told), *parts)
    texts = [b["text"]["text"] for b in shown_texts if b["type"] == "section"]
    return Message(joined(texts), blocks)


def no_longer_yours(project: Project, finished: str, asked: Sequence[MemberId]) -> Message:
    """Say that what was offered is for others to take on: the roles have other holders."""
    over = _(
        "What follows {phase} of {project} is no longer yours to take on.",
        phase=bold(finished),
        project=bold(project.name),
    )
    text = sentences(over, _asked_now(asked))
    return Message(text, (section(text),))


def _asked_now(asked: Sequence[MemberId]) -> str:
    if not asked:
        return ""
    return ngettext(
        "{people} is asked now.", "{people} are asked now.", len(asked), people=people(asked)
    )


def _headline(told: Offer) -> str:
    roles = dict.fromkeys(handoff.role for handoff in told.handoffs)
    role = some([inside(told.knowledge.role(key).name) for key in roles])
    project = bold(told.project.name)
    open_now = [handoff for handoff in told.handoffs if _is_open(handoff)]
    if len(told.handoffs) > 1 and len(open_now) != 1:
        return ngettext(
            "{count} phase of {project} is ready for you as {role}.",
            "{count} phases of {project} are ready for you as {role}.",
            len(told.handoffs),
            project=project,
            role=role,
        )
    handoff = (*open_now, *told.handoffs)[0]
    named = {"phase": bold(told.workflow.name_of(handoff.phase)), "project": project, "role": role}
    if open_now:
        is_ready = _("{phase} of {project} is ready for you as {role}.", **named)
        return f":inbox_tray:  {is_ready}"
    return _("{phase} of {project} was offered to you as {role}.", **named)


def _from(told: Offer) -> str:
    before, back = bold(told.workflow.name_of(told.done.phase)), told.done.taken_back
    if back is not None and _is_own(told):
        who = capital(mentioned(back.actor))
        return _("{who} opened it again · {moment}", who=who, moment=moment(back.at))
    named = {
        "who": mentioned(told.done.by),
        "phase": before,
        "moment": moment(told.done.at),
    }
    if told.done.outcome is PhaseStatus.DONE:
        return _("From {who}, who finished {phase} · {moment}", **named)
    return _("From {who}, who skipped {phase} · {moment}", **named)


def _is_own(told: Offer) -> bool:
    """Tell whether a phase is offered because its own skipping was taken back."""
    return any(_is_open(h) and h.phase == told.done.phase for h in told.handoffs)


def _instead(told: Offer) -> list[Block]:
    stand_ins = [one for handoff in told.handoffs for one in handoff.stand_ins]
    lines = standing_in(stand_ins, told.receiver)
    return [section("\n".join(lines))] if lines else []


def _note(told: Offer) -> list[Block]:
    back = told.done.taken_back if _is_own(told) else None
    note = back.reason if back else told.done.note
    return [section(quoted(note, NOTE))] if note else []


def _packet(told: Offer) -> list[Block]:
    return packet_blocks(Travelled(told.done, told.knowledge, mention, told.calendar))


def _only(told: Offer, handoff: Handoff) -> list[Block]:
    if not _is_open(handoff):
        is_own = handoff.status is HandoffStatus.ACCEPTED and handoff.settled_by == told.receiver
        start = _start(told, handoff) if is_own else []
        return [section(settled_line(handoff, told.receiver)), *start]
    blocks = _start(told, handoff)
    if others := _others(told, handoff, handoff.to):
        blocks.append(context(sentences(others, _("Whoever accepts first takes it."))))
    return [*blocks, only_answer(handoff.id)]


def _start(told: Offer, handoff: Handoff) -> list[Block]:
    if not told.workflow.has_phase(handoff.phase):  # it was taken out of the workflow since
        return []
    start_with = shortened(told.workflow.phase(handoff.phase).start_with, START_WITH)
    return [section("\n".join((_("*Where to start*"), start_with)))]


def _others(told: Offer, handoff: Handoff, at_first: Sequence[MemberId] = ()) -> str:
    later = told.asked_later.get(handoff.id, ())
    others = [m for m in (*at_first, *later) if m != told.receiver]
    names = people(dict.fromkeys(others))
    return _("Also asked: {people}.", people=names) if others else ""


def _one(told: Offer, handoff: Handoff, number: int) -> list[Block]:
    if not _is_open(handoff):
        named = bold(told.workflow.name_of(handoff.phase))
        return [section(f"{named}: {settled_line(handoff, told.receiver)}")]
    phase = told.workflow.phase(handoff.phase)
    choices = (
        (_("Accept"), SettleValue(ACCEPT, handoff.id).packed()),
        (_("Return…"), SettleValue(RETURN, handoff.id).packed()),
    )
    text = f"{bold(phase.name)}\n{shortened(phase.start_with, START_WITH)}"
    if others := _others(told, handoff):
        text = f"{text}\n{others}"
    return [section(text, overflow(f"{SETTLE}:{number}", choices))]


def settled_line(handoff: Handoff, reader: MemberId) -> str:
    """Say what became of a handoff, to a reader who cannot do anything about it any longer."""
    at = f" · {moment(handoff.settled_at)}" if handoff.settled_at else ""
    match handoff.status:
        case HandoffStatus.OFFERED:
            return _("It waits for somebody else now.")
        case HandoffStatus.ACCEPTED:
            return f":handshake:  {_accepted(handoff, reader, at)}"
        case HandoffStatus.RETURNED:
            returned = f":leftwards_arrow_with_hook:  {_returned(handoff, reader, at)}"
            return f"{returned}\n{quoted(handoff.reason, NOTE)}"
        case HandoffStatus.WITHDRAWN:
            if handoff.settled_by == reader:
                return taken_back_by_you(handoff, at)
            return taken_back(handoff, _who(handoff), at)


def _accepted(handoff: Handoff, reader: MemberId, at: str) -> str:
    if handoff.settled_by == reader:
        return _("You accepted it{at}", at=at)
    return _("{who} accepted it{at}", who=_who(handoff), at=at)


def _returned(handoff: Handoff, reader: MemberId, at: str) -> str:
    if handoff.settled_by == reader:
        return _("You returned it{at}", at=at)
    return _("{who} returned it{at}", who=_who(handoff), at=at)


def _who(handoff: Handoff) -> str:
    return mention(handoff.settled_by) if handoff.settled_by else _("The operator")


def _more(told: Offer) -> list[Block]:
    more = len(told.handoffs) - SHOWN
    if more <= 0:
        return []
    listed = ngettext(
        "And {count} more phases; your Home lists them all.",
        "And {count} more phases; your Home lists them all.",
        more,
    )
    return [context(listed)]


def _is_open(handoff: Handoff) -> bool:
    return handoff.status is HandoffStatus.OFFERED
