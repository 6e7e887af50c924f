"""The direct messages about handoffs that nobody took on yet: reminded, asked too, told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.slack.views.handoffs.in_words import InWords, answer_to
from bot.slack.views.handoffs.offer import settled_line
from bot.slack.views.parts.action_values import PickBlock, SettleValue, SnoozeValue
from bot.slack.views.parts.actions import ACCEPT, PICK_HOLDER, SETTLE, SNOOZE, numbered
from bot.slack.views.parts.blocks import (
    actions,
    button,
    context,
    joined,
    overflow,
    section,
    users_select,
)
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import everybody, moment, people
from domain.handoffs.hours.snoozing import Snooze
from domain.handoffs.permission import who_may
from domain.ids import HandoffId, MemberId
from domain.projects import HandoffStatus
from domain.wording import sentences
from domain.words import _, ngettext

SHOWN = 10  # handoffs that one message tells of; more are counted
SHOWN_IN_DIGEST = 4  # of a kind, so that the three kinds fit into one message


@dataclass(frozen=True, slots=True)
class Waiting(InWords):
    """A handoff as it stands now; `asked_later` are the backups who were asked too."""

    asked_later: tuple[MemberId, ...] = ()

    def is_for(self, member: MemberId) -> bool:
        """Tell whether it waits for an answer that this member may give."""
        allowed = {*self.handoff.to, *who_may(self.project, self.handoff.role)}
        return self.handoff.status is HandoffStatus.OFFERED and member in allowed


@dataclass(frozen=True, slots=True)
class Reminded:
    """What one message tells one member; `until` is when they want to be reminded again.

    `subject` is the handoff that the message was owed for, which may be settled; None for the first
    of those that wait. So many are `shown`; the others are counted.
    """

    receiver: MemberId
    waiting: Sequence[Waiting]
    again: int = 0
    until: datetime | None = None
    subject: HandoffId | None = None
    shown: int = SHOWN

    @property
    def open_now(self) -> list[Waiting]:
        return [one for one in self.waiting if one.is_for(self.receiver)]


def reminder(told: Reminded) -> Message:
    """Remind of what waits, with everything that can be done about it."""
    open_now = told.open_now
    blocks = [block for number, one in _shown(told) for block in _reminded(told, one, number)]
    if open_now and told.until is not None:
        again = _("You are reminded again {moment}.", moment=moment(told.until))
        blocks.append(context(f":zzz:  {again}"))
    elif open_now:
        blocks.append(_not_now(told))
    return _message(told, f":bell:  {_headline(told, _still_waits)}", blocks)


def _not_now(told: Reminded) -> Block:
    value = told.subject or told.waiting[0].handoff.id
    labels = (
        (_("Remind me in 1 hour"), Snooze.HOUR),
        (_("Remind me tomorrow"), Snooze.TOMORROW),
        (_("Remind me next Monday"), Snooze.MONDAY),
    )
    choices = [(label, SnoozeValue(snooze, value, told.again).packed()) for label, snooze in labels]
    return section(_("Not now? I can come back to it."), overflow(SNOOZE, choices))


def asked_too(told: Reminded) -> Message:
    """Ask a backup to take on what nobody else did."""
    blocks = [block for number, one in _shown(told) for block in _for_backup(told, one, number)]
    return _message(told, f":raising_hand:  {_headline(told, _waits_for_backup)}", blocks)


def overdue(told: Reminded) -> Message:
    """Tell the lead what nobody took on: they may give the role to somebody, or take it."""
    blocks: list[Block] = []
    picked: set[str] = set()
    for number, one in _shown(told):
        blocks += _for_lead(told, one, number, picked)
    if told.open_now:
        blocks.append(context(_("Whoever you pick holds the role as well and is asked at once.")))
    return _message(told, f":hourglass_flowing_sand:  {_headline(told, _waits_for_lead)}", blocks)


def _shown(told: Reminded) -> Sequence[tuple[int, Waiting]]:
    return list(enumerate(told.waiting[: told.shown], start=1))


def _headline(told: Reminded, waits: Callable[[int, str], str]) -> str:
    """Say what waits, by how many there are and what the first is called."""
    open_now = told.open_now
    if open_now:
        return waits(len(open_now), open_now[0].title)
    if told.waiting:
        return _("{handoff} waits no longer.", handoff=told.waiting[0].title)
    return _("Nothing waits.")


def _still_waits(count: int, first: str) -> str:
    return ngettext(
        "{handoff} still waits for you.",
        "{count} handoffs still wait for you.",
        count,
        handoff=first,
    )


def _waits_for_backup(count: int, first: str) -> str:
    return ngettext(
        "{handoff} waits, and you are its backup.",
        "{count} handoffs wait, and you are their backup.",
        count,
        handoff=first,
    )


def _waits_for_lead(count: int, first: str) -> str:
    return ngettext(
        "{handoff} waits, and nobody took it on.",
        "{count} handoffs wait, and nobody took them on.",
        count,
        handoff=first,
    )


def _message(told: Reminded, headline: str, blocks: Sequence[Block]) -> Message:
    first = section(headline)
    more = len(told.waiting) - told.shown
    if more > 0:
        counted = ngettext(
            "And {count} more; your Home lists them all.",
            "And {count} more; your Home lists them all.",
            more,
        )
        blocks = [*blocks, context(counted)]
    texts = [block["text"]["text"] for block in (first, *blocks) if block["type"] == "section"]
    return Message(joined(texts), (first, *blocks))


def _reminded(told: Reminded, one: Waiting, number: int) -> list[Block]:
    if not one.is_for(told.receiver):
        return [_settled(told, one)]
    offered_at = moment(one.handoff.offered_at)
    asked = _("It was offered to you as {role} · {moment}", role=one.role, moment=offered_at)
    return [
        section(f"{one.title}\n{asked}"),
        *_others(told, one),
        answer_to(one.handoff.id, number),
    ]


def _for_backup(told: Reminded, one: Waiting, number: int) -> list[Block]:
    if not one.is_for(told.receiver):
        return [_settled(told, one)]
    silent = ngettext(
        "{people} was asked {moment} and did not answer yet.",
        "{people} were asked {moment} and did not answer yet.",
        _how_many(one),
        people=_first(one),
        moment=moment(one.handoff.offered_at),
    )
    you_may = _("As backup for the {role} you may accept it.", role=one.role)
    text = f"{one.title}\n{sentences(silent, you_may)}"
    return [section(text), *_others(told, one), answer_to(one.handoff.id, number)]


def _for_lead(told: Reminded, one: Waiting, number: int, picked: set[str]) -> list[Block]:
    if not one.is_for(told.receiver):
        return [_settled(told, one)]
    block = PickBlock(one.project.key, one.handoff.role).packed()
    pick = PICK_HOLDER if not picked else f"{PICK_HOLDER}:{len(picked) + 1}"
    accessory = users_select(pick, _("Pick a member")) if block not in picked else None
    text = section(_asked(one), accessory, "" if block in picked else block)
    picked.add(block)
    value = SettleValue(ACCEPT, one.handoff.id).packed()
    return [text, actions(button(_("Accept it myself"), numbered(SETTLE, number), value))]


def _asked(one: Waiting) -> str:
    named = {"handoff": one.title, "moment": moment(one.handoff.offered_at)}
    if one.handoff.asks_nobody:
        return _(
            "{handoff}: there is nobody to ask as {role} since it became ready · {moment}",
            role=one.role,
            **named,
        )
    asked = ngettext(
        "{handoff}: {people} was asked · {moment}.",
        "{handoff}: {people} were asked · {moment}.",
        _how_many(one),
        people=_first(one),
        **named,
    )
    return sentences(asked, _asked_too(one.asked_later))


def _asked_too(members: Sequence[MemberId]) -> str:
    if not members:
        return ""
    return ngettext(
        "{people} was asked too.",
        "{people} were asked too.",
        len(members),
        people=people(members),
    )


def _others(told: Reminded, one: Waiting) -> list[Block]:
    others = [m for m in (*one.handoff.to, *one.asked_later) if m != told.receiver]
    if not others:
        return []
    also = _("Also asked: {people}.", people=people(dict.fromkeys(others)))
    return [context(sentences(also, _("Whoever accepts first takes it.")))]


def _settled(told: Reminded, one: Waiting) -> Block:
    return section(f"{one.title}: {settled_line(one.handoff, told.receiver)}")


def _first(one: Waiting) -> str:
    """Name who was asked first: `Ana and @ml-team`."""
    return everybody(one.handoff.to, one.handoff.groups)


def _how_many(one: Waiting) -> int:
    return len(one.handoff.to) + len(one.handoff.groups)
