"""How a text asks: the frame around what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp
from typing import Self

import numpy as np

from domain.questions.local.classifier import Bag, Classifier, Known, bag
from domain.questions.local.embedding import Embedding, Floats
from domain.questions.local.hearing import Heard, as_meant
from domain.questions.local.shapes import (
    BUCKETS,
    SLOTS,
    Shape,
    Shaper,
    asking_codes,
    slots,
)
from domain.questions.readings import Intent

EMPHASIS = np.float32(3.0)  # of a vector beside a bag of words
_FAR = 6.0  # odds of 400 to 1: beyond it makes no difference

# Two frames are no intents: somebody looks for the one who does something, whatever it is, and
# anything else that people say. Whether a search is for us depends on what it is about.
STRUCTURED: tuple[Intent, ...] = tuple(
    intent for intent in Intent if intent not in {Intent.WHO_HANDLES, Intent.OOS}
)
SEARCH, ANYTHING = len(STRUCTURED), len(STRUCTURED) + 1
COUNT = len(STRUCTURED) + 2


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """Tells frames by shapes, vectors and slots.

    `trust` says how far to believe the topics: a factor for the logarithm of the odds that a text
    is about the work of a role.
    """

    classifier: Classifier
    trust: float
    _if_all_ask: Classifier = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Of most texts all sentences ask: half of the weights need not be fetched for them.
        dimensions = (len(self.classifier.figures) - SLOTS - 1) // 2
        object.__setattr__(self, "_if_all_ask", self.classifier.of_doubled(dimensions))

    def told(self, seen: "Seen", embedding: Embedding, ours: float) -> "Told":
        """Return what a text wants; `ours` is as `About` has it."""
        figures = np.concatenate((*seen.vectors(embedding), seen.facts(ours)))
        classifier = self._if_all_ask if seen.all_asks else self.classifier
        learnt = classifier(seen.bag(classifier.known), figures)
        *structured, search, anything = map(exp, learnt)
        share = 1 / (1 + exp(-self.trust * ours))
        chances: dict[Intent, float] = dict(zip(STRUCTURED, structured, strict=True))
        chances[Intent.WHO_HANDLES] = search * share
        in_vain = search * (1 - share)
        chances[Intent.OOS] = anything + in_vain
        return Told(chances, is_search=in_vain > anything)


@dataclass(frozen=True, slots=True)
class Told:
    """The chance of each intent, and whether what is out of scope is a search all the same."""

    chances: Mapping[Intent, float]
    is_search: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What the classifier of frames looks at: a text that was heard, and its shapes."""

    heard: Heard
    asking: Shape
    whole: Shape
    all_asks: bool

    @classmethod
    def of(cls, heard: Heard, shaper: Shaper) -> Self:
        """Shape what was heard; of most texts all sentences ask."""
        whole = shaper.shape(heard.pieces)
        all_asks = heard.asking == heard.pieces
        return cls(heard, whole if all_asks else shaper.shape(heard.asking), whole, all_asks)

    def bag(self, known: Known) -> Bag:
        """Return which of the known runs of tokens it has."""
        codes = asking_codes(self.asking, self.whole)
        if len(known) == BUCKETS:  # all of them: each code is a row
            return np.fromiter(set(codes), np.int64)
        return bag(codes, known)

    def figures(self, embedding: Embedding, ours: float) -> Floats:
        """Return its vectors, its slots and what it is about, shape (figures,)."""
        vectors = self.vectors(embedding)
        return np.concatenate((vectors[0], vectors[-1], self.facts(ours)))

    def vectors(self, embedding: Embedding) -> tuple[Floats, ...]:
        """Return the vector of what asks, and that of everything where this is more."""
        parts = (self.heard.pieces,) if self.all_asks else (self.heard.asking, self.heard.pieces)
        return tuple(embedding.vector(as_meant(pieces)) * EMPHASIS for pieces in parts)

    def facts(self, ours: float) -> Floats:
        """Return its slots and what it is about."""
        topic = float(EMPHASIS) * min(max(ours / _FAR, -1), 1)
        return np.array([*slots(self.heard, self.asking, self.whole), topic], np.float32)
