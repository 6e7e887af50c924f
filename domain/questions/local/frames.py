"""How a text asks: the frame around what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Self

import numpy as np

from domain.questions.local.classifier import Bag, Classifier, bag
from domain.questions.local.embedding import Embedding, Floats
from domain.questions.local.hearing import Heard, as_meant
from domain.questions.local.shapes import Shape, Shaper, asking_codes, slots
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

    def told(self, seen: "Seen", embedding: Embedding, ours: float) -> "Told":
        """Return what a text wants; `ours` is as `About` has it."""
        figures = seen.figures(embedding, ours)
        learnt = self.classifier(seen.bag(self.classifier.buckets), figures)
        *structured, search, anything = np.exp(learnt).tolist()
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

    @classmethod
    def of(cls, heard: Heard, shaper: Shaper) -> Self:
        """Shape what was heard; of most texts all sentences ask."""
        whole = shaper.shape(heard.pieces)
        asking = whole if heard.asking == heard.pieces else shaper.shape(heard.asking)
        return cls(heard, asking, whole)

    def bag(self, buckets: int) -> Bag:
        """Return the buckets of its runs of tokens."""
        return bag(asking_codes(self.asking, self.whole), buckets)

    def figures(self, embedding: Embedding, ours: float) -> Floats:
        """Return its vectors, its slots and what it is about, shape (figures,)."""
        heard = self.heard
        all_of_it = embedding.vector(as_meant(heard.pieces)) * EMPHASIS
        asked = all_of_it
        if heard.asking != heard.pieces:
            asked = embedding.vector(as_meant(heard.asking)) * EMPHASIS
        topic = np.array([min(max(ours / _FAR, -1), 1)], np.float32) * EMPHASIS
        return np.concatenate((asked, all_of_it, slots(heard, self.asking, self.whole), topic))
