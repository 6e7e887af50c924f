"""Checks that Slack would take a call: its published types, and four rules that these lack."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Protocol, cast

import jsonschema_rs
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from tests.needs import slack_material

Json = Mapping[str, Any]

BLOCKS_IN_A_MESSAGE = 50
MESSAGES = {"chat.postMessage", "chat.postEphemeral", "chat.scheduleMessage", "chat.update"}
RESPONSE = "response_url"  # not a method: the address that comes with a click or a command
VIEWS = {"home": "HomeView", "modal": "ModalView"}
TEXTS = {"plain_text", "mrkdwn", "markdown"}
ANY_BLOCK = {"$ref": "#/definitions/Block"}
# Slack stores it and gives it back, and its own clients send it, but no type names it.
UNNAMED = {"chat.postMessage": {"client_msg_id"}}
# A form has no types: these come as text there.
WRITTEN = {"true": True, "false": False, "1": True, "0": False}


class Call(Protocol):
    """A call as the pretend Slack's journal keeps it."""

    @property
    def method(self) -> str: ...
    @property
    def arguments(self) -> Mapping[str, object]: ...


def assert_calls_keep_the_contract(calls: Iterable[Call]) -> None:
    """Fail with every mistake in every call."""
    mistakes = [
        f"{call.method}: {mistake}"
        for call in calls
        for mistake in check_call(call.method, call.arguments)
    ]
    assert not mistakes, "Slack would refuse:\n" + "\n".join(mistakes)


def check_call(method: str, arguments: Json) -> list[str]:
    """What is wrong with a call, its arguments decoded; only the rules where no types are here."""
    mistakes = list(_against_types(method, arguments))
    if method in MESSAGES or method == RESPONSE:
        mistakes += _rules_of_a_message(arguments)
    if isinstance(view := arguments.get("view"), Mapping):
        mistakes += _rules_of_a_view(cast("Json", view))
    return mistakes


def check_view(view: Json) -> list[str]:
    """What is wrong with a modal or a Home."""
    kind = VIEWS.get(str(view.get("type")))
    if kind is None:
        return [f"type: {view.get('type')!r} is neither a home nor a modal"]
    return [*_errors(kind, view), *_rules_of_a_view(view)]


# ---- the types


def _against_types(method: str, arguments: Json) -> Iterator[str]:
    if method == RESPONSE:
        for place, block in enumerate(arguments.get("blocks") or ()):
            yield from (f"blocks[{place}].{error}" for error in _errors("KnownBlock", block))
        return
    methods = _contract().get("x-methods", {method: ""})
    if method not in methods:
        yield "is not a method of the Web API"
        return
    unnamed = UNNAMED.get(method, set())
    named = {name: value for name, value in arguments.items() if name not in unnamed}
    yield from _errors(methods[method], _typed(methods[method], named))


def _errors(definition: str, value: object) -> list[str]:
    if not _contract():
        return []
    if _keeps(definition)(value):  # a hundred times as fast, but it does not explain well
        return []
    found = _validator(definition).iter_errors(cast("Any", value))
    return [f"{deepest.json_path}: {deepest.message}" for deepest in map(_explained, found)]


def _explained(error: ValidationError) -> ValidationError:
    """The mistake in the alternative that was meant, which is the nearest."""
    alternatives = _alternatives(error)
    return _explained(min(alternatives, key=_distances)[0]) if alternatives else error


def _alternatives(error: ValidationError) -> list[list[ValidationError]]:
    found: dict[object, list[ValidationError]] = defaultdict(list)
    for cause in error.context or ():
        found[cause.relative_schema_path[0]].append(cause)
    return list(found.values())


def _distances(errors: Sequence[ValidationError]) -> float:
    return sum(map(_distance, errors))


def _distance(error: ValidationError) -> float:
    """How much the error speaks against this alternative: most of all another type, at the top."""
    if alternatives := _alternatives(error):
        return min(map(_distances, alternatives))
    *within, last = (None, *error.absolute_path)
    if error.validator == "const" and last == "type":
        return 8 * 4.0 ** -len(within)
    return 4.0 ** -len(error.absolute_path)


