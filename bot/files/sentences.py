"""What pydantic found wrong, in a sentence for the person who wrote the file."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from domain.knowledge.mistakes import MistakeInside
from domain.knowledge.phrases import KEY_PATTERN

Place = tuple[str | int, ...]

_EXPECTED: Mapping[str, str] = {
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "dict_type": "a mapping",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "list_type": "a list",
    "string_type": "text",
    "tuple_type": "a list",
}
_SHOWN = 40


def explained(model: type[BaseModel], error: ErrorDetails) -> tuple[Place, str]:
    """The path to the place that is wrong, and the sentence about it."""
    place = error["loc"]
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, MistakeInside):
        return (*place, *cause.where), str(cause)
    if isinstance(cause, ValueError):
        return place, str(cause)
    return place, _sentence(model, error)


def kind_of(model: type[BaseModel]) -> str:
    """What a model is called in a sentence, with its article: "a role", "an assignment"."""
    title = model.model_config.get("title") or model.__name__
    article = "an" if title[0].lower() in "aeiou" else "a"
    return f"{article} {title}"


def _sentence(model: type[BaseModel], error: ErrorDetails) -> str:
    if error["type"] in _SENTENCES:
        return _SENTENCES[error["type"]](model, error)
    if error["type"] in _EXPECTED:
        return _unexpected(error, _EXPECTED[error["type"]])
    told = error["msg"][:1].lower() + error["msg"][1:]
    return f"{_subject(error['loc'])}: {told}"


def _unexpected(error: ErrorDetails, expected: str) -> str:
    found = error["input"]
    quotes = "; put it in quotes" if expected == "text" and _is_unquoted(found) else ""
    return f"{_subject(error['loc'])} should be {expected}, not {_found(found)}{quotes}"


def _unknown_field(model: type[BaseModel], error: ErrorDetails) -> str:
    name = str(error["loc"][-1])
    owner = _model_at(model, error["loc"][:-1])
    if owner is None:
        return f'"{name}" is not a field here'
    fields = [field.alias or key for key, field in owner.model_fields.items()]
    near = get_close_matches(name, fields, n=1)
    hint = f'did you mean "{near[0]}"?' if near else f"the fields are {', '.join(fields)}"
    return f'"{name}" is not a field of {kind_of(owner)}; {hint}'


def _missing_field(model: type[BaseModel], error: ErrorDetails) -> str:
    owner = _model_at(model, error["loc"][:-1])
    return f'{kind_of(owner) if owner else "this"} needs "{error["loc"][-1]}"'


def _not_a_model(model: type[BaseModel], error: ErrorDetails) -> str:
    part = _model_at(model, error["loc"])
    return _unexpected(error, f"{kind_of(part)} with its fields" if part else "a mapping")


def _pattern(_: type[BaseModel], error: ErrorDetails) -> str:
    pattern = error.get("ctx", {}).get("pattern")
    if pattern == KEY_PATTERN:
        return (
            f"{_found(error['input'])} cannot be a key; lower-case letters, digits, "
            '"-" and "_" are expected'
        )
    return _unexpected(error, f"text of the form {pattern}")


def _too_short_text(_: type[BaseModel], error: ErrorDetails) -> str:
    return f"{_subject(error['loc'])} should not be empty"


def _too_long_text(_: type[BaseModel], error: ErrorDetails) -> str:
    limit = error.get("ctx", {}).get("max_length")
    return f"{_subject(error['loc'])} should have at most {limit} characters"


def _not_a_choice(_: type[BaseModel], error: ErrorDetails) -> str:
    choices = str(error.get("ctx", {}).get("expected", "")).replace("'", '"')
    return _unexpected(error, choices)


_SENTENCES: Mapping[str, Callable[[type[BaseModel], ErrorDetails], str]] = {
    "enum": _not_a_choice,
    "extra_forbidden": _unknown_field,
    "literal_error": _not_a_choice,
    "missing": _missing_field,
    "model_type": _not_a_model,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long_text,
    "string_too_short": _too_short_text,
}


def _subject(place: Place) -> str:
    if not place:
        return "the file"
    if isinstance(place[-1], str):
        return f'"{place[-1]}"'
    return f"item {place[-1] + 1} of {_subject(place[:-1])}"


def _is_unquoted(found: object) -> bool:
    return isinstance(found, bool | int | float | date)


def _found(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case date():
            return f"the date {value}"
        case str():
            return f'"{value[:_SHOWN]}{"…" if len(value) > _SHOWN else ""}"'
        case list():
            return "a list"
        case _:
            return "a mapping"


def _model_at(model: type[BaseModel], place: Place) -> type[BaseModel] | None:
    found: type[BaseModel] | None = model
    for part in place:
        if found is not None and isinstance(part, str):
            found = _field_model(found, part)
    return found


def _field_model(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    for key, field in model.model_fields.items():
        if name in {key, field.alias}:
            return next(_models_in(field.annotation), None)
    return None


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
