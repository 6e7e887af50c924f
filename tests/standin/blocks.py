"""Reading what the bot shows: words, buttons and inputs, found as people find them."""

from collections.abc import Generator, Mapping
from typing import Any, cast

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


def answered(modal: Json, answers: Mapping[str, str]) -> dict[str, dict[str, Json]]:
    """Give the values of the modal's text inputs whose labels contain the answers' keys."""
    values: dict[str, dict[str, Json]] = {}
    for label, answer in answers.items():
        block = next(b for b in modal["blocks"] if label in b.get("label", {}).get("text", ""))
        element = block["element"]
        value = {"type": element["type"], "value": answer}
        values[block["block_id"]] = {element["action_id"]: value}
    return values


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
