"""What a text is about: which role's work, or nobody's here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp

import numpy as np

from domain.ids import RoleKey
from domain.questions.everyday import FAINT, FRAME
from domain.questions.local.classifier import Classifier, bag, codes_of, log_chances, log_sum
from domain.questions.local.embedding import Embedding, Floats
from domain.questions.local.spelling import Spelling
from domain.questions.stemming import stem
from domain.questions.utterance import Word

EMPHASIS = 3.0  # of a vector beside a bag of words
_DOUBT = 2.5  # odds of 12 to 1


@dataclass(frozen=True, slots=True, eq=False)
class About:
    """The logarithms of the chances of each role and, last, of no role here; what came nearest.

    `nearest` is the key of the likest responsibility of each role; `strange` is the share of the
    telling words that nobody ever wrote to us.
    """

    chances: Sequence[float]
    nearest: tuple[str, ...]
    strange: float = 0.0

    @property
    def ours(self) -> float:
        """How much more likely it is some role's work than nobody's, as a logarithm of odds."""
        return doubted(log_sum(self.chances[:-1]) - self.chances[-1], self.strange)

    @property
    def shares(self) -> list[float]:
        """The roles' chances, given that it is some role's work; they add up to one."""
        return [exp(chance) for chance in log_chances(self.chances[:-1])]


@dataclass(frozen=True, slots=True, eq=False)
class Topics:
    """Scores roles by what a text says and what it is like, and names the likest responsibilities.

    `middles` are the means of the vectors of texts about each responsibility, one role after
    another; `starts` is where each role starts, `responsibilities` are their keys.
    """

    roles: tuple[RoleKey, ...]
    classifier: Classifier
    spelling: Spelling
    middles: Floats
    starts: tuple[int, ...]
    responsibilities: tuple[str, ...]

    def about(self, words: Sequence[Word], embedding: Embedding) -> About:
        """Return what the words are about."""
        vector = embedding.vector(content(words))
        features = bag(word_codes(words, self.spelling), self.classifier.known)
        chances = self.classifier(features, vector * np.float32(EMPHASIS))
        strange = strangeness(words, self.spelling, embedding)
        return About(chances, self._nearest(vector), strange)

    def _nearest(self, vector: Floats) -> tuple[str, ...]:
        likeness = self.middles @ vector
        ends = (*self.starts[1:], len(likeness))
        each = zip(self.starts, ends, strict=True)
        return tuple(
            self.responsibilities[start + int(likeness[start:end].argmax())] for start, end in each
        )


def strangeness(words: Sequence[Word], spelling: Spelling, embedding: Embedding) -> float:
    """Return the share of the telling words that neither classifier nor vectors know.

    Where the classifier knows none of them, all are strange: "who takes care of the gizmos?".
    """
    telling = _told_by(words)
    unlearnt = [word for word in telling if spelling.stem(word) not in spelling.stems]
    if len(unlearnt) == len(telling):
        return float(bool(telling))
    strange = [word for word in unlearnt if not embedding.is_word(word)]
    return len(strange) / len(telling)


def _told_by(words: Sequence[Word]) -> list[str]:
    said = [word.folded for word in words if word.folded not in FRAME]
    return [word for word in said if word not in FAINT] or said


def doubted(ours: float, strange: float) -> float:
    """Return the odds that a text is about our work, doubted the more, the stranger its words."""
    doubt = ours - _DOUBT * strange
    return min(doubt, -_DOUBT) if strange == 1 else doubt


def content(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the folded words that a text is about, or all of them where it has no such word."""
    telling = tuple(word.folded for word in words if word.folded not in FRAME)
    return telling or tuple(word.folded for word in words)


def word_codes(words: Sequence[Word], spelling: Spelling) -> Iterator[int]:
    """Return the codes of what the classifier counts."""
    return codes_of(map(str.encode, _features(words, spelling)))


def _features(words: Sequence[Word], spelling: Spelling) -> Iterator[str]:
    """Yield stems, pairs of them, words written as two."""
    stems = [spelling.stem(word.folded) for word in words]
    telling = [one for one, word in zip(stems, words, strict=True) if word.folded not in FRAME]
    for one in telling:
        yield f"u:{one}"
    for left, right in pairwise(stems):
        yield f"b:{left} {right}"
    for left, right in pairwise(telling):
        yield f"s:{left} {right}"
    for left, right in pairwise(words):
        joined = stem(left.folded + right.folded)
        if joined in spelling.stems:
            yield f"u:{joined}"