def _typed(definition: str, arguments: Json) -> dict[str, object]:
    types = _argument_types(definition) if definition else {}
    return {name: _read(value, types.get(name, frozenset())) for name, value in arguments.items()}


def _read(value: object, types: frozenset[str]) -> object:
    if not isinstance(value, str) or "string" in types:
        return value
    if "boolean" in types:
        return WRITTEN.get(value, value)
    return float(value) if types & {"number", "integer"} and value.isdecimal() else value


@cache
def _argument_types(definition: str) -> dict[str, frozenset[str]]:
    schema = _contract()["definitions"][definition]
    types: dict[str, set[str]] = defaultdict(set)
    for alternative in schema.get("anyOf", [schema]):
        for name, property_ in alternative.get("properties", {}).items():
            declared = property_.get("type", "object")
            types[name].update([declared] if isinstance(declared, str) else declared)
    return {name: frozenset(found) for name, found in types.items()}


@cache
def _validator(definition: str) -> Draft7Validator:
    return Draft7Validator(_schema(definition))


@cache
def _keeps(definition: str) -> Callable[[object], bool]:
    return jsonschema_rs.Draft7Validator(_schema(definition)).is_valid


def _schema(definition: str) -> dict[str, Any]:
    definitions = _contract()["definitions"]
    return {"$ref": f"#/definitions/{definition}", "definitions": definitions}


@cache
def _contract() -> Json:
    """Slack's published types, empty where they are not here."""
    folder = slack_material()
    if folder is None:
        return {}
    contract = json.loads((folder / "contract" / "slack_contract.json").read_text())
    columns = contract["definitions"]["TableBlock"]["properties"]["column_settings"]
    columns["items"] = {"anyOf": [columns["items"], {"type": "null"}]}  # "the default" for a column
    for part in _walk(contract["definitions"]):
        if ANY_BLOCK in part.get("anyOf", ()):  # it would let half a block of a known kind pass
            part["anyOf"].remove(ANY_BLOCK)
    return contract


# ---- the rules


def _rules_of_a_message(arguments: Json) -> Iterator[str]:
    blocks = _blocks(arguments)
    if len(blocks) > BLOCKS_IN_A_MESSAGE:
        yield f"blocks: {len(blocks)} of them, and a message has at most {BLOCKS_IN_A_MESSAGE}"
    yield from _repeated("action_id", _all_of(blocks, "action_id"))
    yield from _rules_of_blocks(blocks)
    if not str(arguments.get("text", "text")).strip():
        yield "text: is empty"


def _rules_of_a_view(view: Json) -> Iterator[str]:
    blocks = _blocks(view)
    for block in blocks:  # unlike in a message, two rows of a Home may have the same button
        yield from _repeated("action_id", _all_of([block], "action_id"))
    yield from _rules_of_blocks(blocks)
    yield from _empty_texts(
        [part for name in ("title", "submit", "close") if (part := view.get(name))]
    )


def _rules_of_blocks(blocks: Sequence[Json]) -> Iterator[str]:
    yield from _repeated("block_id", _all_of(blocks, "block_id"))
    yield from _empty_texts(blocks)


def _blocks(surface: Json) -> Sequence[Json]:
    return cast("Sequence[Json]", surface.get("blocks") or ())


def _repeated(name: str, values: Iterable[object]) -> Iterator[str]:
    yield from (f"{name}: {value!r} twice" for value, n in Counter(values).items() if n > 1)


def _empty_texts(parts: Sequence[Json]) -> Iterator[str]:
    for part in _walk(parts):
        if part.get("type") in TEXTS and not str(part.get("text", "")).strip():
            yield f"text: a {part['type']} is empty"


def _all_of(parts: Sequence[Json], name: str) -> Iterator[object]:
    return (part[name] for part in _walk(parts) if name in part)


def _walk(value: object) -> Iterator[Json]:
    """Every object inside the value."""
    if isinstance(value, Mapping):
        mapping = cast("Json", value)
        yield mapping
        yield from chain.from_iterable(_walk(inner) for inner in mapping.values())
    elif isinstance(value, (list, tuple)):
        yield from chain.from_iterable(_walk(inner) for inner in cast("Sequence[object]", value))
