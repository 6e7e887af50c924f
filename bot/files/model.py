"""The learnt model as files: arrays of numbers, each checked against its checksum."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from hashlib import file_digest
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BufferedReader
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from domain.errors import FileMistake
from domain.ids import RoleKey
from domain.questions.local.embedding import Embedding
from domain.questions.local.frames import Frames
from domain.questions.local.linear import Linear
from domain.questions.local.model import Model, Sureness
from domain.questions.local.spelling import Spelling
from domain.questions.local.topics import Topics

EMBEDDING, CLASSIFIERS, SUMS = "embedding.npz", "classifiers.npz", "SHA256SUMS"
Arrays = Mapping[str, NDArray[Any]]
_TWO = 2


def load_model(folder: Traversable | None = None) -> Model:
    """Return the model in a folder, the built-in one without.

    Raises `FileMistake` where a file is missing or is not the one that was built.
    """
    source = folder or files("domain.questions.local") / "weights"
    sums = _sums(source)
    embedding = embedding_of(_arrays(source, EMBEDDING, sums))
    return model_of(embedding, _arrays(source, CLASSIFIERS, sums))


def embedding_of(arrays: Arrays) -> Embedding:
    """Return the vectors of words that a file holds."""
    entries = _texts(arrays["entries"])
    return Embedding(
        rows={entry: row for row, entry in enumerate(entries)},
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
        frames=Frames(_linear("frames", arrays), trust=figures[0]),
        learnt=frozenset(arrays["learnt"].tolist()),
        searches=Sureness(*figures[1:3]),
        others=Sureness(*figures[3:5]),
    )


def _topics(arrays: Arrays) -> Topics:
    told = arrays["told"].tolist()
    keys = iter(_texts(arrays["responsibilities"]))
    rows = arrays["rows"].astype(np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)
    return Topics(
        roles=tuple(RoleKey(role) for role in _texts(arrays["roles"])),
        linear=_linear("topics", arrays),
        spelling=Spelling.of(_texts(arrays["stems"])),
        projection=arrays["projection"].astype(np.float32),
        rows=rows,
        starts=arrays["starts"].astype(np.int64),
        told=tuple(told),
        responsibilities=tuple(tuple(next(keys) for _ in range(count)) for count in told),
    )


def _linear(name: str, arrays: Arrays) -> Linear:
    return Linear(
        words=arrays[f"{name}_words"],
        scales=arrays[f"{name}_scales"].astype(np.float32),
        figures=arrays[f"{name}_figures"].astype(np.float32),
        bias=arrays[f"{name}_bias"].astype(np.float32),
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
