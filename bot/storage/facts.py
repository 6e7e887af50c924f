"""Events as plain JSON, the way the audit trail keeps them."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, cast

from domain.absences import StandIn
from domain.handoffs.events import Event
from domain.ids import MemberId
from domain.projects import Actor, Operator, Person, Pipeline

OPERATOR = "operator"
_PIPELINE = "pipeline:"  # no id of a member has a colon


def actor_key(who: Actor) -> MemberId | None:
    """Return what is stored of an actor: a member's id, a pipeline's name, no operator."""
    match who:
        case Person(member):
            return member
        case Pipeline(name):
            return MemberId(_PIPELINE + name)
        case Operator():
            return None


def pipeline_of(key: str) -> Pipeline | None:
    """Return the pipeline that was stored; None where it is a member."""
    return Pipeline(key.removeprefix(_PIPELINE)) if key.startswith(_PIPELINE) else None


def facts_of(event: Event) -> dict[str, Any]:
    """Return what an event says, under the names of its fields."""
    return {field.name: _plain(getattr(event, field.name)) for field in fields(event)}


def plain_stand_in(one: StandIn) -> dict[str, Any]:
    """Return who is asked instead of whom, as JSON keeps it."""
    told = {"member": one.member, "instead_of": one.instead_of}
    return {**told, "until": one.until.isoformat()}


def stand_in_of(told: Mapping[str, str]) -> StandIn:
    """Return what JSON kept of who is asked instead of whom."""
    member, instead_of = MemberId(told["member"]), MemberId(told["instead_of"])
    return StandIn(member, instead_of, date.fromisoformat(told["until"]))


def _plain(value: object) -> object:
    match value:
        case Person(member):
            return member
        case Operator():
            return OPERATOR
        case Pipeline():
            return actor_key(value)
        case StandIn():
            return plain_stand_in(value)
        case tuple():
            return [_plain(part) for part in cast("tuple[object, ...]", value)]
        case _:
            return value
