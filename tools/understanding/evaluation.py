"""Measures the written table against the teacher: closeness, order of similarities, neighbours."""

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from domain.questions.folding import fold
from domain.questions.local.embedding import Embedding

Floats = NDArray[np.float32]
_LINE = "which of us keeps an eye on the nightly job that loads orders into production"


def examples(data: Path) -> list[tuple[str, str]]:
    """Return the role and the text of every example of the knowledge base's roles."""
    found: list[tuple[str, str]] = []
    for path in sorted((data / "roles").glob("*.yaml")):
        role = yaml.safe_load(path.read_text("utf-8"))
        for responsibility in role["responsibilities"]:
            found += [(role["key"], text) for text in responsibility.get("examples", [])]
    return found


def student_vectors(embedding: Embedding, texts: Sequence[str]) -> Floats:
    return np.stack([embedding.vector(fold(text).split()) for text in texts])


def closeness(given: Floats, teacher: Floats, projection: Floats) -> float:
    """Return the mean cosine of the student's vectors to the teacher's, projected."""
    target = teacher @ projection
    target /= np.linalg.norm(target, axis=1, keepdims=True)
    return float((given * target).sum(1).mean())


def rank_agreement(given: Floats, teacher: Floats) -> float:
    """Return Spearman's correlation between the two's similarities of all pairs of texts."""
    above = np.triu_indices(len(given), 1)
    ranks = [np.argsort(np.argsort((rows @ rows.T)[above])) for rows in (given, teacher)]
    return float(np.corrcoef(*ranks)[0, 1])


def neighbour_accuracy(rows: Floats, labels: Sequence[str], asked: NDArray[np.bool_]) -> float:
    """Return how often the nearest other example of those asked about has the same label."""
    likeness = rows @ rows.T
    np.fill_diagonal(likeness, -2)
    names = np.array(labels)
    return float((names[likeness.argmax(1)] == names)[asked].mean())


def milliseconds(embedding: Embedding, rounds: int = 5_000) -> float:
    """Return how long the vector of a sentence of fifteen words takes."""
    words = fold(_LINE).split()
    start = time.perf_counter()
    for _ in range(rounds):
        embedding.vector(words)
    return (time.perf_counter() - start) / rounds * 1000
