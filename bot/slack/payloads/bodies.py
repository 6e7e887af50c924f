"""Taking a payload of Slack apart, piece by piece; what is missing is said at once."""

from collections.abc import Mapping
from typing import Any, cast

from domain.ids import MemberId

Body = Mapping[str, Any]


class Malformed(ValueError):
    """A payload of a known kind that lacks what this kind always has."""


def inside(body: Body, key: str) -> Body:
    return mapping(body.get(key))


def mapping(found: object) -> Body:
    if not isinstance(found, dict):
        raise Malformed("an object is missing")
    return cast("Body", found)


def text_in(body: Body, key: str, empty: str | None = None) -> str:
    found = body.get(key)
    return empty if found is None and empty is not None else string(found, key)


def string(found: object, key: str) -> str:
    if not isinstance(found, str):
        raise Malformed(f"{key} is missing")
    return found


def member_of(body: Body) -> MemberId:
    """Return who pressed, submitted or chose something."""
    return MemberId(text_in(inside(body, "user"), "id"))
