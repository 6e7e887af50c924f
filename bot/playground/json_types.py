"""The shape in which Slack speaks: objects of JSON, and how to read them."""

from typing import Any, cast

Json = dict[str, Any]


def as_object(value: object) -> Json:
    """Return the value if it is an object, else an empty one."""
    return cast("Json", value) if isinstance(value, dict) else {}


def as_objects(value: object) -> list[Json]:
    """Return the objects in a list; anything else counts as none."""
    items = cast("list[object]", value) if isinstance(value, list) else []
    return [cast("Json", item) for item in items if isinstance(item, dict)]


def as_texts(value: object) -> list[str]:
    """Return the texts in a list; anything else counts as none."""
    items = cast("list[object]", value) if isinstance(value, list) else []
    return [item for item in items if isinstance(item, str)]
