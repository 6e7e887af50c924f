"""The shape of a text: which words carry the question, with what it is about left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from operator import mod

from domain.questions.linking import Kind
from domain.questions.local.aliases import Aliases, Found
from domain.questions.local.classifier import codes_of
from domain.questions.local.hearing import Heard, Pieces

TOPIC, OTHER = "TOPIC", "_"
BUCKETS = 1 << 15

_NAMED = (Kind.PROJECT, Kind.PERSON, Kind.ROLE, Kind.PHASE)
WHO = frozenset({"who", "whom", "whose"})
_SHORT, _MIDDLING, _LONG = 3, 6, 20  # pieces
_SLIP = 2  # words out of place: more are no slip

Shape = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shaper:
    """Makes shapes: names become their kind, known topics `TOPIC`, words out of place `_`.

    `words` are those that questions are made of.
    """

    words: frozenset[str]
    aliases: Aliases

    def shape(self, pieces: Pieces) -> Shape:
        """Return the shape, one token for each piece or run of pieces."""
        found = self.aliases.found_in(pieces)
        topics = {one.start: one.count for one in found if _is_topic(pieces, one)}
        shape: list[str] = []
        at = 0
        while at < len(pieces):
            token = TOPIC if at in topics else self._token(pieces[at].shape)
            if token != OTHER or not shape or shape[-1] != OTHER:
                shape.append(token)
            at += topics.get(at, 1)
        return tuple(shape)

    def _token(self, shape: str) -> str:
        return shape if shape.isupper() or shape in self.words else OTHER


def _is_topic(pieces: Pieces, found: Found) -> bool:
    # A phase alone stays one: what it is called may be the name of the work in it as well.
    return found.count > 1 or pieces[found.start].kind is Kind.WORD


def asking_codes(asking: Sequence[str], whole: Sequence[str]) -> Iterator[int]:
    """Return the codes of the runs of tokens that tell an intent, of what asks and of all.

    They are brought down to so few that most runs have the code of others too: of runs looked up
    one by one, those that nobody wrote would say nothing, and too many are of that kind.
    """
    of_whole = _runs(whole)
    of_asking = of_whole if asking == whole else _runs(asking)
    codes = chain(codes_of(chain(*of_asking), b"a:"), codes_of(of_whole[0], b"w:"))
    return map(mod, codes, repeat(BUCKETS))


def slots(heard: Heard, asking: Sequence[str], whole: Sequence[str]) -> list[bool]:
    """Return what is named and how the text is built."""
    figures = _named(heard.asking)
    figures += figures if heard.asking == heard.pieces else _named(heard.pieces)
    count = len(heard.pieces)
    figures += [
        TOPIC in whole,
        TOPIC in asking,
        heard.has_mark,
        count < _SHORT,
        count < _MIDDLING,
        count > _LONG,
        whole.count(OTHER) > 0,
        whole.count(OTHER) > _SLIP,
        not WHO.isdisjoint(asking),
        len(heard.asking) < count,
    ]
    return figures


def _named(pieces: Pieces) -> list[bool]:
    kinds = [piece.kind for piece in pieces]
    counts = map(kinds.count, _NAMED)
    figures = [count > least for count in counts for least in (0, 1)]
    figures.append(Kind.PHASE in kinds and any(piece.shape == "PHASED" for piece in pieces))
    return figures


def _runs(tokens: Iterable[str]) -> tuple[list[bytes], list[bytes]]:
    """Return the runs of up to three tokens, also those with a gap, and the runs of four."""
    framed = (b"^", *map(str.encode, tokens), b"$")
    later = [framed[at:] for at in range(4)]
    runs = [map(b" ".join, zip(*later[:size], strict=False)) for size in range(1, 5)]
    gapped = map(b" * ".join, zip(framed, framed[2:], strict=False))
    return [*chain(*runs[:3], gapped)], [*runs[3]]


SLOTS = len(slots(Heard((), ()), (), ()))  # figures that it returns
