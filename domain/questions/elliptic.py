"""Recognises texts that leave something out: "and for atlas?", "who else?", "and before that?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.questions.linking import Kind, Piece

Pieces = tuple[Piece, ...]


class Leaning(StrEnum):
    """In which way a text leans on what was said before it."""

    AFTER = auto()  # one phase further
    WHO_AFTER = auto()  # whose turn it is then
    BEFORE = auto()  # one phase back
    WHY = auto()
    ELSE = auto()  # who else
    BACKUP = auto()
    SINCE = auto()
    OF_IT = auto()  # who did it, when, whether it is done
    SLOTS = auto()  # names only
    MARKED = auto()  # "and …", "what about …" with a question or a topic behind it


@dataclass(frozen=True, slots=True)
class Ellipsis:
    """How a text leans, and the pieces that say about what."""

    leaning: Leaning
    rest: Pieces = ()


def ellipsis_of(pieces: Pieces) -> Ellipsis | None:
    """Return how a text leans on an earlier one; None where it stands by itself."""
    said = _without_fillers(pieces)
    shape = _shape(said)
    for leaning, pattern in _WHOLE:
        found = pattern.fullmatch(shape)
        if found:
            return Ellipsis(leaning, _behind(said, found))
    rest = _unmarked(said)
    if _are_slots(rest) and (len(rest) < len(said) or _is_bare(rest)):
        return Ellipsis(Leaning.SLOTS, rest)
    return Ellipsis(Leaning.MARKED, rest) if rest and len(rest) < len(said) else None


def backup_asked(pieces: Pieces) -> Pieces | None:
    """Return for whom or what a text asks who steps in, nothing at all where it does not say.

    None where the text asks something else.
    """
    said = _without_fillers(pieces)
    found = _BACKUP.fullmatch(_shape(said)) or _AWAY.search(_shape(said))
    return _behind(said, found) if found else None


def since_asked(pieces: Pieces) -> bool:
    """Tell whether a text asks since when somebody holds a role that it names."""
    return bool(_SINCE_ROLE.search(_shape(pieces)))


def asks_by_itself(pieces: Pieces) -> bool:
    """Tell whether a text begins as a question does."""
    return bool(pieces) and pieces[0].shape in _ASKING


_NOUN = (
    r"(?:backups?|back ups?|deputy|deputies|stand ins?|substitutes?|replacements?|fallbacks?"
    r"|second in line|understud(?:y|ies))"
)
_IS = r"(?:is|are|s|was|would be|will be|can be|could be|acts as|serves as|comes as)"
_THAT = r"(?:that|this|it|them|then)"
_DID = r"(?:(?:is|was|comes|came|come|happens|happened|follows|followed|did|it) )*"
_AND = r"(?:(?:and|but|or|so|ok) )?"
_GONE = r"(?:out|away|sick|ill|off|unavailable|not available|not around|not here|busy|on (?:holiday|vacation|leave|pto))"
_WHOLE = (
    (
        Leaning.WHO_AFTER,
        rf"{_AND}(?:and )?(?:who|whose turn|which role) {_DID}(?:after {_THAT}|afterwards|then)",
    ),
    (
        Leaning.AFTER,
        rf"{_AND}(?:what |which phase )?{_DID}(?:after(?: {_THAT})?|afterwards|thereafter"
        rf"|then(?: what)?|follows {_THAT})|what then|{_AND}next",
    ),
    (
        Leaning.BEFORE,
        rf"{_AND}(?:what |which phase |who )?{_DID}(?:before(?: {_THAT})?|previously|beforehand)",
    ),
    (
        Leaning.WHY,
        rf"{_AND}(?:why|how come|how so|says who)(?: exactly)?(?: (?:is )?(?:that|this|so|him|her"
        r"|them|me|it|PERSON|(?:the |a |an )?ROLE))?|how do you know(?: that| this)?"
        r"|what makes you (?:think|say) (?:so|that)|why do you (?:think|say) (?:so|that)",
    ),
    (
        Leaning.ELSE,
        rf"{_AND}(?:is there )?(?:who|anyone|anybody|someone|somebody) else(?: (?:is there|knows"
        r"|(?:can|could|may|might|should|do) (?:help|do it|do that|know|i ask|i talk to)|to ask"
        r"|then|who can help|who knows|who could help))?",
    ),
    (
        Leaning.SINCE,
        rf"{_AND}(?:since when|for how long|how long)(?: (?:is|has|have|are|does|did|he|she|they"
        r"|that|it|this|been|so|now|already|the case|PERSON))*",
    ),
    (
        Leaning.OF_IT,
        rf"{_AND}(?:when|by whom|(?:and )?when (?:was|did) (?:that|it|this)(?: done| finished"
        r"| completed| finish| happen)?|who (?:did|finished|completed|closed|has done) (?:it|that"
        r"|this)|is (?:it|that|this) (?:done|finished|complete|completed|over)(?: yet| already)?"
        r"|who was (?:it|that))",
    ),
)
_WHOLE = tuple((leaning, re.compile(pattern)) for leaning, pattern in _WHOLE)
_BACKUP = re.compile(
    rf"{_AND}(?:(?:who|whos|what|anyone|anybody) )?(?:{_IS} |is there |do we have |have we got )*"
    rf"(?:(?:the|a|an|any|our|my|his|her|their|its|as|PERSON|ROLE) (?:s )?)*?{_NOUN}"
    r"(?: (?:of|for|on|to|in|at|here|there|s|if|please|is|anyone))*(?: (?P<rest>.+))?"
    rf"|{_AND}who (?:stands in|steps in|fills in|covers) (?:for )?(?P<rest2>.+)"
)
_AWAY = re.compile(
    rf"\b(?:if|when|while|as|since|because|but) (?P<rest>(?:the |our )?(?:PERSON|ROLE|he|she|they))"
    rf" (?:is|are|was|were) {_GONE}"
)
_SINCE_ROLE = re.compile(
    r"\b(?:since when|for how long|how long) (?:is|has|have|are) .*ROLE|\bwho .*ROLE .*since when"
)
_FILLERS = frozenset(
    [
        "ok",
        "okay",
        "thanks",
        "thank",
        "you",
        "great",
        "cool",
        "nice",
        "hi",
        "hey",
        "hello",
        "hm",
        "hmm",
        "right",
        "please",
        "well",
        "alright",
        "perfect",
        "baton",
        "sure",
        "got",
        "it",
        "cheers",
    ]
)
_TRAILING = frozenset(["please", "thanks", "too", "though", "again", "instead", "now"])
_MARKS = (
    *(tuple(mark.split()) for mark in ("and what about", "and how about", "but what about")),
    *(tuple(mark.split()) for mark in ("and the same for", "and same for", "the same for")),
    *(tuple(mark.split()) for mark in ("same question for", "same thing for", "same for")),
    *(tuple(mark.split()) for mark in ("what about", "how about", "what of", "same on", "same in")),
    *(tuple(mark.split()) for mark in ("and also", "and then", "and", "or", "also", "but", "plus")),
)
_LITTLE = frozenset(
    [
        "for",
        "on",
        "in",
        "of",
        "at",
        "with",
        "the",
        "a",
        "an",
        "our",
        "to",
        "from",
        "project",
        "team",
        "role",
        "phase",
        "here",
        "there",
        "one",
        "s",
        "is",
        "it",
        "that",
        "this",
        "instead",
    ]
)
_BARE = 4  # pieces: one name and what belongs to it
_ASKING = frozenset(
    [
        "who",
        "whom",
        "whose",
        "what",
        "which",
        "when",
        "where",
        "why",
        "how",
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "can",
        "could",
        "should",
        "would",
        "will",
        "tell",
        "show",
        "give",
        "list",
        "mark",
        "anyone",
        "anybody",
    ]
)


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
