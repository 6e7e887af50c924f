"""The registry file: YAML or JSON in, canonical YAML out."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import yaml

from bot.files.documents import Document, check, read_document
from bot.files.knowledge import in_file
from bot.use_cases.registry.content import STANDARD, ProjectEntry, RegistryContent
from domain.errors import FileMistake, KnowledgeMistake, RegistryMistake

try:
    from yaml import CSafeDumper as Dumper
except ImportError:  # PyYAML can be built without its C part, which writes ten times as fast
    from yaml import SafeDumper as Dumper

WIDTH = 100
BATCH = 50
AS_WRITTEN = {"roles", "workflows", "reminders"}


@dataclass(frozen=True, slots=True)
class RegistryFile:
    """A registry file that was read: what it says, and where it says it."""

    document: Document
    content: RegistryContent

    @contextmanager
    def telling_lines(self) -> Generator[None]:
        """Raise `FileMistake`, with file and line, for what does not fit the registry."""
        try:
            yield
        except KnowledgeMistake as mistake:
            raise in_file(mistake, self.document) from None
        except RegistryMistake as mistake:
            line = self.document.line_of(mistake.where)
            raise FileMistake(self.document.name, line, mistake.sentence) from None


def read_registry(content: str | bytes, name: str) -> RegistryFile:
    """Read a registry file; `name` is what it is called in mistakes.

    Raises `FileMistake` with the line of the first thing that is wrong.
    """
    document = read_document(content, name)
    return RegistryFile(document, check(document, RegistryContent))


def write_registry(content: RegistryContent) -> str:
    """Return the file that says this: the same text for the same content."""
    plain = plain_registry(content)
    head = {name: plain.pop(name) for name in ("version", "workspace")}
    start: str = yaml.dump(head, Dumper=Dumper, sort_keys=False, default_flow_style=False)
    return start + "".join(_part(name, items) for name, items in plain.items())


def plain_registry(content: RegistryContent) -> dict[str, Any]:
    """Return the file as plain values, in the order in which it is written."""
    # What is a workspace's own is kept as it was written; of the rest, what goes without saying
    # is left out, the workflow apart.
    own = content.model_dump(mode="json", include=AS_WRITTEN, exclude_unset=True)
    plain = content.model_dump(mode="json", exclude=AS_WRITTEN, exclude_defaults=True)
    plain |= own
    plain["projects"] = [_project(project) for project in plain.get("projects", ())]
    given = {"version": content.version, "workspace": content.workspace}
    parts = ("members", "user_groups", "projects", "roles", "workflows")
    taught = {
        part: plain[part] for part in ("taught", "kept_questions", "channels") if part in plain
    }
    reminders = {} if content.reminders is None else {"reminders": own["reminders"]}
    return given | {part: plain.get(part, []) for part in parts} | reminders | taught


def _project(plain: dict[str, Any]) -> dict[str, Any]:
    said = {"workflow": STANDARD} | plain
    return {field: said[field] for field in ProjectEntry.model_fields if field in said}


def _part(name: str, items: list[Any] | dict[str, Any]) -> str:
    if isinstance(items, dict):
        return _dumped({name: items})
    # A few projects at a time: the nodes of all together take long to make and much memory.
    if not items:
        return f"{name}: []\n"
    starts = range(0, len(items), BATCH)
    return f"{name}:\n" + "".join(_dumped(items[start : start + BATCH]) for start in starts)


def _dumped(value: object) -> str:
    return yaml.dump(
        value,
        Dumper=Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,  # whatever holds nothing but words stands on one line
        width=WIDTH,
    )
