"""The shape of a text: which words carry the question, with what it is about left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from domain.questions.embedding import Floats
from domain.questions.everyday import FRAME
from domain.questions.hearing import Heard, Pieces
from domain.questions.linking import Kind
from domain.questions.stemming import stem

TOPIC, OTHER = "TOPIC", "_"
LONGEST_ALIAS = 6  # words

_NAMED = (Kind.PROJECT, Kind.PERSON, Kind.ROLE, Kind.PHASE)
_WHO = frozenset({"who", "whom", "whose"})
_SHORT, _MIDDLING, _LONG = 3, 6, 20  # pieces


@dataclass(frozen=True, slots=True)
class Shaper:
    """Makes shapes: names become their kind, known topics `TOPIC`, words out of place `_`.

    `words` are those that questions are made of; `aliases` are the stemmed phrases of the knowledge
    base; `openings` are the stems that an alias begins with.
    """

    words: frozenset[str]
    aliases: Mapping[str, object]
    openings: frozenset[str]

    def shape(self, pieces: Pieces) -> tuple[str, ...]:
        """Return the shape, one token for each piece or run of pieces."""
        stems = [stem(p.words[0].folded) if p.kind is Kind.WORD else "" for p in pieces]
        shape: list[str] = []
        at = 0
        while at < len(pieces):
            count = self._alias_at(pieces, stems, at)
            token = TOPIC if count else self._token(pieces[at].shape)
            if token != OTHER or not shape or shape[-1] != OTHER:
                shape.append(token)
            at += count or 1
        return tuple(shape)

    def _token(self, shape: str) -> str:
        return shape if shape.isupper() or shape in self.words else OTHER

    def _alias_at(self, pieces: Pieces, stems: Sequence[str], at: int) -> int:
        """Return how many pieces the alias that starts here has, 0 where none does."""
        if stems[at] not in self.openings:
            return 0
        for count in range(min(LONGEST_ALIAS, len(pieces) - at), 0, -1):
            run = stems[at : at + count]
            if all(run) and " ".join(run) in self.aliases:
                alone = count == 1 and pieces[at].words[0].folded in FRAME
                return 0 if alone else count
        return 0


def asking_features(asking: Sequence[str], whole: Sequence[str]) -> Iterator[str]:
    """Yield the runs of tokens that tell an intent, of the asking sentences and of all."""
    yield from _runs(asking, 4, "a:")
    yield from _runs(whole, 3, "w:")


def slots(heard: Heard, asking: Sequence[str], whole: Sequence[str]) -> Floats:
    """Return what is named and how the text is built, each as 0 or 1."""
    figures: list[bool] = []
    for pieces in (heard.asking, heard.pieces):
        kinds = [piece.kind for piece in pieces]
        for kind in _NAMED:
            figures += [kinds.count(kind) > 0, kinds.count(kind) > 1]
        figures.append(any(piece.shape == "PHASED" for piece in pieces))
    count = len(heard.pieces)
    figures += [
        TOPIC in whole,
        TOPIC in asking,
        heard.has_mark,
        count < _SHORT,
        count < _MIDDLING,
        count > _LONG,
        whole.count(OTHER) > 0,
        whole.count(OTHER) > 2,  # noqa: PLR2004 - more than a slip
        not _WHO.isdisjoint(asking),
        len(heard.asking) < count,
    ]
    return np.array(figures, dtype=np.float32)


def _runs(tokens: Iterable[str], longest: int, sign: str) -> Iterator[str]:
    framed = ("^", *tokens, "$")
    for size in range(1, longest + 1):
        for start in range(len(framed) - size + 1):
            yield sign + " ".join(framed[start : start + size])
    for start in range(len(framed) - 2):
        yield f"{sign}{framed[start]} * {framed[start + 2]}"
