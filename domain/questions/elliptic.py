"""Recognises texts that leave something out: "and for atlas?", "who else?", "and before that?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.questions.leanings import AWAY, BACKUP, SINCE_ROLE, WHOLE, Leaning
from domain.questions.linking import Kind, Piece

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """In which way a text leans, and the pieces that are left to say about what."""

    leaning: Leaning
    rest: Pieces = ()


def ellipsis_of(pieces: Pieces) -> Left | None:
    """Return how a text leans on an earlier one; None where it stands by itself."""
    said = _without_fillers(pieces)
    shape = _shape(said)
    for leaning, pattern in WHOLE:
        found = pattern.fullmatch(shape)
        if found:
            return Left(leaning, _behind(said, found))
    rest = _unmarked(said)
    if _are_slots(rest) and (len(rest) < len(said) or _is_bare(rest)):
        return Left(Leaning.SLOTS, rest)
    return Left(Leaning.MARKED, rest) if rest and len(rest) < len(said) else None


def backup_asked(pieces: Pieces) -> Pieces | None:
    """Return for whom or what a text asks who steps in, nothing at all where it does not say.

    None where the text asks something else.
    """
    said = _without_fillers(pieces)
    found = BACKUP.fullmatch(_shape(said)) or AWAY.search(_shape(said))
    return _behind(said, found) if found else None


def since_asked(pieces: Pieces) -> bool:
    """Tell whether a text asks since when somebody holds a role that it names."""
    return bool(SINCE_ROLE.search(_shape(pieces)))


def asks_by_itself(pieces: Pieces) -> bool:
    """Tell whether a text begins as a question does."""
    return bool(pieces) and pieces[0].shape in _ASKING


_FILLER_WORDS = """
ok okay thanks thank you great cool nice hi hey hello hm hmm right please well alright perfect
baton sure cheers
"""
_FILLERS = frozenset(_FILLER_WORDS.split())
_TRAILING = frozenset(["please", "thanks", "too", "though", "again", "instead", "now"])
_MARK_WORDS = """
and what about, and how about, but what about, what about, how about, what of
and the same for, and same for, the same for, same question for, same thing for, same for, same on
and also, and then, and, or, also, but, plus
"""
_MARKS = tuple(tuple(mark.split()) for mark in re.split(r"[,\n]", _MARK_WORDS) if mark.strip())
_LITTLE_WORDS = """
for on in of at with the a an our to from project team role phase here there one s is it that
this instead
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())
_BARE = 4  # pieces: one name and what belongs to it
_ASKING_WORDS = """
who whom whose what which when where why how is are was were do does did has have can could
should would will tell show give list mark anyone anybody
"""
_ASKING = frozenset(_ASKING_WORDS.split())


def _without_fillers(pieces: Pieces) -> Pieces:
    first = next((at for at, p in enumerate(pieces) if p.shape not in _FILLERS), len(pieces))
    last = len(pieces)
    while last > first + 1 and pieces[last - 1].shape in _TRAILING:
        last -= 1
    return pieces[first:last]


def _unmarked(pieces: Pieces) -> Pieces:
    shapes = tuple(piece.shape for piece in pieces)
    for mark in _MARKS:
        if shapes[: len(mark)] == mark:
            return pieces[len(mark) :]
    return pieces


def _are_slots(pieces: Pieces) -> bool:
    names = [piece for piece in pieces if piece.kind is not Kind.WORD]
    return bool(names) and all(p.shape in _LITTLE for p in pieces if p.kind is Kind.WORD)


def _is_bare(pieces: Pieces) -> bool:
    names = [piece for piece in pieces if piece.kind is not Kind.WORD]
    return len(names) == 1 and len(pieces) <= _BARE


def _behind(pieces: Pieces, found: re.Match[str]) -> Pieces:
    """Return the pieces that a pattern left open, and the names before them."""
    named = found.groupdict()
    rest = next((group for group in ("rest", "rest2") if named.get(group)), None)
    if rest is None:
        return tuple(piece for piece in pieces if piece.kind is not Kind.WORD)
    first = found.string[: found.start(rest)].count(" ")
    count = found[rest].count(" ") + 1
    before = (piece for piece in pieces[:first] if piece.kind is not Kind.WORD)
    return (*before, *pieces[first : first + count])


def _shape(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.shape for piece in pieces)
