"""Events as plain JSON, the way the audit trail keeps them."""

from dataclasses import fields
from typing import Any, cast

from domain.handoffs.events import Event
from domain.projects import Operator, Person

OPERATOR = "operator"


def facts_of(event: Event) -> dict[str, Any]:
    """Return what an event says, under the names of its fields."""
    return {field.name: _plain(getattr(event, field.name)) for field in fields(event)}


def _plain(value: object) -> object:
    match value:
        case Person(member):
            return member
        case Operator():
            return OPERATOR
        case tuple():
            return [_plain(part) for part in cast("tuple[object, ...]", value)]
        case _:
            return value
