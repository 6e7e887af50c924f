"""Learns whose work a text is about, with honest figures for the texts it learns from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray

from domain.ids import RoleKey
from domain.questions.local.classifier import Bag
from domain.questions.local.topics import EMPHASIS
from tools.understanding.learning import (
    Figures,
    Given,
    Learner,
    Learnt,
    Schedule,
    learn,
    log_chances,
)
from tools.understanding.texts import NATURAL, WEIGHTS, Known

FOLDS = 5
_SEVERAL = 2  # texts that share a feature
_SCHEDULE = Schedule(epochs=12, rate=0.012, decay=3e-5, forget=0.4, units=128)


@dataclass(frozen=True, slots=True)
class Rows:
    """Known texts as the classifier sees them; `labels` are shares, the last class is not ours.

    `features` is how many there are that a bag may hold.
    """

    features: int
    known: Sequence[Known]
    bags: Sequence[Bag]
    vectors: Figures
    labels: Figures

    def part(self, where: NDArray[np.int64]) -> "Rows":
        """Return some of the rows."""
        return Rows(
            self.features,
            [self.known[at] for at in where],
            [self.bags[at] for at in where],
            self.vectors[where],
            self.labels[where],
        )


@dataclass(frozen=True, slots=True)
class TopicScorer:
    """The classifier, for many texts at once; `seen` says which features it knows."""

    learnt: Learnt
    seen: NDArray[np.bool_]

    def __call__(self, bags: Sequence[Bag], vectors: Figures) -> Figures:
        """Return the log-chances of the roles and of not ours, shape (texts, classes)."""
        known = [bag[self.seen[bag]] for bag in bags]
        return log_chances(self.learnt, known, vectors * np.float32(EMPHASIS))


@dataclass(frozen=True, slots=True)
class Middles:
    """The middle of what is said of each responsibility, role by role."""

    rows: Figures
    starts: NDArray[np.int32]
    keys: list[str]

    @classmethod
    def of(cls, rows: Rows) -> Self:
        """Take the mean of the vectors of each responsibility's texts."""
        where: dict[tuple[int, str], list[int]] = {}
        for at, (known, role) in enumerate(zip(rows.known, rows.labels.argmax(1), strict=True)):
            if known.responsibility:
                where.setdefault((int(role), known.responsibility), []).append(at)
        named = sorted(where)
        middles = units(np.stack([rows.vectors[where[one]].mean(0) for one in named]))
        roles = np.array([role for role, _ in named])
        starts = np.searchsorted(roles, np.arange(rows.labels.shape[1] - 1)).astype(np.int32)
        return cls(middles, starts, [key for _, key in named])


def labels_of(known: Sequence[Known], roles: Sequence[RoleKey]) -> Figures:
    """Return the shares of the classes, shape (texts, roles + 1)."""
    found = np.zeros((len(known), len(roles) + 1), np.float32)
    for row, one in enumerate(known):
        for role, share in one.shares.items():
            found[row, roles.index(role)] = share
        found[row, -1] = not one.shares
    return found


def train_topics(rows: Rows, times: int = 1) -> TopicScorer:
    """Learn from all rows so many times."""
    labels, weights = torch.from_numpy(rows.labels), _weights(rows)

    def loss(at: torch.Tensor, chances: torch.Tensor) -> torch.Tensor:
        missed = -(labels[at] * chances * weights[1]).sum(1)
        return (missed * weights[0][at]).sum() / weights[0][at].sum()

    seen = np.bincount(np.concatenate(rows.bags), minlength=rows.features) > 0
    given = Given(rows.bags, rows.vectors * np.float32(EMPHASIS))
    size = rows.features, rows.vectors.shape[1], rows.labels.shape[1]
    several = [learn(Learner(*size, one.units), given, loss, one) for one in _SCHEDULE.again(times)]
    return TopicScorer(Learnt.mean(several), seen)


def worth_keeping(rows: Rows, learnt: Learnt, most: int) -> NDArray[np.int64]:
    """Return so many features: those of several texts, then those that tell most, in order.

    All are learnt, even if only one text has them: they take upon themselves what is peculiar to
    it, and leave to the others what is true of more.
    """
    texts = np.bincount(np.concatenate(rows.bags), minlength=rows.features)
    tells = np.ptp(learnt.words, axis=1)
    return np.sort(np.lexsort((-tells, texts < _SEVERAL))[:most])


def honest_chances(rows: Rows) -> tuple[Figures, dict[str, int], list[TopicScorer]]:
    """Return for every natural text the log-chances by a scorer that never saw it.

    Besides: which fold a text is in, and the scorers, one for each fold.
    """
    fold_of = folds(rows.known)
    numbers = np.array([fold_of.get(one.text, -1) for one in rows.known])
    scorers = [train_topics(rows.part(np.flatnonzero(numbers != fold))) for fold in range(FOLDS)]
    chances = np.zeros_like(rows.labels)
    for fold, scorer in enumerate(scorers):
        mine = np.flatnonzero(numbers == fold)
        chances[mine] = scorer([rows.bags[at] for at in mine], rows.vectors[mine])
    return chances, fold_of, scorers


def folds(known: Sequence[Known]) -> dict[str, int]:
    """Return the fold of every natural text; names and tools are in all of them."""
    chance = np.random.default_rng(0)
    texts = dict.fromkeys(one.text for one in known if one.source in NATURAL)
    return {
        text: int(fold)
        for text, fold in zip(texts, chance.integers(0, FOLDS, len(texts)), strict=True)
    }


def units(vectors: Figures) -> Figures:
    """Return the vectors at length one; zero stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.maximum(lengths, 1e-9)


def _weights(rows: Rows) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the weights of the rows, and those of the classes: they make all count alike."""
    each = np.array([WEIGHTS[one.source] for one in rows.known], np.float32)
    mass = (rows.labels * each[:, None]).sum(0)
    return torch.from_numpy(each), torch.from_numpy(
        (mass.sum() / len(mass) / mass).astype(np.float32)
    )
