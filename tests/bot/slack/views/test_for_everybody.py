"""What holds for everything that we draw: few buttons, and words for those who see no blocks."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from tests.bot.slack.views.snapshots import FOLDER

MOST_BUTTONS = 3  # of one message; the rest goes into a menu
PICTURES = {"image", "video"}
DRAWN = sorted(FOLDER.glob("*.json"), key=lambda file: file.stem)


def parts(value: object) -> Iterator[dict[str, Any]]:
    """Every object inside a value."""
    if isinstance(value, list):
        for one in cast("list[object]", value):
            yield from parts(one)
    elif isinstance(value, dict):
        whole = cast("dict[str, Any]", value)
        yield whole
        for one in whole.values():
            yield from parts(one)


def read(file: Path) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(file.read_text(encoding="utf-8")))


def buttons(drawn: object) -> int:
    return sum(part.get("type") == "button" for part in parts(drawn))


def test_no_message_has_more_than_three_buttons() -> None:
    many = {
        file.stem: count for file in DRAWN if (count := _of_a_message(read(file))) > MOST_BUTTONS
    }
    assert many == {}


def test_no_entry_of_a_home_or_a_form_has_more_than_three() -> None:
    blocks = [(file.stem, block) for file in DRAWN for block in read(file)["blocks"]]
    assert [name for name, block in blocks if buttons(block) > MOST_BUTTONS] == []


@pytest.mark.parametrize("kind", ["message", "view"])
def test_everything_has_words_beside_its_blocks(kind: str) -> None:
    silent = [file.stem for file in DRAWN if _kind(read(file)) == kind and not _words(read(file))]
    assert silent == []


def test_the_words_beside_a_message_say_what_its_first_block_says() -> None:
    """A notification and a screen reader have these words alone."""
    unsaid = [file.stem for file in DRAWN if not _says_first(read(file))]
    assert unsaid == []


def test_every_picture_has_words() -> None:
    pictures = [
        part for file in DRAWN for part in parts(read(file)) if part.get("type") in PICTURES
    ]
    assert [picture for picture in pictures if not picture.get("alt_text")] == []


def test_whatever_can_be_pressed_is_called_something() -> None:
    pressed = [part for file in DRAWN for part in parts(read(file)) if "action_id" in part]
    named = ("text", "placeholder", "options", "positive_button")
    assert pressed
    assert [part for part in pressed if not any(part.get(name) for name in named)] == []


def _kind(drawn: dict[str, Any]) -> str:
    return "view" if drawn.get("type") in {"home", "modal"} else "message"


def _of_a_message(drawn: dict[str, Any]) -> int:
    return buttons(drawn) if _kind(drawn) == "message" else 0


def _words(drawn: dict[str, Any]) -> str:
    if _kind(drawn) == "message":
        return str(drawn["text"]).strip()
    title = drawn.get("title")
    return str(title["text"]) if title else str(drawn["blocks"][0])


def _says_first(drawn: dict[str, Any]) -> bool:
    if _kind(drawn) == "view":
        return True
    first = next((block for block in drawn["blocks"] if block["type"] == "section"), None)
    return first is None or str(first["text"]["text"]).split("\n")[0] in str(drawn["text"])
