"""Names inside of an alias: "who looks after the churn board?" may be about no project churn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from domain.questions.linking import Kind, Piece
from domain.questions.local.aliases import Alias, Aliases
from domain.questions.local.hearing import Heard, Pieces
from domain.questions.stemming import stem

_NAMES = frozenset({Kind.PROJECT, Kind.PERSON})
_LONGEST = 6  # pieces of an alias


@dataclass(frozen=True, slots=True)
class NamesInside:
    """Takes names of projects and people as mere words where they are part of a team's own alias.

    What comes with Baton is no reason: of "fraud model", *fraud* is a project where there is one.
    """

    own: frozenset[str]  # the stems of the team's aliases

    @classmethod
    def of(cls, aliases: Aliases, is_own: Callable[[Alias], bool]) -> Self:
        """Gather a team's own aliases; most teams have none."""
        return cls(frozenset(s for s, each in aliases.by_stems.items() if any(map(is_own, each))))

    def taken_as_words(self, heard: Heard) -> Heard:
        """Return what was heard, without the names that are part of an alias."""
        if not self.own or not any(map(_is_written, heard.pieces)):
            return heard
        pieces, asking = self._taken(heard.pieces), self._taken(heard.asking)
        return replace(heard, pieces=pieces, asking=asking)

    def _taken(self, pieces: Pieces) -> Pieces:
        named = (at for at, piece in enumerate(pieces) if _is_written(piece))
        inside = {at for at in named if any(map(self._is_alias, _runs_around(pieces, at)))}
        return tuple(
            one
            for at, piece in enumerate(pieces)
            for one in (_words(piece) if at in inside else (piece,))
        )

    def _is_alias(self, run: Pieces) -> bool:
        return " ".join(stem(word.folded) for piece in run for word in piece.words) in self.own


def _runs_around(pieces: Pieces, at: int) -> Iterator[Pieces]:
    """Yield the runs of pieces of one sentence that hold a piece and at least one more."""
    for start in range(max(0, at - _LONGEST + 1), at + 1):
        for end in range(max(at + 1, start + 2), min(start + _LONGEST, len(pieces)) + 1):
            run = pieces[start:end]
            if run[0].words[0].sentence == run[-1].words[0].sentence:
                yield run


def _words(piece: Piece) -> Pieces:
    return tuple(Piece(Kind.WORD, (word,)) for word in piece.words)


def _is_written(piece: Piece) -> bool:
    """Tell whether it is a name in letters, rather than a mention."""
    return piece.kind in _NAMES and piece.words[0].member is None
