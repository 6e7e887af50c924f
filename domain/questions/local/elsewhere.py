"""What stands in the place of a project and is none: "zebra" of "who is on zebra?".

To answer for the channel's project would be wrong. But to refuse what means no project is worse, so
that only a word counts which nobody uses otherwise, in a place that is a project's.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.questions.everyday import ORDINARY
from domain.questions.linking import Kind, Piece
from domain.questions.local.aliases import Found
from domain.questions.local.hearing import Heard, Pieces
from domain.questions.utterance import Word

IsWord = Callable[[str], bool]

_PLACING = frozenset({"on", "of", "for", "in", "at"})
_CALLED = frozenset({"project", "proj"})
_ARTICLES = frozenset({"the", "our", "this", "a", "an"})
# "who is on zebra right now, please"
_TRAILING = frozenset({"now", "right", "currently", "please", "pls", "today", "again", "then"})
_STATE = frozenset(
    {"status", "state", "progress", "news", "update", "overview", "next", "phase", "phases"}
    | {"stage", "step"}
)
_IN_IT = frozenset({"is", "are", "works", "working", "else", "people", "everyone", "everybody"})
_WHO = frozenset({"who", "whos"})
_SETTLED = frozenset({"done", "finished", "completed", "vacant", "unfilled", "missing", "open"})
_LONGEST = 3  # words of a name
_SHORTEST = 4  # letters of a word that may be a name
_LIKE = 0.75
_IN_ORDER = sorted(ORDINARY)


def named_elsewhere(heard: Heard, found: Collection[Found], is_word: IsWord) -> tuple[Word, ...]:
    """Return the words that stand where a project belongs and are none; most texts have none.

    `found` are the aliases in the text, `is_word` tells whether there is such a folded word.
    """
    pieces = _without_trailing(heard.asking)
    if any(piece.kind is Kind.PROJECT for piece in heard.pieces):
        return _beside_known(pieces, is_word)
    at = _last_placing(pieces)
    if at is None or at < 1:
        return ()
    before, words = pieces[:at], [piece.words[0] for piece in pieces[at + 1 :]]
    name = [word for word in words if word.folded not in _CALLED]
    is_called = len(name) < len(words)
    if is_called and name and name[0].folded in _ARTICLES:
        name = name[1:]
    if not _may_be_name(name) or _is_alias(name, found, heard.pieces):
        return ()
    if not is_called and not any(_is_strange(word, is_word) for word in name):
        return ()
    placed = _is_place(before, pieces[at].shape, found, is_called=is_called)
    return tuple(name) if placed else ()


def taken_as_project(heard: Heard, name: Collection[Word], is_word: IsWord) -> Heard:
    """Return what was heard with these words as a project's name: so a text is read that has one.

    "What is next on zebra?" asks for what is next, whether or not there is a zebra. Words that
    exist say something by themselves: "in an ml project".
    """
    if all(is_word(word.folded) for word in name):
        return heard
    pieces, asking = _with_project(heard.pieces, name), _with_project(heard.asking, name)
    return replace(heard, pieces=pieces, asking=asking)


def _with_project(pieces: Pieces, name: Collection[Word]) -> Pieces:
    at = [at for at, piece in enumerate(pieces) if not set(piece.words).isdisjoint(name)]
    words = tuple(word for piece in pieces[at[0] : at[-1] + 1] for word in piece.words)
    return (*pieces[: at[0]], Piece(Kind.PROJECT, words), *pieces[at[-1] + 1 :])


def _beside_known(pieces: Pieces, is_word: IsWord) -> tuple[Word, ...]:
    """Return the one beside a project that is known: "on churn and zebra"."""
    tail = [piece for piece in pieces if piece.shape not in _PLACING][-3:]
    if [piece.kind for piece in tail] != [Kind.PROJECT, Kind.WORD, Kind.WORD]:
        return ()
    word = tail[-1].words[0]
    is_name = tail[1].shape == "and" and word.member is None and _is_strange(word, is_word)
    return (word,) if is_name else ()


def _without_trailing(pieces: Pieces) -> Pieces:
    while pieces and pieces[-1].shape in _TRAILING:
        pieces = pieces[:-1]
    return pieces


def _last_placing(pieces: Pieces) -> int | None:
    """Return where the last preposition stands, if one to four plain words follow it and no more.

    A name and "project" are four words at most.
    """
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if piece.kind is not Kind.WORD or piece.words[0].member is not None:
            return None
        if piece.shape in _PLACING:
            return at if 1 <= len(pieces) - 1 - at <= _LONGEST + 2 else None
    return None


def _may_be_name(name: Sequence[Word]) -> bool:
    if not 1 <= len(name) <= _LONGEST:
        return False
    return not any(word.folded in ORDINARY for word in name)


def _is_alias(name: Sequence[Word], found: Collection[Found], pieces: Pieces) -> bool:
    """Tell whether a word of the name belongs to a topic: "for feature stores" is no project."""
    topical = (p for one in found for p in pieces[one.start : one.start + one.count])
    words = {word for piece in topical for word in piece.words}
    return not words.isdisjoint(name)


def _is_strange(word: Word, is_word: IsWord) -> bool:
    folded = word.folded
    is_long = len(folded) >= _SHORTEST and folded.isalnum() and folded[0].isalpha()
    return is_long and not is_word(folded) and not _is_slip(folded)


@lru_cache(maxsize=1_000)
def _is_slip(folded: str) -> bool:
    """Tell whether it is an ordinary word with a slip: "who is on the taem"."""
    near = process.extractOne(
        folded, _IN_ORDER, scorer=OSA.normalized_similarity, score_cutoff=_LIKE
    )
    return near is not None and near[0][0] == folded[0]


def _is_place(before: Pieces, placing: str, found: Collection[Found], *, is_called: bool) -> bool:
    """Tell whether a project's name belongs behind these pieces and the preposition."""
    last, shapes = before[-1], [piece.shape for piece in before]
    if last.kind is Kind.ROLE:
        return True
    if shapes[-1] in _STATE or (is_called and not _STATE.isdisjoint(shapes)):
        return True
    asks_who = not _WHO.isdisjoint(shapes) and shapes[-1] in _IN_IT | _WHO
    if asks_who and (placing == "on" or (placing == "in" and is_called)):
        return True
    is_work = last.kind is Kind.PHASE or shapes[-1] in _SETTLED
    is_topic = any(one.start + one.count == len(before) for one in found)
    return (is_work or is_topic) and placing in {"on", "for"}
