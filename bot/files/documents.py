"""YAML text as values that know their lines, checked against a model."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError

from bot.files.collector import collector_paused
from bot.files.sentences import Place, explained, kind_of
from domain.errors import FileMistake

Checked = TypeVar("Checked", bound=BaseModel)

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML can be built without its C part, which reads ten times as fast
    from yaml import SafeLoader as Loader

_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Document:
    """A file's text and the plain value in it: dicts with text as keys, lists and scalars."""

    name: str
    text: str
    value: object

    def line_of(self, place: Place) -> int:
        """The line of a place, counted from 1; of the nearest thing around it where it is missing.

        A place is a path of fields and indexes. In a list a text stands for the item with that
        `key`, or for the item that is that text (the last of several).
        """
        return self._found(place)[1]

    def holds(self, place: Place) -> bool:
        """Whether the whole path is written in this file."""
        return self._found(place)[0] == len(place)

    def _found(self, place: Place) -> tuple[int, int]:
        """How many parts of the path were found, and the line of the last one."""
        node, line = self._root, 1
        for depth, part in enumerate(place):
            entry = _entry(node, part)
            if entry is None:
                return depth, line
            node, line = entry[1], entry[0].start_mark.line + 1
        return len(place), line

    @cached_property
    def _root(self) -> yaml.Node | None:
        # Only a mistake needs lines: a second look at the text is cheaper than marks for every
        # file that is right.
        try:
            return _composed(self.text)
        except yaml.YAMLError:
            return None


def read_document(content: str | bytes, name: str) -> Document:
    """Read YAML or JSON; `name` is what the file is called in mistakes.

    Raises `FileMistake` for what is not UTF-8, not YAML, or gives one key twice.
    """
    text = content if isinstance(content, str) else _decoded(content, name)
    if text.lstrip().startswith("{"):
        try:
            return Document(name, text, json.loads(text, object_pairs_hook=_object))
        except (ValueError, RecursionError):
            pass  # YAML in braces, or a mistake: the slower way tells its line
    try:
        with collector_paused():
            return Document(name, text, _Values(name).value_of(_composed(text)))
    except RecursionError:
        raise FileMistake(name, 1, "the file is nested too deeply to be read") from None
    except yaml.MarkedYAMLError as error:
        raise _syntax_mistake(error, name) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise FileMistake(name, line, f"not valid YAML: {error.reason}") from None


def check(document: Document, model: type[Checked]) -> Checked:
    """The document as a model, or `FileMistake` for the first thing that is wrong in it."""
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        raise mistakes(document, model, error)[0] from None


def mistakes(
    document: Document, model: type[BaseModel], error: ValidationError
) -> list[FileMistake]:
    """Everything that is wrong, in the order of the lines."""
    if document.value is None:
        return [FileMistake(document.name, 1, f"the file is empty; {kind_of(model)} is expected")]
    found = [explained(model, details) for details in error.errors(include_url=False)]
    told = [FileMistake(document.name, document.line_of(at), why) for at, why in found]
    return sorted(told, key=lambda mistake: mistake.line)


class _Values:
    """Plain values from nodes; our own, since PyYAML's constructors take fifteen times as long."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._scalars = Loader("")
        self._of_anchors: dict[int, object] = {}

    def value_of(self, node: yaml.Node | None) -> object:
        if node is None:
            return None
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == f"{_TAG}str" else self._scalar(node)
        if id(node) not in self._of_anchors:
            self._of_anchors[id(node)] = self._collection(node)
        return self._of_anchors[id(node)]

    def _collection(self, node: yaml.Node) -> object:
        if node.tag == f"{_TAG}seq":
            return [self.value_of(item) for item in node.value]
        if node.tag == f"{_TAG}map":
            return self._mapping(node)
        tag = node.tag.replace(_TAG, "!!")
        raise self._mistake(node, f'the tag "{tag}" is not known here')

    def _mapping(self, node: yaml.Node) -> dict[str, object]:
        mapping: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._mistake(key, "a key should be text, not a list or a mapping")
            if key.value in mapping:
                raise self._mistake(key, f'"{key.value}" is given twice; once is expected')
            mapping[key.value] = self.value_of(value)
        return mapping

    def _scalar(self, node: yaml.ScalarNode) -> object:
        try:
            return self._scalars.construct_object(node)
        except ValueError:
            kind = node.tag.removeprefix(_TAG)
            raise self._mistake(
                node, f'"{node.value}" is not a {kind}; put it in quotes if it is text'
            ) from None

    def _mistake(self, node: yaml.Node, sentence: str) -> FileMistake:
        return FileMistake(self._name, node.start_mark.line + 1, sentence)


def _composed(text: str) -> yaml.Node | None:
    loader = Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileMistake(name, line, "the file should be UTF-8 text") from None


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    listed = list(pairs)
    if len(found := dict(listed)) < len(listed):
        raise ValueError("a key is given twice")
    return found


def _syntax_mistake(error: yaml.MarkedYAMLError, name: str) -> FileMistake:
    mark = error.problem_mark or error.context_mark
    context = f" {error.context}" if error.context else ""
    return FileMistake(
        name, mark.line + 1 if mark else 1, f"not valid YAML{context}: {error.problem}"
    )


def _entry(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        named = [(key, value) for key, value in node.value if key.value == part]
        return named[-1] if named else None
    if isinstance(node, yaml.SequenceNode):
        items = cast("list[yaml.Node]", node.value)
        fitting = [
            item for index, item in enumerate(items) if part == index or _is_called(item, part)
        ]
        return (fitting[-1], fitting[-1]) if fitting else None
    return None


def _is_called(node: yaml.Node, part: str | int) -> bool:
    if isinstance(node, yaml.MappingNode):
        key = _entry(node, "key")
        return key is not None and key[1].value == part
    return isinstance(node, yaml.ScalarNode) and str(node.value).strip() == part
