"""Reading what the bot shows: words, buttons and inputs, found as people find them."""

from collections.abc import Generator, Mapping
from typing import Any, cast

from bot.playground.inputs import entered, initial

Json = dict[str, Any]


def words(shown: Json | None) -> str:
    """Everything a message or a view shows, its fallback text first."""
    return "\n".join(_texts(shown))


def button(message: Json, label: str) -> Json | None:
    """Find the first button whose label contains the given one, as the action Slack would send."""
    for index, block in enumerate(message.get("blocks") or []):
        for element in [*block.get("elements", []), block.get("accessory", {})]:
            if element.get("type") == "button" and label in element["text"]["text"]:
                named = {"block_id": block.get("block_id", f"b{index}")}
                return {**element, **named}
    return None


def answered(modal: Json, answers: Mapping[str, object]) -> dict[str, dict[str, Json]]:
    """Give the values of a modal's inputs: the answers, by what their labels contain, and the rest.

    An answer is a text, a member's id or several, or the value of an option; an input that none is
    for has what it was opened with.
    """
    inputs = [block for block in modal["blocks"] if block["type"] == "input"]
    values = {block["block_id"]: _as_opened(block["element"]) for block in inputs}
    for label, answer in answers.items():
        block = next(block for block in inputs if label in block["label"]["text"])
        element = block["element"]
        values[block["block_id"]] = {element["action_id"]: entered(element, answer)}
    return values


def _as_opened(element: Json) -> dict[str, Json]:
    return {element["action_id"]: initial(element)}


def _texts(node: object) -> Generator[str]:
    if isinstance(node, list):
        for item in cast("list[object]", node):
            yield from _texts(item)
    if isinstance(node, dict):
        for key, value in cast("Json", node).items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
