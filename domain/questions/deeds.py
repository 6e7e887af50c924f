"""Phases that are told by what happened: where "kestrel is shipped to prod", it is deployed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.ids import PhaseKey
from domain.questions.everyday import FRAME
from domain.questions.linking import Kind, Piece
from domain.questions.names import Names

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Deed:
    """Something that is there once a phase is over, and the words which say that it is."""

    phase: str
    things: frozenset[str]
    states: frozenset[str]


_LIVE = frozenset({"live", "online"})
_DEEDS = (
    _Deed(
        "ingestion",
        frozenset({"data", "files", "tables"}),
        frozenset({"in", "there", "here", "arrived", "landed", "imported"}),
    ),
    _Deed("deployment", frozenset({"model", "models"}), _LIVE),
    _Deed("serving", frozenset({"endpoint", "endpoints"}), _LIVE | {"up"}),
    _Deed(
        "app integration",
        frozenset({"api", "app", "frontend", "ui", "screen", "screens", "button", "website"}),
        _LIVE,
    ),
    _Deed(
        "reporting",
        frozenset({"report", "reports", "dashboard", "dashboards"}),
        _LIVE | {"out", "published", "delivered"},
    ),
    _Deed("monitoring", frozenset({"alerts", "alarms", "monitors"}), _LIVE),
)
_DEED_OF = {thing: deed for deed in _DEEDS for thing in deed.things}
_SENT = frozenset({"shipped", "pushed", "released", "rolled", "brought", "launched", "moved"})
_PRODUCTION = frozenset({"prod", "production"})
_COLOURS = frozenset(
    {"today", "yesterday", "tonight", "morning", "evening", "night", "week", "weekend", "monday"}
    | {"tuesday", "wednesday", "thursday", "friday", "finally", "even", "completely", "fully"}
    | {"successfully", "officially", "properly", "btw", "fyi"}
)
_SAYS_NOTHING = FRAME | _COLOURS
_MANY = 14  # pieces: a longer text is a story
# "The data in churn" is no data that is in.
_INSIDE, _AFTER_IN = (
    "in",
    frozenset({"yet", "now", "already", "for", "on", "so", "today", "finally"}),
)


def by_deeds(pieces: Pieces, names: Names) -> Pieces:
    """Return the pieces with the phase that is told by what happened, said with its own words.

    Only of a text that names no phase and says nothing else.
    """
    said = [piece.words[0].folded if piece.kind is Kind.WORD else "" for piece in pieces]
    if len(pieces) > _MANY or (_PRODUCTION.isdisjoint(said) and _DEED_OF.keys().isdisjoint(said)):
        return pieces
    if any(piece.kind is Kind.PHASE for piece in pieces):
        return pieces
    return _sent(pieces, said, names.phases) or _there(pieces, said, names.phases) or pieces


def _sent(
    pieces: Pieces, said: Sequence[str], phases: Mapping[str, tuple[PhaseKey, ...]]
) -> Pieces | None:
    """Read "we shipped kestrel to prod" as "we deployed kestrel to prod"."""
    verb = next((at for at, word in enumerate(said) if word in _SENT), None)
    meant = phases.get("deployment")
    if verb is None or meant is None or _PRODUCTION.isdisjoint(said[verb:]):
        return None
    if not _says_no_more(said, _SENT | _PRODUCTION | {"live"}):
        return None
    return _said_as(pieces, {verb: "deployed"}, verb, meant)


def _there(
    pieces: Pieces, said: Sequence[str], phases: Mapping[str, tuple[PhaseKey, ...]]
) -> Pieces | None:
    """Read "is the data of kestrel in yet" as "is the data of kestrel done yet"."""
    thing = next((at for at, word in enumerate(said) if word in _DEED_OF), None)
    if thing is None:
        return None
    deed = _DEED_OF[said[thing]]
    meant = phases.get(deed.phase)
    states = (at for at in range(thing + 1, len(said)) if _is_state(said, at, deed))
    state = next(states, None)
    if state is None or meant is None or not _says_no_more(said, deed.states | {said[thing]}):
        return None
    return _said_as(pieces, {state: "done"}, thing, meant)


def _is_state(said: Sequence[str], at: int, deed: _Deed) -> bool:
    if said[at] in deed.states:
        return said[at] != _INSIDE or at + 1 == len(said) or said[at + 1] in _AFTER_IN
    return said[at] in _PRODUCTION and said[at - 1] == _INSIDE and deed.states >= _LIVE


def _says_no_more(said: Sequence[str], besides: frozenset[str]) -> bool:
    return all(not word or word in besides or word in _SAYS_NOTHING for word in said)


def _said_as(
    pieces: Pieces, words: Mapping[int, str], phase: int, meant: tuple[PhaseKey, ...]
) -> Pieces:
    found = list(pieces)
    for at, folded in words.items():
        found[at] = Piece(Kind.WORD, (pieces[at].words[0]._replace(folded=folded),))
    found[phase] = Piece(Kind.PHASE, found[phase].words, phases=meant)
    return tuple(found)
