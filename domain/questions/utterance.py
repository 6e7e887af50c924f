"""What somebody typed, as words: Slack's mark-up undone, contractions opened up."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import accumulate, groupby
from typing import NamedTuple

from domain.ids import MemberId
from domain.questions.everyday import FRAME
from domain.questions.folding import fold
from domain.questions.shortcuts import opened_up, without_short_dots

LONGEST_TEXT = 1_000  # characters; a question that is not asked by then is not asked
_LONGEST_NAME = 6  # words
_MANY_PIECES = 2_000  # people use the same words again and again
LATELY = 16  # texts: the same one is asked for before it is understood and then again
_FIRST_WORDS, _LAST_WORDS = 60, 20


class Word(NamedTuple):
    """A folded word, as it was typed, in which sentence; `member` where it is a mention."""

    folded: str
    typed: str
    sentence: int = 0
    member: MemberId | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """The words of a text in order; `asking` are the numbers of the sentences that ask.

    `phrases` are the folded phrases that may be somebody's or something's name, a limited number;
    they cross no sentence and no mention.
    """

    words: tuple[Word, ...]
    asking: frozenset[int]
    phrases: frozenset[str]

    def mentioned(self, bot: MemberId | None = None) -> tuple[MemberId, ...]:
        """Return the members who are mentioned, the bot apart."""
        found = dict.fromkeys(word.member for word in self.words if word.member)
        return tuple(member for member in found if member != bot)


@lru_cache(maxsize=LATELY)
def utterance(text: str) -> Utterance:
    """Return the words of a text as Slack sends it, or as it was typed anywhere else."""
    words: list[Word] = []
    asking: set[int] = set()
    for number, sentence in enumerate(_sentences(text[:LONGEST_TEXT])):
        said = tuple(_words(sentence, number))
        words.extend(said)
        if sentence.rstrip().endswith("?") or not _ASKING.isdisjoint([w.folded for w in said]):
            asking.add(number)
    return Utterance(tuple(words), frozenset(asking), _phrases(words))


_ASKING = frozenset(
    {"who", "whom", "whose", "what", "which", "when", "where", "how", "why", "anyone", "anybody"}
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # but tabs and ends of lines
_FENCE = re.compile(
    r"[`*~]{1,3}(?=\S)|(?<!\w)_{1,3}(?=\S)|(?<=\S)[`*~]{1,3}|^\s*(?:&gt;|>)\s?", re.MULTILINE
)
_TICK = re.compile(r":(?:white_check_mark|heavy_check_mark|ballot_box_with_check):|[✅✔☑]\ufe0f?")
_EMOJI = re.compile(r"(?<![\w:]):[a-z0-9_+'-]{2,60}:(?![\w])", re.IGNORECASE)
_MARKUP = re.compile(r"<([@#!]?)([^<>|\s]*)(?:\|([^<>]*))?>")
# What needs no cleaning, as most texts: no underscore either; with mentions that are written out.
_PLAIN = re.compile(r"(?:[\w \n.,?!;'()/-]++|<@[A-Z0-9]++>)*+")
_END = re.compile(r"(?<=[.!?;\n…])\s+|\n+|\s+[–—-]+>?\s+")
_BETWEEN = re.compile(r"[\W_]+")
_STRETCHED = re.compile(r"(\D)\1{2,}")
_PIECE = re.compile(r"\x02[A-Z0-9]+\x03|[^\s\x02]+")


def _sentences(text: str) -> list[str]:
    if "_" in text or not _PLAIN.fullmatch(text):
        text = _cleaned(text)
    elif "<" in text:
        text = _MARKUP.sub(_shown, text)
    return [cut for cut in _END.split(without_short_dots(text)) if cut.strip()]


def _cleaned(text: str) -> str:
    clean = _TICK.sub(" done ", _CONTROL.sub("", text))
    shown = unescape(_MARKUP.sub(_shown, _EMOJI.sub(" ", clean)))
    return _FENCE.sub("", shown.replace("’", "'").replace("‘", "'").replace("`", "'"))  # noqa: RUF001 - typographic apostrophes are what phones type


def _shown(markup: re.Match[str]) -> str:
    sign, target, label = markup.groups()
    if sign == "@" and re.fullmatch(r"[A-Z0-9]+", target):
        return f" \x02{target}\x03 "
    if sign == "!" and not target.startswith("subteam"):
        return f" {label} " if label else " "
    return f" {label} " if label else " "


def _words(sentence: str, number: int) -> Iterator[Word]:
    for piece in _PIECE.findall(sentence):
        if piece[0] == "\x02":
            yield Word("", piece, number, MemberId(piece[1:-1]))
            continue
        for typed, folded in _folded(piece):
            yield Word(folded, typed, number)


@lru_cache(maxsize=_MANY_PIECES)
def _folded(piece: str) -> tuple[tuple[str, str], ...]:
    """Return the words between two spaces, each as it was typed and folded."""
    words = _BETWEEN.split(unicodedata.normalize("NFC", opened_up(piece)))
    found = ((typed, folded) for typed in words for folded in fold(typed).split())
    return tuple((typed, _unstretched(folded)) for typed, folded in found)


def _unstretched(word: str) -> str:
    """Return "hey" for "heyyy"; what is no ordinary word then may be a name."""
    short = _STRETCHED.sub(r"\1", word)
    return short if len(short) > 1 and short in FRAME else word


def _phrases(words: Sequence[Word]) -> frozenset[str]:
    if len(words) > _FIRST_WORDS + _LAST_WORDS:
        words = (*words[:_FIRST_WORDS], *words[-_LAST_WORDS:])
    found: set[str] = set()
    for (_, is_mention), run in groupby(words, lambda word: (word.sentence, bool(word.member))):
        folded = [] if is_mention else [word.folded for word in run]
        further = [f" {word}" for word in folded]
        for at, first in enumerate(folded):
            # Each phrase is the one before it and one word more.
            found.update(accumulate((first, *further[at + 1 : at + _LONGEST_NAME])))
    return frozenset(found)
