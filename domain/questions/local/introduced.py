"""Who somebody says they are: "hi, I am the new data engineer on atlas" asks for nobody."""

import re
from dataclasses import replace

from domain.questions.linking import Kind, Piece, shapes_of
from domain.questions.local.hearing import Heard, Pieces

# Whoever is called something may come before the role: "I am Priya, the new data engineer".
_CALLED = (
    r"(?:(?!not |no |with |to |in |on |at |for |by |like |under |\w+ing |\w+ed |ROLE )"
    r"\S+ (?:and )?)?"
)
_THE = r"(?:(?:the|a|an|your|our|new|now|also|here) )*"
_GREETING = r"(?:(?:hi|hello|hey|good|morning|all|everyone|everybody|team|folks|there) )+"
_INTRODUCED = re.compile(
    rf" (?:i am {_CALLED}|i will be |(?:joined|started|joining|starting|start) (?:here )?as "
    rf"|this is (?!the |our |a |an )\S+ ){_THE}ROLE (?!s |backup |manager )"
    rf"|^ {_GREETING}(?:(?:the|your|a) )?new ROLE "
)
_ASKING = frozenset(
    {"who", "whom", "whose", "what", "which", "when", "where", "how", "why", "can", "could"}
    | {"anyone", "anybody", "someone", "somebody", "tell", "show", "list", "give", "need", "help"}
    | {"looking", "status", "next", "done"}
)


def without_introduction(heard: Heard) -> Heard:
    """Return what was heard without the role that somebody says they have.

    Nothing is left where nothing else is asked or told: it is a greeting then.
    """
    if not any(piece.kind is Kind.ROLE for piece in heard.pieces):
        return heard
    shapes = shapes_of(heard.pieces)
    found = _INTRODUCED.search(shapes)
    if found is None:
        return heard
    start = shapes.count(" ", 0, found.start() + 1) - 1
    end = start + found[0].strip().count(" ") + 1
    rest = (*heard.pieces[:start], *heard.pieces[end:])
    if not any(map(_asks, rest)):
        return heard if heard.has_mark else replace(heard, pieces=(), asking=())
    return replace(heard, pieces=rest, asking=_kept(heard.asking, rest) or rest)


def _asks(piece: Piece) -> bool:
    return piece.kind is Kind.PHASE or piece.shape in _ASKING


def _kept(pieces: Pieces, rest: Pieces) -> Pieces:
    return tuple(piece for piece in pieces if any(piece is one for one in rest))
