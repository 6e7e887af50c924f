"""The daily digest: what would have been several direct messages, in one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.slack.views.answers.doubts import MOST_BUTTONS
from bot.slack.views.parts.action_values import SettleValue
from bot.slack.views.parts.actions import (
    ACCEPT,
    CONFIRM_REPORT,
    MARK_DONE,
    PICK_HOLDER,
    REJECT_REPORT,
    RETURN,
    SETTLE,
    SETTLE_REPORT,
    numbered,
)
from bot.slack.views.parts.blocks import (
    MESSAGE_BLOCKS,
    Element,
    context,
    divider,
    joined,
    overflow,
    section,
)
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.report_value import ReportValue
from domain.ids import HandoffId, RequestId
from domain.words import ngettext

_MENU = frozenset(
    {ACCEPT, RETURN, SETTLE}
)  # in a message of several offers each has a menu instead
_REPORT = frozenset({CONFIRM_REPORT, REJECT_REPORT})
_NUMBERED = frozenset({SETTLE, PICK_HOLDER, MARK_DONE, SETTLE_REPORT, *_REPORT})


def digest(parts: Sequence[Message]) -> Message:
    """Join messages one after another, each with its own buttons; only whole ones are shown."""
    gathered = ngettext(
        "Your digest: {count} messages in one.", "Your digest: {count} messages in one.", len(parts)
    )
    headline = f":newspaper:  {gathered}"
    shown = list(_fitting(parts))
    blocks = [section(headline)]
    numbering = _Numbering()
    for part in shown:
        blocks += [divider(), *map(numbering.of_block, part.blocks)]
    left = len(parts) - len(shown)
    if left:
        untold = ngettext(
            "{count} more message does not fit; your Home lists what waits for you.",
            "{count} more messages do not fit; your Home lists what waits for you.",
            left,
        )
        blocks.append(context(untold))
    return Message(joined([headline, *(part.text for part in shown)]), tuple(blocks))


def _fitting(parts: Sequence[Message]) -> Iterator[Message]:
    room = MESSAGE_BLOCKS - 2  # the headline, and what is said of the others
    for part in parts:
        room -= 1 + len(part.blocks)
        if room < 0:
            return
        yield part


@dataclass(slots=True)
class _Numbering:
    """Gives what can be pressed names that are unique within the message, and few are buttons."""

    count: int = 0
    buttons: int = 0
    picked: set[str] = field(default_factory=set[str])

    def of_block(self, block: Block) -> Block:
        if "elements" in block and block["type"] == "actions":
            elements = self._few_buttons(_with_menu(block["elements"]))
            return {**block, "elements": [self._of_element(one) for one in elements]}
        if "accessory" not in block:
            return block
        if block.get("block_id") in self.picked:  # the same choice stands further up
            return {key: block[key] for key in block if key not in {"accessory", "block_id"}}
        self.picked.update({block["block_id"]} if "block_id" in block else ())
        return {**block, "accessory": self._of_element(block["accessory"])}

    def _few_buttons(self, elements: Sequence[Element]) -> Sequence[Element]:
        """Put the buttons of a block into a menu where the message has enough of them."""
        buttons = [one for one in elements if one["type"] == "button"]
        if self.buttons + len(buttons) <= MOST_BUTTONS:
            self.buttons += len(buttons)
            return elements
        return [_menu_of(buttons), *(one for one in elements if one not in buttons)]

    def _of_element(self, element: Element) -> Element:
        action = _action(element)
        if action not in _NUMBERED:
            return element
        self.count += 1
        return {**element, "action_id": numbered(action, self.count)}


def _with_menu(elements: Sequence[Element]) -> list[Element]:
    """Put the buttons that accept or return into one menu: a message has three buttons at most."""
    folded = [one for one in elements if _action(one) in _MENU]
    if not folded:
        return list(elements)
    choices = [(one["text"]["text"], _settled_by(one)) for one in folded]
    return [overflow(SETTLE, choices), *(one for one in elements if one not in folded)]


def _menu_of(buttons: Sequence[Element]) -> Element:
    """Return one menu that means what the buttons mean, which are all about the same thing."""
    choices = [(one["text"]["text"], _chosen(one)) for one in buttons]
    action = _action(buttons[0])
    return overflow(SETTLE_REPORT if action in _REPORT else action, choices)


def _chosen(element: Element) -> str:
    action, value = _action(element), str(element["value"])
    return ReportValue(action, RequestId(value)).packed() if action in _REPORT else value


def _action(element: Element) -> str:
    return str(element["action_id"]).partition(":")[0]


def _settled_by(element: Element) -> str:
    """Return what an answer's button means; where it stands for one of several, it says so."""
    if _action(element) == SETTLE:
        return str(element["value"])
    return SettleValue(element["action_id"], HandoffId(element["value"])).packed()
