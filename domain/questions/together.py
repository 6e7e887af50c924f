"""What is asked about together: "on churn and on kestrel", "the data engineer and the ML engineer".

One question is asked about each of them then; an answer about the first alone would drop the rest.
"""

import re
from dataclasses import replace

from domain.questions.linking import Kind, Piece
from domain.questions.named_together import Together
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Intent, Reading

Pieces = tuple[Piece, ...]
_AND = frozenset({"and", "plus", "also"})
_BETWEEN = _AND | {"on", "for", "of", "in", "the", "our", "as", "well", "both", "project"}
# "on all of our projects", "status of every project"
_OF_ALL = re.compile(
    r" (?:on|for|of|in|across|about|over|status|progress) (?:all|every|each)"
    r"(?: (?:of|the|our|these|those|running|active))* projects? "
)
OF_A_PROJECT = frozenset(
    {
        Intent.WHO_HANDLES,
        Intent.WHO_IS,
        Intent.PROJECT_STATUS,
        Intent.CURRENT_PHASE,
        Intent.NEXT_PHASE,
        Intent.NEXT_ROLE,
        Intent.PHASE_DONE,
        Intent.UNFILLED_ROLES,
    }
)


def together_in(pieces: Pieces, shapes: str) -> Together | None:
    """Return what is named together in a text; None where it is one thing, as nearly always.

    `shapes` are those of the pieces, as `shapes_of` returns them.
    """
    kinds = [piece.kind for piece in pieces]
    projects = _side_by_side(pieces, Kind.PROJECT) if kinds.count(Kind.PROJECT) > 1 else ()
    roles = _side_by_side(pieces, Kind.ROLE) if kinds.count(Kind.ROLE) > 1 else ()
    keys = tuple(dict.fromkeys(piece.project for piece in projects if piece.project))
    held = tuple(dict.fromkeys(piece.role for piece in roles if piece.role))
    names_none = " project" in shapes and Kind.PROJECT not in kinds
    of_all = names_none and bool(_OF_ALL.search(shapes))
    if len(keys) < _TWO and len(held) < _TWO and not of_all:
        return None
    return Together(keys if len(keys) > 1 else (), held if len(held) > 1 else (), of_all)


def each_of(reading: Reading) -> tuple[Reading, ...]:
    """Return the reading about each project and role that it asks about; most are about one."""
    together = reading.together
    is_sure = outcome_of(reading) is Outcome.ANSWER and reading.intent in OF_A_PROJECT
    if together is None or not is_sure:
        return (reading,)
    is_of_roles = reading.intent is Intent.WHO_IS and together.roles
    return tuple(
        replace(reading, project=project, roles=roles, together=None)
        for project in together.projects or (reading.project,)
        for roles in ([(role,) for role in together.roles] if is_of_roles else [reading.roles])
    )


def _side_by_side(pieces: Pieces, kind: Kind) -> Pieces:
    """Return the first pieces of a kind that stand in a list: with "and", a comma or "&" between.

    Commas and "&" are no words: names beside one another are a list as well, and only before its
    last one must an "and" be heard.
    """
    run: list[Piece] = []
    between: list[str] = []
    is_list = False
    for piece in pieces:
        if piece.kind is not kind:
            between.append(piece.shape)
            continue
        if run and not (_BETWEEN.issuperset(between) and _is_same_sentence(run[-1], piece)):
            if is_list:
                break
            run.clear()
        is_list = bool(run) and (not between or not _AND.isdisjoint(between))
        run.append(piece)
        between.clear()
    return tuple(run) if is_list else ()


def _is_same_sentence(one: Piece, other: Piece) -> bool:
    return one.words[0].sentence == other.words[0].sentence


_TWO = 2
