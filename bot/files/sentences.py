"""What pydantic found wrong, in a sentence for the person who wrote the file."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from domain.knowledge.mistakes import MistakeInside
from domain.knowledge.phrases import KEY_PATTERN
from domain.words import Saying, _

Place = tuple[str | int, ...]

_EXPECTED: Mapping[str, Saying] = {
    "bool_parsing": Saying("true or false"),
    "bool_type": Saying("true or false"),
    "dict_type": Saying("a mapping"),
    "int_parsing": Saying("a whole number"),
    "int_type": Saying("a whole number"),
    "list_type": Saying("a list"),
    "string_type": Saying("text"),
    "tuple_type": Saying("a list"),
}
_PARTS: Mapping[str, Saying] = {  # of files that forms write, too; others are only in files
    "role": Saying("a role"),
    "responsibility": Saying("a responsibility"),
    "workflow": Saying("a workflow"),
    "phase": Saying("a phase"),
    "item": Saying("an item"),
    "definition of done": Saying("a definition of done"),
    "reminder setting": Saying("a reminder setting"),
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
    if title in _PARTS:
        return str(_PARTS[title])
    article = "an" if title[0].lower() in "aeiou" else "a"
    return f"{article} {title}"


def _sentence(model: type[BaseModel], error: ErrorDetails) -> str:
    if error["type"] in _SENTENCES:
        return _SENTENCES[error["type"]](model, error)
    if error["type"] in _EXPECTED:
        return _unexpected(error, str(_EXPECTED[error["type"]]))
    told = error["msg"][:1].lower() + error["msg"][1:]
    return f"{_subject(error['loc'])}: {told}"


def _unexpected(error: ErrorDetails, expected: str) -> str:
    found = error["input"]
    told = {"what": _subject(error["loc"]), "expected": expected, "found": _found(found)}
    if error["type"] == "string_type" and _is_unquoted(found):
        return _("{what} should be {expected}, not {found}; put it in quotes", **told)
    return _("{what} should be {expected}, not {found}", **told)


def _unknown_field(model: type[BaseModel], error: ErrorDetails) -> str:
    name = str(error["loc"][-1])
    owner = _model_at(model, error["loc"][:-1])
    if owner is None:
        return _('"{name}" is not a field here', name=name)
    fields = [field.alias or key for key, field in owner.model_fields.items()]
    near = get_close_matches(name, fields, n=1)
    told = {"name": name, "part": kind_of(owner)}
    if near:
        return _('"{name}" is not a field of {part}; did you mean "{near}"?', near=near[0], **told)
    return _(
        '"{name}" is not a field of {part}; the fields are {fields}',
        fields=", ".join(fields),
        **told,
    )


def _missing_field(model: type[BaseModel], error: ErrorDetails) -> str:
    owner = _model_at(model, error["loc"][:-1])
    field = str(error["loc"][-1])
    if owner is None:
        return _('this needs "{field}"', field=field)
    return _('{part} needs "{field}"', part=kind_of(owner), field=field)


def _not_a_model(model: type[BaseModel], error: ErrorDetails) -> str:
    part = _model_at(model, error["loc"])
    if part is None:
        return _unexpected(error, _("a mapping"))
    return _unexpected(error, _("{part} with its fields", part=kind_of(part)))


def _pattern(_model: type[BaseModel], error: ErrorDetails) -> str:
    pattern = error.get("ctx", {}).get("pattern")
    if pattern == KEY_PATTERN:
        return _(
            '{found} cannot be a key; lower-case letters, digits, "-" and "_" are expected',
            found=_found(error["input"]),
        )
    return _unexpected(error, _("text of the form {pattern}", pattern=pattern))


def _too_short_text(_model: type[BaseModel], error: ErrorDetails) -> str:
    return _("{what} should not be empty", what=_subject(error["loc"]))


def _too_long_text(_model: type[BaseModel], error: ErrorDetails) -> str:
    limit = error.get("ctx", {}).get("max_length")
    return _(
        "{what} should have at most {limit} characters", what=_subject(error["loc"]), limit=limit
    )


def _not_a_choice(_model: type[BaseModel], error: ErrorDetails) -> str:
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
        return _("the file")
    if isinstance(place[-1], str):
        return f'"{place[-1]}"'
    return _("item {number} of {what}", number=place[-1] + 1, what=_subject(place[:-1]))


def _is_unquoted(found: object) -> bool:
    return isinstance(found, bool | int | float | date)


def _found(value: object) -> str:
    match value:
        case None:
            return _("empty")
        case bool():
            return str(value).lower()
        case int() | float():
            return _("the number {number}", number=value)
        case date():
            return _("the date {date}", date=value)
        case str():
            return f'"{value[:_SHOWN]}{"…" if len(value) > _SHOWN else ""}"'
        case list():
            return _("a list")
        case _mapping:
            return _("a mapping")


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
