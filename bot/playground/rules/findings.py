"""Collects what is wrong in a payload, in the words of Slack's own answers."""

from collections.abc import Iterable

from bot.playground.json_types import Json, as_object


class Findings:
    """Sentences with a pointer to the place."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def add(self, place: str, sentence: str) -> None:
        """Note what is wrong at a place."""
        self.sentences.append(f"{sentence} [json-pointer:{place}]")

    def text_length(self, place: str, value: object, most: int) -> None:
        """Want a text that is neither empty nor too long."""
        if not isinstance(value, str):
            self.add(place, "missing required field: text")
        elif not value.strip():
            self.add(place, "must be more than 0 characters")
        elif len(value) > most:
            self.add(place, f"must be less than {most + 1} characters")

    def optional_length(self, place: str, value: object, most: int) -> None:
        """Want a text that is not too long, where there is one."""
        if isinstance(value, str) and len(value) > most:
            self.add(place, f"must be less than {most + 1} characters")

    def text_object(self, place: str, value: object, most: int, types: Iterable[str]) -> None:
        """Want a text object of one of the types."""
        text = as_object(value)
        if text.get("type") not in tuple(types):
            self.add(place, f"must be a text object of type {' or '.join(types)}")
        else:
            self.text_length(f"{place}/text", text.get("text"), most)

    def count(self, place: str, items: list[Json], least: int, most: int) -> None:
        """Want a list that is neither too short nor too long."""
        if len(items) < least:
            self.add(place, f"no fewer than {least} items required")
        if len(items) > most:
            self.add(place, f"no more than {most} items allowed")

    def unique(self, place: str, field: str, values: Iterable[object]) -> None:
        """Want every value at most once."""
        seen: set[object] = set()
        for value in values:
            if value is not None and value in seen:
                self.add(place, f"`{field}` must be unique: {value}")
            seen.add(value)
