"""The learnt model as files: arrays of numbers, each checked against its checksum."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import file_digest
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BufferedReader
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from domain.errors import FileMistake
from domain.ids import RoleKey
from domain.questions.local.classifier import Classifier, Hidden
from domain.questions.local.embedding import Embedding
from domain.questions.local.entries import Entries
from domain.questions.local.frames import Frames
from domain.questions.local.model import Model, Sureness
from domain.questions.local.spelling import Spelling
from domain.questions.local.topics import Topics

EMBEDDING, CLASSIFIERS, SUMS = "embedding.npz", "classifiers.npz", "SHA256SUMS"
Arrays = Mapping[str, NDArray[Any]]
_TWO = 2


@cache
def shipped_model() -> Model:
    """Return the built-in model, which is read once: it never changes while a process lives."""
    return load_model(files("domain.questions.local") / "weights")


def load_model(source: Traversable) -> Model:
    """Return the model in a folder.

    Raises `FileMistake` where a file is missing or is not the one that was built.
    """
    sums = _sums(source)
    embedding = embedding_of(_arrays(source, EMBEDDING, sums))
    return model_of(embedding, _arrays(source, CLASSIFIERS, sums))


def embedding_of(arrays: Arrays) -> Embedding:
    """Return the vectors of words that a file holds."""
    return Embedding(
        entries=Entries.of(_texts(arrays["entries"])),
        codes=arrays["codes"],
        scales=arrays["scales"].astype(np.float32),
        pieces=arrays["pieces"],
        piece_scales=arrays["piece_scales"].astype(np.float32),
    )


def model_of(embedding: Embedding, arrays: Arrays) -> Model:
    """Return the model of an embedding and the classifiers that a file holds."""
    figures = arrays["figures"].tolist()
    return Model(
        embedding=embedding,
        words=frozenset(_texts(arrays["words"])),
        topics=_topics(arrays),
        frames=Frames(_classifier("frames", arrays), trust=figures[0]),
        learnt=frozenset(arrays["learnt"].tolist()),
        searches=Sureness(*figures[1:3]),
        named=Sureness(*figures[3:5]),
        others=Sureness(*figures[5:7]),
    )


def _topics(arrays: Arrays) -> Topics:
    return Topics(
        roles=tuple(RoleKey(role) for role in _texts(arrays["roles"])),
        classifier=_classifier("topics", arrays),
        spelling=Spelling.of(_texts(arrays["stems"])),
        middles=arrays["middles"].astype(np.float32),
        starts=tuple(arrays["starts"].tolist()),
        responsibilities=tuple(_texts(arrays["responsibilities"])),
    )


def _classifier(name: str, arrays: Arrays) -> Classifier:
    def floats(part: str) -> NDArray[np.float32]:
        return arrays[f"{name}_{part}"].astype(np.float32)

    return Classifier(
        known=arrays[f"{name}_known"],
        words=arrays[f"{name}_words"],
        scales=floats("scales"),
        figures=floats("figures"),
        bias=floats("bias"),
        hidden=Hidden(floats("inside"), floats("inside_bias"), floats("outside")),
    )


def _texts(array: NDArray[Any]) -> list[str]:
    return array.tobytes().decode().split("\n")


def _sums(source: Traversable) -> dict[str, str]:
    with _opened(source, SUMS) as file:
        lines = file.read().decode(errors="replace").splitlines()
    pairs = (line.split() for line in lines)
    return {pair[1]: pair[0] for pair in pairs if len(pair) == _TWO}


def _arrays(source: Traversable, name: str, sums: Mapping[str, str]) -> dict[str, NDArray[Any]]:
    # Never as a whole in memory: what it takes for a moment, the process keeps for good.
    with _opened(source, name) as file:
        if file_digest(file, "sha256").hexdigest() != sums.get(name):
            why = f"this is not the file that was built: {SUMS} says otherwise"
            raise FileMistake(name, 1, why)
        file.seek(0)
        with np.load(file, allow_pickle=False) as arrays:
            return dict(arrays)


@contextmanager
def _opened(source: Traversable, name: str) -> Generator[BufferedReader]:
    try:
        with cast("BufferedReader", (source / name).open("rb")) as file:
            yield file
    except OSError as error:
        raise FileMistake(name, 1, "the file of the learnt model cannot be read") from error
