"""Words that point at what was said before: "she", "it", "there"."""

from collections.abc import Collection
from dataclasses import replace

from domain.ids import MemberId, ProjectKey
from domain.projects import NamedMember, NamedProject
from domain.questions.linking import Kind, Piece
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Context, Intent, Reading, Resolver, Said
from domain.questions.slots import on_project

HE_OR_SHE = frozenset({"he", "she", "him", "her", "his", "hers"})
THEY = frozenset({"they", "them", "their"})
THERE = frozenset({"there", "it", "that", "they", "them"})
_PLACING = frozenset({"on", "for", "of", "with", "in", "at", "behind"})

_SINGULAR = {"are": "is", "do": "does", "have": "has", "were": "was"}

Pieces = tuple[Piece, ...]


def about_person(
    resolver: Resolver, pieces: Pieces, context: Context, before: Said
) -> Reading | None:
    """Read "what does she do?" with whom the answer before named; None where nobody is meant."""
    said = {piece.shape for piece in pieces}
    kinds = {piece.kind for piece in pieces}
    they = THEY if Kind.ROLE not in kinds else frozenset[str]()
    meant = said & HE_OR_SHE or said & they
    people = before.people or ((before.person,) if before.person else ())
    if not meant or not people or Kind.PERSON in kinds:
        return None
    first = people[0]
    text = " ".join(_mention(first) if p.shape in meant else _of_one(p, meant) for p in pieces)
    named = replace(context, members=(*context.members, NamedMember(first, first)))
    reading = _sure(resolver.resolve(f"{text}?", named))
    if reading is None or len(people) == 1:
        return reading
    return replace(reading, people=people) if reading.intent is Intent.ROLES_OF else None


def _of_one(piece: Piece, meant: Collection[str]) -> str:
    """Return a piece as it is said of one: "are they" becomes "is Dana"."""
    said = _SINGULAR.get(piece.shape) if THEY & set(meant) else None
    return said or typed((piece,))


def about_place(
    resolver: Resolver, pieces: Pieces, context: Context, reading: Reading, before: Said
) -> Reading | None:
    """Read "who works on it?" and "who is the data engineer there?" with the project before."""
    points = any(piece.shape in THERE for piece in pieces)
    if not points or before.project is None:
        return None
    if outcome_of(reading) is Outcome.ANSWER:
        return None if reading.topics else on_project(reading, before)
    known = NamedProject(before.project, before.project, ())
    named = replace(context, projects=(*context.projects, known))
    spelled = resolver.resolve(f"{_spelled_out(pieces, before.project)}?", named)
    return _sure(spelled) if spelled.project == before.project else None


def typed(pieces: Pieces) -> str:
    """Return pieces as a text again."""
    words = (word for piece in pieces for word in piece.words)
    return " ".join(_mention(word.member) if word.member else word.typed for word in words)


def _spelled_out(pieces: Pieces, project: ProjectKey) -> str:
    words: list[str] = []
    for piece in pieces:
        if piece.shape == "there":
            words.append(f"on {project}")
        elif piece.shape in THERE and words and words[-1].lower() in _PLACING:
            words.append(project)
        else:
            words.append(typed((piece,)))
    return " ".join(words)


def _sure(reading: Reading) -> Reading | None:
    return reading if outcome_of(reading) is Outcome.ANSWER else None


def _mention(member: MemberId) -> str:
    return f"<@{member}>"
