"""What was heard: the pieces of a text, and those of the sentences that ask."""

from dataclasses import dataclass

from domain.questions.deeds import by_deeds
from domain.questions.linking import Kind, Piece, link
from domain.questions.names import Names
from domain.questions.readings import Context
from domain.questions.utterance import Utterance, Word, utterance

Pieces = tuple[Piece, ...]

_TOPICAL = frozenset({Kind.WORD, Kind.PHASE, Kind.ROLE})


@dataclass(frozen=True, slots=True)
class Heard:
    """A text in pieces; `asking` are those of the sentences that ask, or all where none does."""

    pieces: Pieces
    asking: Pieces
    has_mark: bool = False  # a question mark


def hear(text: str, names: Names, context: Context) -> Heard:
    """Return what a text is made of, with what the registry and the knowledge base can name."""
    said = utterance(text)
    pieces = by_deeds(link(said, names, context), names)
    asking = pieces if _all_ask(said) else _of_sentences(pieces, said.asking)
    return Heard(pieces, asking or pieces, "?" in text)


def topical(pieces: Pieces) -> tuple[Word, ...]:
    """Return the words that may tell what a text is about: names of projects and people do not."""
    return tuple([word for piece in pieces if piece.kind in _TOPICAL for word in piece.words])


def as_meant(pieces: Pieces) -> tuple[str, ...]:
    """Return the words for the embedding, in which all people and all projects are the same."""
    meant: list[str] = []
    for piece in pieces:
        if piece.kind is Kind.PROJECT:
            meant.append("project")
        elif piece.kind is Kind.PERSON:
            meant.append("person")
        else:
            meant.extend(word.folded for word in piece.words)
    return tuple(meant)


def _all_ask(said: Utterance) -> bool:
    return bool(said.words) and said.asking.issuperset(range(said.words[-1].sentence + 1))


def _of_sentences(pieces: Pieces, sentences: frozenset[int]) -> Pieces:
    return tuple(piece for piece in pieces if piece.words[0].sentence in sentences)
