"""Learns small classifiers over bags of hashed features and vectors; torch, one core, seconds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from domain.questions.local.classifier import STRENGTH, Bag, Classifier, Hidden, Known

_BATCH = 256
_LAST_RATE = 0.02  # of the first
_WORDS_DECAY = 0.3  # of that of the figures
_HIDDEN_RATE, _HIDDEN_DECAY = 0.004, 3e-6  # its own: what stands between learns more slowly
_DROPPED = 0.3  # of its units, in each look
Figures = NDArray[np.float32]
Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how freely to learn; `forget` is the share of features left out of a look.

    `units` are those of the hidden layer, each time that something is learnt.
    """

    epochs: int = 8
    rate: float = 0.05
    decay: float = 2e-5
    forget: float = 0.3
    units: int = 48
    seed: int = 0

    def again(self, times: int) -> "tuple[Schedule, ...]":
        """Return this schedule with several seeds: the mean of what is learnt is steadier."""
        return tuple(replace(self, seed=self.seed + number) for number in range(times))


@dataclass(frozen=True, slots=True)
class Given:
    """What a classifier sees of many texts: their bags, and their figures row by row."""

    bags: Sequence[Bag]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt, as floats: it becomes int8 at the end."""

    words: Figures
    figures: Figures
    bias: Figures
    inside: Figures
    inside_bias: Figures
    outside: Figures

    @classmethod
    def mean(cls, several: "Sequence[Learnt]") -> "Learnt":
        """Return the mean of several classifiers; their hidden units stand side by side."""
        return cls(
            np.mean([one.words for one in several], 0),
            np.mean([one.figures for one in several], 0),
            np.mean([one.bias for one in several], 0),
            np.concatenate([one.inside for one in several], 1),
            np.concatenate([one.inside_bias for one in several]),
            np.concatenate([one.outside for one in several]) / np.float32(len(several)),
        )

    def kept(self, features: NDArray[np.int64]) -> "Learnt":
        """Return the same with these features alone."""
        return replace(self, words=self.words[features])

    def quantised(self, known: Known) -> Classifier:
        """Return the classifier as it is shipped; `known` are the codes of its features."""
        scales = np.maximum(np.abs(self.words).max(0), 1e-9) / 127
        codes = np.round(self.words / scales).astype(np.int8)
        hidden = Hidden(self.inside, self.inside_bias, self.outside)
        return Classifier(known, codes, scales.astype(np.float32), self.figures, self.bias, hidden)


class Learner(torch.nn.Module):
    """A classifier that can be trained; `loss` sees the rows' numbers and log-chances."""

    def __init__(self, features: int, figures: int, classes: int, units: int) -> None:
        super().__init__()
        self.words = torch.nn.EmbeddingBag(features, classes, mode="sum")
        self.figures = torch.nn.Linear(figures, classes)
        self.inside = torch.nn.Linear(figures, units)
        self.outside = torch.nn.Linear(units, classes, bias=False)
        self.drop = torch.nn.Dropout(_DROPPED)
        for weight in (self.words.weight, self.figures.weight, self.outside.weight):
            torch.nn.init.zeros_(weight)

    def forward(self, bags: Sequence[Bag], figures: torch.Tensor) -> torch.Tensor:
        """Return the log-chances of the classes, a row for each bag."""
        sizes = [len(bag) for bag in bags]
        each = [np.full(size, STRENGTH / max(size, 1) ** 0.5, np.float32) for size in sizes]
        told = self.words(
            torch.from_numpy(np.concatenate(bags)),
            torch.tensor(np.cumsum([0, *sizes[:-1]])),
            per_sample_weights=torch.from_numpy(np.concatenate(each)),
        )
        hidden = self.outside(self.drop(self.inside(figures).relu()))
        return (told + self.figures(figures) + hidden).log_softmax(1)

    def groups(self, rate: float, more: Sequence[torch.nn.Parameter]) -> list[dict[str, object]]:
        """Return the parameters, and `more` of them, with the rates at which they learn."""
        hidden = [*self.inside.parameters(), *self.outside.parameters()]
        direct = [*self.words.parameters(), *self.figures.parameters(), *more]
        return [{"params": direct, "lr": rate}, {"params": hidden, "lr": _HIDDEN_RATE}]

    def learnt(self) -> Learnt:
        """Return what it has become."""
        return Learnt(
            self.words.weight.detach().numpy(),
            self.figures.weight.detach().numpy().T.copy(),
            self.figures.bias.detach().numpy(),
            self.inside.weight.detach().numpy().T.copy(),
            self.inside.bias.detach().numpy(),
            self.outside.weight.detach().numpy().T.copy(),
        )


def learn(
    learner: Learner,
    given: Given,
    loss: Loss,
    schedule: Schedule,
    more: Sequence[torch.nn.Parameter] = (),
) -> Learnt:
    """Train a learner; `more` are parameters of the loss itself."""
    torch.manual_seed(schedule.seed)
    forgetting = np.random.default_rng(schedule.seed)
    figures = torch.from_numpy(given.figures)
    steps = schedule.epochs * -(-len(given.bags) // _BATCH)
    optimiser = torch.optim.Adam(learner.groups(schedule.rate, more))
    slower = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: max(_LAST_RATE, 1 - step / steps)
    )
    for _ in range(schedule.epochs):
        for rows in torch.randperm(len(given.bags)).split(_BATCH):
            seen = [_partly(given.bags[row], schedule.forget, forgetting) for row in rows.tolist()]
            found = loss(rows, learner(seen, figures[rows])) + _size(learner, seen, schedule.decay)
            optimiser.zero_grad()
            found.backward()
            optimiser.step()
            slower.step()
    return learner.learnt()


def log_chances(learnt: Learnt, bags: Sequence[Bag], figures: Figures) -> Figures:
    """Return the log-chances of many texts at once, shape (texts, classes)."""
    scores = figures @ learnt.figures + learnt.bias
    scores += np.maximum(figures @ learnt.inside + learnt.inside_bias, 0) @ learnt.outside
    for row, bag in enumerate(bags):
        scores[row] += learnt.words[bag].sum(0) * (STRENGTH / max(len(bag), 1) ** 0.5)
    return normalised(scores)


def normalised(scores: Figures) -> Figures:
    """Return scores as logarithms of chances, row by row."""
    lowered = scores - scores.max(1, keepdims=True)
    return lowered - np.log(np.exp(lowered).sum(1, keepdims=True))


def _partly(bag: Bag, forget: float, chance: np.random.Generator) -> Bag:
    few = 3
    return bag[chance.random(len(bag)) > forget] if len(bag) > few else bag


def _size(learner: Learner, seen: Sequence[Bag], decay: float) -> torch.Tensor:
    touched = torch.from_numpy(np.unique(np.concatenate(seen)))
    words = learner.words.weight[touched].pow(2).sum() * _WORDS_DECAY
    between = learner.inside.weight.pow(2).sum() + learner.outside.weight.pow(2).sum()
    direct = learner.figures.weight.pow(2).sum() + words
    return decay * direct + _HIDDEN_DECAY * between
