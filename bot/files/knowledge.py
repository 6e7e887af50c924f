"""The knowledge base as files: one for each role and each workflow."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from bot.files.documents import Document, check, read_document
from domain.errors import FileMistake, KnowledgeMistake
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.mistakes import Contradiction, Place
from domain.knowledge.roles import Role
from domain.knowledge.workflows import Workflow

# Roles are listed in the order in which they meet a project; others follow by their file's name.
_FIRST = (
    "data_engineer.yaml",
    "data_scientist.yaml",
    "ml_engineer.yaml",
    "research_scientist.yaml",
    "data_analyst.yaml",
    "developer.yaml",
)


def load_knowledge(folder: Traversable | Path | None = None) -> KnowledgeBase:
    """The knowledge base in a folder with `roles/*.yaml` and `workflows/*.yaml`; the built-in one.

    Raises `FileMistake`, which names file and line.
    """
    source = folder or files("domain.knowledge") / "data"
    documents = {part: list(_documents(source, part)) for part in ("roles", "workflows")}
    roles = tuple(check(document, Role) for document in documents["roles"])
    workflows = tuple(check(document, Workflow) for document in documents["workflows"])
    try:
        return KnowledgeBase(roles, workflows)
    except KnowledgeMistake as mistake:
        raise _located(mistake, documents) from None


def in_file(mistake: KnowledgeMistake, document: Document) -> FileMistake:
    """A mistake in a knowledge base, at the line of the one file that wrote it."""
    other = mistake.also if isinstance(mistake, Contradiction) else ()
    elsewhere = other and not document.holds(mistake.where) and document.holds(other)
    place = other if elsewhere else mistake.where
    return FileMistake(document.name, document.line_of(place), mistake.sentence)


def _documents(source: Traversable | Path, part: str) -> Iterator[Document]:
    folder = source / part
    if not folder.is_dir():
        raise FileMistake(part, 1, f'a folder "{part}" with YAML files is expected')
    found = [file for file in folder.iterdir() if file.name.endswith((".yaml", ".yml"))]
    for file in sorted(found, key=_order):
        yield read_document(file.read_bytes(), f"{part}/{file.name}")


def _order(file: Traversable | Path) -> tuple[int, str]:
    place = _FIRST.index(file.name) if file.name in _FIRST else len(_FIRST)
    return place, file.name


def _located(mistake: KnowledgeMistake, documents: dict[str, list[Document]]) -> FileMistake:
    part, key, *inside = mistake.where
    document = _last_with(key, documents[str(part)])
    return FileMistake(document.name, document.line_of(tuple(inside)), mistake.sentence)


def _last_with(key: str | int, documents: Iterable[Document]) -> Document:
    # The last one: of two files with one key, the second is the one too many.
    return [document for document in documents if document.value["key"] == key][-1]
