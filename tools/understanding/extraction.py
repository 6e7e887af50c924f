"""The readers of the packages named in sources.yaml: each yields the short texts of one archive."""

import ast
import gzip
import json
import re
import tarfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from tools.understanding.sentences import is_speech, sentences, tidy

Reader = Callable[[Path], Iterator[str]]
_PROSE = (".md", ".rst", "/METADATA")
_ASIDE = re.compile(r"(^|/)(tests?|testing|_?vendor(ed)?|third_?party|node_modules|static)/|_pb2")
_SPOKEN_KEYWORDS = {"help", "description", "short_help", "doc"}
_AWS = set(yaml.safe_load((Path(__file__).parent / "lists.yaml").read_text("utf-8"))["aws"])


def python(archive: Path) -> Iterator[str]:
    """Yield the sentences of a wheel's docstrings, help texts and pages."""
    with zipfile.ZipFile(archive) as wheel:
        for name in sorted(wheel.namelist()):
            if _ASIDE.search(name):
                continue
            if name.endswith(".py"):
                yield from _module(wheel.read(name))
            elif name.endswith(_PROSE):
                yield from sentences(wheel.read(name).decode(errors="replace"))


def _module(source: bytes) -> Iterator[str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        for prose in _spoken(node):
            yield from sentences(prose)


def _spoken(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield ast.get_docstring(node) or ""
    elif isinstance(node, ast.keyword) and node.arg in _SPOKEN_KEYWORDS:
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value
    elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        for argument in node.exc.args:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value


def aws(archive: Path) -> Iterator[str]:
    """Yield the sentences that describe the services a machine-learning team meets."""
    with zipfile.ZipFile(archive) as wheel:
        names = [name for name in wheel.namelist() if name.endswith("service-2.json.gz")]
        for name in sorted(name for name in names if name.split("/")[2] in _AWS):
            yield from _documentation(json.loads(gzip.decompress(wheel.read(name))))


def _documentation(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "documentation" and isinstance(inner, str):
                yield from sentences(re.sub(r"</?(p|li|ul|note)>", "\n\n", inner))
            else:
                yield from _documentation(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _documentation(inner)


def chitchat(archive: Path) -> Iterator[str]:
    """Yield what people wrote to each other, message by message."""
    with zipfile.ZipFile(archive) as wheel:
        chats = json.loads(wheel.read("chitchat_dataset/dataset.json"))
    for chat in chats.values():
        for turn in chat["messages"]:
            yield from (tidy(message["text"]) for message in turn if is_speech(message["text"]))


def chatterbot(archive: Path) -> Iterator[str]:
    """Yield the questions and answers of the English conversations."""
    with zipfile.ZipFile(archive) as wheel:
        for name in sorted(wheel.namelist()):
            if "/english/" in name and name.endswith(".yml"):
                for exchange in yaml.safe_load(wheel.read(name)).get("conversations", []):
                    yield from (tidy(str(said)) for said in exchange if is_speech(str(said)))


def wordnet(archive: Path) -> Iterator[str]:
    """Yield the glosses and the example sentences of WordNet."""
    with tarfile.open(archive) as package:
        for part in ("noun", "verb", "adj", "adv"):
            member = package.extractfile(f"package/dict/data.{part}")
            for line in member.read().decode().splitlines() if member else []:
                for piece in line.partition(" | ")[2].split("; "):
                    if is_speech(piece):
                        yield tidy(piece)


READERS: dict[str, Reader] = {
    "python": python,
    "aws": aws,
    "chitchat": chitchat,
    "chatterbot": chatterbot,
    "wordnet": wordnet,
}
