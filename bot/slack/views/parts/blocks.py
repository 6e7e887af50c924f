"""The blocks that our messages, modals and Home are built of, one function for each."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal

from bot.slack.views.parts.message import Block
from bot.slack.views.parts.mrkdwn import plain, shortened
from domain.wording import within
from domain.words import _

Element = dict[str, Any]

# Slack's limits, from its Block Kit reference.
MESSAGE_BLOCKS = 50
SECTION_TEXT = 3_000
UPDATE_TEXT = 4_000  # chat.update takes less text than chat.postMessage
BUTTON_TEXT = 75
MODAL_TITLE = 24

NAME = 120  # a name may be 500 characters long in a file; in a sentence this much is enough
NOTE = 2_700
START_WITH = 800


@lru_cache(maxsize=2_000)  # the same projects, roles and responsibilities again and again
def name(written: str) -> str:
    """A name as part of a sentence: one line, cut where it is too long, harmless."""
    return shortened(plain(written, 500), NAME)


def inside(written: str) -> str:
    """A name that somebody gave to a role, as it stands in the middle of a sentence."""
    return name(within(written))


def bold(written: str) -> str:
    """A name that stands out."""
    return f"*{name(written)}*"


def joined(lines: Sequence[str]) -> str:
    """Join whole lines as long as they fit into a message's text; none is cut in its mark-up."""
    text = lines[0]
    for line in lines[1:]:
        if len(text) + len(line) + 1 > UPDATE_TEXT:
            break
        text = f"{text}\n{line}"
    return text


def section(text: str, accessory: Element | None = None, block_id: str = "") -> Block:
    """A paragraph of mrkdwn, with one thing to press beside it where there is one."""
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    if block_id:
        block["block_id"] = block_id
    if accessory:
        block["accessory"] = accessory
    return block


def header(text: str) -> Block:
    return {"type": "header", "text": _plain_text(plain(text, 150))}


def context(text: str) -> Block:
    """A small grey line."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


def divider() -> Block:
    return {"type": "divider"}


def actions(*elements: Element) -> Block:
    return {"type": "actions", "elements": list(elements)}


def button(
    label: str, action: str, value: str, style: Literal["primary", "danger", ""] = ""
) -> Element:
    element: Element = {
        "type": "button",
        "text": _plain_text(plain(label, BUTTON_TEXT)),
        "action_id": action,
        "value": value,
    }
    if style:
        element["style"] = style
    return element


def overflow(action: str, choices: Sequence[tuple[str, str]]) -> Element:
    """The menu behind three dots; a choice is its label and its value."""
    options = [
        {"text": _plain_text(plain(label, BUTTON_TEXT)), "value": value} for label, value in choices
    ]
    return {"type": "overflow", "action_id": action, "options": options}


def users_select(action: str, placeholder: str) -> Element:
    return {
        "type": "users_select",
        "action_id": action,
        "placeholder": _plain_text(plain(placeholder, 150)),
    }


def long_input(block_id: str, action: str, label: str, placeholder: str, max_length: int) -> Block:
    """A field of a modal for several lines."""
    element: Element = {
        "type": "plain_text_input",
        "action_id": action,
        "multiline": True,
        "max_length": max_length,
        "focus_on_load": True,
        "placeholder": _plain_text(plain(placeholder, 150)),
    }
    return {
        "type": "input",
        "block_id": block_id,
        "label": _plain_text(label),
        "element": element,
    }


def modal(
    title: str,
    blocks: Sequence[Block],
    callback: str = "",
    carried: str = "",
    submit: str = "",
) -> Block:
    """A modal; with a `callback` it is a form: `submit` is on its button, `carried` comes back."""
    view: Block = {
        "type": "modal",
        "title": _plain_text(plain(title, MODAL_TITLE)),
        "close": _plain_text(_("Cancel") if callback else _("Close")),
        "blocks": list(blocks),
    }
    if callback:
        view |= {"callback_id": callback, "private_metadata": carried}
        view["submit"] = _plain_text(plain(submit, MODAL_TITLE))
    return view


def _plain_text(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": True}


def paragraphs(lines: list[str]) -> list[str]:
    """Put lines together to paragraphs that a section holds."""
    parts: list[str] = []
    for line in lines:
        if parts and len(parts[-1]) + len(line) < SECTION_TEXT:
            parts[-1] = f"{parts[-1]}\n{line}"
        else:
            parts.append(line)
    return parts
