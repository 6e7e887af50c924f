"""The knowledge base as files: one for each role, each workflow and each neighbour."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from bot.files.documents import Document, check, read_document
from domain.errors import FileMistake, KnowledgeMistake
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.mistakes import Contradiction
from domain.knowledge.neighbours import Neighbour
from domain.knowledge.roles import Role
from domain.knowledge.workflows import Workflow

Part = TypeVar("Part", Role, Workflow, Neighbour)

# Roles are listed in the order in which they meet a project; others follow by their file's name.
_FIRST = (
    "data_engineer.yaml",
    "data_scientist.yaml",
    "ml_engineer.yaml",
    "research_scientist.yaml",
    "data_analyst.yaml",
    "developer.yaml",
)


@cache
def shipped_knowledge() -> KnowledgeBase:
    """The built-in knowledge base, which is read once: it never changes while a process lives."""
    return load_knowledge(files("domain.knowledge") / "data")


def load_knowledge(source: Traversable | Path) -> KnowledgeBase:
    """The knowledge base in a folder with `roles`, `workflows` and perhaps `neighbours`.

    Each of the three holds YAML files.

    Raises `FileMistake`, which names file and line.
    """
    roles = _read(source, "roles", Role)
    workflows = _read(source, "workflows", Workflow)
    neighbours = _read(source, "neighbours", Neighbour) if _has(source, "neighbours") else ()
    try:
        return KnowledgeBase(
            tuple(role for role, _ in roles),
            tuple(workflow for workflow, _ in workflows),
            tuple(neighbour for neighbour, _ in neighbours),
        )
    except KnowledgeMistake as mistake:
        # Of two files with one key the later one is kept here: it is the one too many.
        written: dict[tuple[str, str], Document] = {
            **{("roles", role.key): document for role, document in roles},
            **{("workflows", workflow.key): document for workflow, document in workflows},
            **{("neighbours", neighbour.key): document for neighbour, document in neighbours},
        }
        raise _located(mistake, written) from None


def in_file(mistake: KnowledgeMistake, document: Document) -> FileMistake:
    """A mistake in a knowledge base, at the line of the one file that wrote it."""
    other = mistake.also if isinstance(mistake, Contradiction) else ()
    elsewhere = other and not document.holds(mistake.where) and document.holds(other)
    place = other if elsewhere else mistake.where
    return FileMistake(document.name, document.line_of(place), mistake.sentence)


def _read(
    source: Traversable | Path, part: str, model: type[Part]
) -> tuple[tuple[Part, Document], ...]:
    if not _has(source, part):
        raise FileMistake(part, 1, f'a folder "{part}" with YAML files is expected')
    found = (f for f in (source / part).iterdir() if f.name.endswith((".yaml", ".yml")))
    documents = (
        read_document(file.read_bytes(), f"{part}/{file.name}")
        for file in sorted(found, key=_order)
    )
    return tuple((check(document, model), document) for document in documents)


def _has(source: Traversable | Path, part: str) -> bool:
    return (source / part).is_dir()


def _order(file: Traversable | Path) -> tuple[int, str]:
    place = _FIRST.index(file.name) if file.name in _FIRST else len(_FIRST)
    return place, file.name


def _located(mistake: KnowledgeMistake, written: Mapping[tuple[str, str], Document]) -> FileMistake:
    part, key, *inside = mistake.where
    document = written[str(part), str(key)]
    return FileMistake(document.name, document.line_of(tuple(inside)), mistake.sentence)
