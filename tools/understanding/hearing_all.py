"""Hears many texts as the bot does: the very code that answers prepares what is learnt from."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase
from domain.questions.local.aliases import Aliases
from domain.questions.local.classifier import Bag, Known, bag
from domain.questions.local.embedding import Embedding
from domain.questions.local.frames import Seen
from domain.questions.local.hearing import hear, topical
from domain.questions.local.shapes import Shaper, asking_codes
from domain.questions.local.spelling import Spelling
from domain.questions.local.topics import content, strangeness, word_codes
from domain.questions.names import Names, names_of
from domain.questions.readings import Context
from domain.questions.stemming import stem
from tools.understanding.filling import Filled, named_project
from tools.understanding.names import PROJECTS

_OFTEN = 2  # texts that a stem is in: it is no slip then
Features = frozenset[int]
NOWHERE = Context(asker=MemberId("U0ME"), projects=tuple(map(named_project, PROJECTS)))


@dataclass(frozen=True, slots=True)
class Ears:
    """Turns texts into what the classifiers see."""

    names: Names
    shaper: Shaper
    embedding: Embedding

    @classmethod
    def of(cls, knowledge: KnowledgeBase, words: Iterable[str], embedding: Embedding) -> "Ears":
        """Make them for a knowledge base; `words` are those that questions are made of."""
        shaper = Shaper(frozenset(words), Aliases.of(knowledge))
        return cls(names_of(knowledge), shaper, embedding)

    def seen(self, text: str, context: Context = NOWHERE) -> Seen:
        """Return a text as it was heard, with its shapes."""
        return Seen.of(hear(text, self.names, context), self.shaper)

    def all_seen(self, texts: Iterable[Filled]) -> list[Seen]:
        """Return many texts as they were heard."""
        return [self.seen(filled.text, filled.context) for filled in texts]

    def topic_codes(self, seen: Sequence[Seen], spelling: Spelling) -> list[Features]:
        """Return the codes of what the classifier of topics may count."""
        heard = (topical(one.heard.pieces) for one in seen)
        return [frozenset(word_codes(words, spelling)) for words in heard]

    def strangeness(self, seen: Sequence[Seen], spelling: Spelling) -> list[float]:
        """Return the share of strange words of each text."""
        heard = (topical(one.heard.pieces) for one in seen)
        return [strangeness(words, spelling, self.embedding) for words in heard]

    def topic_vectors(self, seen: Sequence[Seen]) -> NDArray[np.float32]:
        """Return the vectors of what the texts are about, shape (texts, dimensions)."""
        heard = (content(topical(one.heard.pieces)) for one in seen)
        return np.stack([self.embedding.vector(words) for words in heard])

    def frame_figures(self, seen: Sequence[Seen], ours: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what the classifier of frames weighs beside its bags."""
        told = zip(seen, ours.tolist(), strict=True)
        return np.stack([one.figures(self.embedding, odds) for one, odds in told], dtype=np.float32)


def frame_codes(seen: Sequence[Seen]) -> list[Features]:
    """Return the codes of what the classifier of frames may count."""
    return [frozenset(asking_codes(one.asking, one.whole)) for one in seen]


def known_of(texts: Iterable[Features]) -> Known:
    """Return the codes of the features that texts have, in order."""
    return np.array(sorted(frozenset[int]().union(*texts)), np.uint32)


def bags_of(texts: Iterable[Features], known: Known) -> list[Bag]:
    """Return the bag of each text."""
    return [bag(features, known) for features in texts]


def common_stems(seen: Iterable[Seen]) -> list[str]:
    """Return the stems that are in several texts."""
    found = Counter(
        one for text in seen for one in {stem(w.folded) for w in topical(text.heard.pieces)}
    )
    return sorted(one for one, texts in found.items() if texts >= _OFTEN and one)
