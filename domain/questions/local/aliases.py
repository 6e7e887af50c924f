"""The phrases that stand for a responsibility, found word for word in a text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from domain.ids import RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.neighbours import Neighbour
from domain.questions.everyday import FAINT, FRAME
from domain.questions.folding import fold
from domain.questions.linking import Kind, Piece
from domain.questions.stemming import stem

NOBODY = RoleKey("")
_SMALL_TALK = "small_talk"
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to call a responsibility or a phase, as it is written; `name` is its own name."""

    role: RoleKey
    key: str
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where in the pieces of a text an alias stands; several responsibilities may share it."""

    start: int
    count: int
    aliases: tuple[Alias, ...]


@dataclass(frozen=True, slots=True)
class Aliases:
    """All aliases of a knowledge base by their stems.

    `beginnings` are the words that a longer alias begins with.
    """

    by_stems: Mapping[str, tuple[Alias, ...]]
    beginnings: frozenset[str]
    _openings: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Whatever a piece must say for an alias to start there; of most texts few pieces do.
        object.__setattr__(self, "_openings", self.beginnings.union(self.by_stems))

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> Self:
        """Collect the names, aliases and tools of all responsibilities, and the names of phases."""
        return cls._of((*_of_responsibilities(knowledge), *_of_phases(knowledge)))

    @classmethod
    def of_neighbours(cls, neighbours: Iterable[Neighbour]) -> Self:
        """Collect the names and aliases of the topics that are nobody's here."""
        return cls._of(_of_neighbours(neighbours))

    @classmethod
    def _of(cls, aliases: Iterable[Alias]) -> Self:
        found: defaultdict[str, list[Alias]] = defaultdict(list)
        for alias in aliases:
            found[" ".join(stem(word) for word in fold(alias.said).split())].append(alias)
        beginnings = frozenset(
            " ".join(words[:count])
            for words in (stems.split() for stems in found)
            for count in range(1, len(words))
        )
        return cls({stems: tuple(sharing) for stems, sharing in found.items()}, beginnings)

    def found_in(self, pieces: Pieces, stem: Callable[[str], str] = stem) -> tuple[Found, ...]:
        """Return the aliases in a text from left to right, the longest first, without overlaps.

        `stem` may mend slips of the finger as well.
        """
        stems = [_stems_of(piece, stem) for piece in pieces]
        found: list[Found] = []
        end = 0  # of the one before
        for at in [at for at, stems_here in enumerate(stems) if stems_here in self._openings]:
            here = self._at(stems, at) if at >= end else None
            if here is not None:
                end = at + here.count
                if not _is_alone(pieces, here):
                    found.append(here)
        return tuple(found)

    def _at(self, stems: list[str], at: int) -> Found | None:
        """Return the longest alias that starts here."""
        phrase, end = stems[at], at + 1
        aliases, longest = self.by_stems.get(phrase), 1
        while phrase in self.beginnings and end < len(stems) and stems[end]:
            phrase = f"{phrase} {stems[end]}"
            end += 1
            if phrase in self.by_stems:
                aliases, longest = self.by_stems[phrase], end - at
        return None if aliases is None else Found(at, longest, aliases)


def covering(pieces: Pieces, found: tuple[Found, ...]) -> tuple[Alias, ...]:
    """Return the aliases of the one phrase beside which a text says nothing of weight, if any."""
    if len(found) != 1:
        return ()
    inside = range(found[0].start, found[0].start + found[0].count)
    others = (piece for at, piece in enumerate(pieces) if at not in inside)
    return () if any(_has_weight(piece) for piece in others) else found[0].aliases


def _is_alone(pieces: Pieces, found: Found) -> bool:
    """Tell whether it is a single word that is part of every question."""
    words = pieces[found.start].words
    return len(words) == found.count == 1 and words[0].folded in FRAME


def _has_weight(piece: Piece) -> bool:
    if piece.kind is not Kind.WORD:
        return piece.kind in {Kind.ROLE, Kind.PHASE}
    word = piece.words[0].folded
    return word not in FRAME and word not in FAINT


def _of_responsibilities(knowledge: KnowledgeBase) -> Iterator[Alias]:
    for role, told in knowledge.responsibilities():
        for said in (told.name, *told.aliases, *told.tools):
            yield Alias(role.key, told.key, told.name, said)


def _of_neighbours(neighbours: Iterable[Neighbour]) -> Iterator[Alias]:
    for neighbour in neighbours:
        # Whoever says "good morning" first may ask for anybody.
        for topic in neighbour.topics if neighbour.key != _SMALL_TALK else ():
            for said in (topic.name, *topic.aliases):
                yield Alias(NOBODY, topic.key, topic.name, said)


def _of_phases(knowledge: KnowledgeBase) -> Iterator[Alias]:
    for workflow in knowledge.workflows:
        for phase in workflow.phases:
            for said in (phase.name, *phase.aliases):
                yield Alias(phase.accountable, phase.key, phase.name, said)


def _stems_of(piece: Piece, stem: Callable[[str], str]) -> str:
    if piece.kind is Kind.WORD:
        return stem(piece.words[0].folded)
    said = piece.words if piece.kind is Kind.PHASE else ()
    return " ".join([stem(word.folded) for word in said])
