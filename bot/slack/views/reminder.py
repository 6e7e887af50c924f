"""The direct messages about handoffs that nobody took on yet: reminded, asked too, told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.slack.views.action_values import PickBlock, SettleValue, SnoozeValue
from bot.slack.views.actions import ACCEPT, PICK_HOLDER, SETTLE, SNOOZE, numbered
from bot.slack.views.blocks import (
    actions,
    button,
    context,
    joined,
    overflow,
    section,
    users_select,
)
from bot.slack.views.in_words import InWords, answer_to
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import everybody, moment, people
from bot.slack.views.offer import settled_line
from domain.handoffs.permission import who_may
from domain.handoffs.snoozing import Snooze
from domain.ids import HandoffId, MemberId
from domain.projects import HandoffStatus

SHOWN = 10  # handoffs that one message tells of; more are counted
SHOWN_IN_DIGEST = 4  # of a kind, so that the three kinds fit into one message
CHOICES = (
    ("Remind me in 1 hour", Snooze.HOUR),
    ("Remind me tomorrow", Snooze.TOMORROW),
    ("Remind me next Monday", Snooze.MONDAY),
)


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
        blocks.append(context(f":zzz:  You are reminded again {moment(told.until)}."))
    elif open_now:
        value = told.subject or told.waiting[0].handoff.id
        choices = [
            (label, SnoozeValue(snooze, value, told.again).packed()) for label, snooze in CHOICES
        ]
        blocks.append(section("Not now? I can come back to it.", overflow(SNOOZE, choices)))
    return _message(
        told, f":bell:  {_headline(told, 'still waits for you', 'still wait for you')}", blocks
    )


def asked_too(told: Reminded) -> Message:
    """Ask a backup to take on what nobody else did."""
    blocks = [block for number, one in _shown(told) for block in _for_backup(told, one, number)]
    waits = ("waits, and you are its backup", "wait, and you are their backup")
    return _message(told, f":raising_hand:  {_headline(told, *waits)}", blocks)


def overdue(told: Reminded) -> Message:
    """Tell the lead what nobody took on: they may give the role to somebody, or take it."""
    blocks: list[Block] = []
    picked: set[str] = set()
    for number, one in _shown(told):
        blocks += _for_lead(told, one, number, picked)
    if told.open_now:
        blocks.append(context("Whoever you pick holds the role as well and is asked at once."))
    waits = ("waits, and nobody took it on", "wait, and nobody took them on")
    return _message(told, f":hourglass_flowing_sand:  {_headline(told, *waits)}", blocks)


def _shown(told: Reminded) -> Sequence[tuple[int, Waiting]]:
    return list(enumerate(told.waiting[: told.shown], start=1))


def _headline(told: Reminded, one_waits: str, several_wait: str) -> str:
    open_now = told.open_now
    if len(open_now) > 1:
        return f"{len(open_now)} handoffs {several_wait}."
    if open_now:
        return f"{open_now[0].title} {one_waits}."
    return f"{told.waiting[0].title} waits no longer." if told.waiting else "Nothing waits."


def _message(told: Reminded, headline: str, blocks: Sequence[Block]) -> Message:
    first = section(headline)
    more = len(told.waiting) - told.shown
    if more > 0:
        blocks = [*blocks, context(f"And {more} more; your Home lists them all.")]
    texts = [block["text"]["text"] for block in (first, *blocks) if block["type"] == "section"]
    return Message(joined(texts), (first, *blocks))


def _reminded(told: Reminded, one: Waiting, number: int) -> list[Block]:
    if not one.is_for(told.receiver):
        return [_settled(told, one)]
    asked = f"It was offered to you as {one.role} · {moment(one.handoff.offered_at)}"
    return [
        section(f"{one.title}\n{asked}"),
        *_others(told, one),
        answer_to(one.handoff.id, number),
    ]


def _for_backup(told: Reminded, one: Waiting, number: int) -> list[Block]:
    if not one.is_for(told.receiver):
        return [_settled(told, one)]
    first = f"{_first(one)} asked {moment(one.handoff.offered_at)}"
    you_may = f"As backup for the {one.role} you may accept it."
    text = f"{one.title}\n{first} and did not answer yet. {you_may}"
    return [section(text), *_others(told, one), answer_to(one.handoff.id, number)]


def _for_lead(told: Reminded, one: Waiting, number: int, picked: set[str]) -> list[Block]:
    if not one.is_for(told.receiver):
        return [_settled(told, one)]
    block = PickBlock(one.project.key, one.handoff.role).packed()
    pick = PICK_HOLDER if not picked else f"{PICK_HOLDER}:{len(picked) + 1}"
    accessory = users_select(pick, "Pick a member") if block not in picked else None
    text = section(_asked(one), accessory, "" if block in picked else block)
    picked.add(block)
    value = SettleValue(ACCEPT, one.handoff.id).packed()
    return [text, actions(button("Accept it myself", numbered(SETTLE, number), value))]


def _asked(one: Waiting) -> str:
    at = moment(one.handoff.offered_at)
    if one.handoff.asks_nobody:
        return f"{one.title}: there is nobody to ask as {one.role} since it became ready · {at}"
    later = (
        f" {people(one.asked_later)} {_was(one.asked_later)} asked too." if one.asked_later else ""
    )
    return f"{one.title}: {_first(one)} asked · {at}.{later}"


def _others(told: Reminded, one: Waiting) -> list[Block]:
    others = [m for m in (*one.handoff.to, *one.asked_later) if m != told.receiver]
    if not others:
        return []
    return [
        context(f"Also asked: {people(dict.fromkeys(others))}. Whoever accepts first takes it.")
    ]


def _settled(told: Reminded, one: Waiting) -> Block:
    return section(f"{one.title}: {settled_line(one.handoff, told.receiver)}")


def _first(one: Waiting) -> str:
    """Say who was asked first: `Ana and @ml-team were`."""
    handoff = one.handoff
    return f"{everybody(handoff.to, handoff.groups)} {_was((*handoff.to, *handoff.groups))}"


def _was(members: Sequence[str]) -> str:
    return "was" if len(members) == 1 else "were"
