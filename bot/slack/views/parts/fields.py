"""The fields of a form: each an input block with its label."""

from collections.abc import Collection, Sequence
from typing import Any

from bot.slack.views.parts.blocks import BUTTON_TEXT, Element
from bot.slack.views.parts.message import Block
from bot.slack.views.parts.mrkdwn import plain

# Slack's limits, from its Block Kit reference.
MOST_OPTIONS = 100
LABEL = 2_000
PLACEHOLDER = 150

Options = Sequence[tuple[str, str]]  # what it is called, and its value
Grouped = Sequence[tuple[str, Options]]  # each with its heading


def field(block_id: str, label: str, element: Element) -> Block:
    """A field that has to be filled in."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": _plain_text(label, LABEL),
        "element": element,
    }


def optional(block: Block) -> Block:
    """The same field, which may stay empty."""
    return block | {"optional": True}


def line(action: str, placeholder: str, most: int, written: str = "") -> Element:
    """A line to write into."""
    element: Element = {
        "type": "plain_text_input",
        "action_id": action,
        "max_length": most,
        "placeholder": _plain_text(placeholder, PLACEHOLDER),
    }
    if written:
        element["initial_value"] = plain(written, most)
    return element


def lines(action: str, placeholder: str, most: int, written: str = "") -> Element:
    """Several lines to write into."""
    element: Element = {
        "type": "plain_text_input",
        "action_id": action,
        "multiline": True,
        "max_length": most,
        "placeholder": _plain_text(placeholder, PLACEHOLDER),
    }
    if written:
        element["initial_value"] = written
    return element


def checkboxes(action: str, options: Options, ticked: Collection[str] = ()) -> Element:
    """Some of a few, each to be ticked, by their values; some are already."""
    made = [_option(*option) for option in options]
    boxes: Element = {"type": "checkboxes", "action_id": action, "options": made}
    before = [option for option in made if option["value"] in ticked]
    return boxes | ({"initial_options": before} if before else {})


def radio(action: str, options: Options, chosen: str) -> Element:
    """One of a few, of which one is chosen already."""
    made = [_option(*option) for option in options]
    return {
        "type": "radio_buttons",
        "action_id": action,
        "options": made,
        "initial_option": next((option for option in made if option["value"] == chosen), made[0]),
    }


def select(action: str, placeholder: str, options: Options, chosen: str = "") -> Element:
    """One of many, in a menu; by its value, one may be chosen already."""
    made = [_option(*option) for option in options[:MOST_OPTIONS]]
    before = next((option for option in made if option["value"] == chosen), None)
    menu = _menu(action, placeholder) | {"options": made}
    return menu | ({"initial_option": before} if before else {})


def grouped_select(action: str, placeholder: str, groups: Grouped) -> Element:
    """One of very many, in a menu with headings."""
    return _menu(action, placeholder) | {"option_groups": _grouped(groups)}


def grouped_multi_select(
    action: str, placeholder: str, groups: Grouped, chosen: Collection[str] = ()
) -> Element:
    """Some of very many, in a menu with headings; some are chosen already, by their values."""
    menu = _menu(action, placeholder) | {"type": "multi_static_select"}
    before = [
        _option(*option) for _, options in groups for option in options if option[1] in chosen
    ]
    first = {"initial_options": before} if before else {}
    return menu | {"option_groups": _grouped(groups)} | first


def _grouped(groups: Grouped) -> list[Element]:
    return [
        {
            "label": _plain_text(label, BUTTON_TEXT),
            "options": [_option(*option) for option in options[:MOST_OPTIONS]],
        }
        for label, options in groups[:MOST_OPTIONS]
        if options
    ]


def _menu(action: str, placeholder: str) -> Element:
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": _plain_text(placeholder, PLACEHOLDER),
    }


def _option(label: str, value: str) -> Element:
    return {"text": _plain_text(label, BUTTON_TEXT), "value": value}


def _plain_text(text: str, limit: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": plain(text, limit), "emoji": True}
