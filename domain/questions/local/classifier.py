"""A small classifier over what a text says and what it is like."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from math import exp, log, sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from domain.questions.local.embedding import Codes, Floats

STRENGTH = 3.0  # of a whole bag, however many features are in it

Bag = NDArray[np.int64]
Known = NDArray[np.uint32]


def codes_of(features: Iterable[bytes], sign: bytes = b"") -> Iterator[int]:
    """Return a number for each feature, as if each began with the sign."""
    return map(crc32, features, repeat(crc32(sign)))


def bag(codes: Iterable[int], known: Known) -> Bag:
    """Return the rows of the features that are known, each once; `known` are codes in order.

    What was not learnt says nothing: it is no more than chance which row it would be given.
    """
    told = np.fromiter(set(codes), np.uint32)
    rows = known.searchsorted(told)
    return rows[known.take(rows, mode="clip") == told]


@dataclass(frozen=True, slots=True, eq=False)
class Hidden:
    """A layer between the figures and the classes: what they mean together, and not each alone.

    `inside` has the shape (figures, units), `outside` (units, classes); `bias` one value a unit.
    """

    inside: Floats
    bias: Floats
    outside: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Classifier:
    """Scores classes by a bag of features and a vector of figures.

    `known` are the codes of the features that were learnt, in order; `words` is int8, a row for
    each and a column for each class, with one scale a class; `figures` is float32 of shape
    (figures, classes); `bias` has one value a class.
    """

    known: Known
    words: Codes
    scales: Floats
    figures: Floats
    bias: Floats
    hidden: Hidden
    _wide: Floats = field(init=False, repr=False)
    _biases: Floats = field(init=False, repr=False)
    _scales: list[float] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Side by side: each product lets go of Python's lock, and must wait to get it back.
        wide = np.concatenate((self.figures, self.hidden.inside), axis=1)
        object.__setattr__(self, "_wide", wide)
        # What is wide is all there is in memory: the parts are seen through it.
        classes = len(self.bias)
        object.__setattr__(self, "figures", wide[:, :classes])
        object.__setattr__(self, "hidden", replace(self.hidden, inside=wide[:, classes:]))
        object.__setattr__(self, "_biases", np.concatenate((self.bias, self.hidden.bias)))
        object.__setattr__(self, "_scales", self.scales.tolist())

    def of_doubled(self, size: int) -> "Classifier":
        """Return the same for figures that begin twice with one vector of this size, given once."""

        def once(weights: Floats) -> Floats:
            return np.concatenate((weights[:size] + weights[size : 2 * size], weights[2 * size :]))

        hidden = replace(self.hidden, inside=once(self.hidden.inside))
        return replace(self, figures=once(self.figures), hidden=hidden)

    def __call__(self, words: Bag, figures: Floats) -> list[float]:
        """Return the logarithms of the classes' chances."""
        both = figures @ self._wide
        both += self._biases
        classes = len(self.bias)
        bent = np.maximum(both[classes:], 0) @ self.hidden.outside
        bent += both[:classes]
        scores: list[float] = bent.tolist()
        if len(words):
            told = np.add.reduce(self.words.take(words, axis=0), dtype=np.int32).tolist()
            strength = STRENGTH / sqrt(len(words))
            each = zip(scores, told, self._scales, strict=True)
            scores = [score + count * scale * strength for score, count, scale in each]
        return log_chances(scores)


def log_chances(scores: Sequence[float]) -> list[float]:
    """Return scores as logarithms of chances that add up to one.

    Without numpy: of so few figures it takes longer to begin than to calculate.
    """
    total = log_sum(scores)
    return [score - total for score in scores]


def log_sum(scores: Sequence[float]) -> float:
    """Return the logarithm of the sum of what the scores are the logarithms of."""
    highest = max(scores)
    return highest + log(sum([exp(score - highest) for score in scores]))
