"""A whole question as one phrase: what taught phrases and kept questions are compared by."""

import re
from functools import lru_cache
from html import unescape

from domain.questions.folding import fold

LONGEST_PHRASE = 300  # characters; longer texts are no phrase that somebody says twice

_LATELY = 16  # texts: one is asked for several times while its question is answered
_READ = 4 * LONGEST_PHRASE  # mark-up takes room too
_MARKUP = re.compile(r"<([@#!]?)([^<>|\s]*)(?:\|([^<>]*))?>")


@lru_cache(maxsize=_LATELY)
def whole(text: str) -> str:
    """Return the folded words of a text, whichever door it came through.

    Slack's mark-up and what somebody types into a field fold to the same words. A text that is
    too long for a phrase folds to its beginning and "…", which no taught phrase equals.
    """
    folded = fold(unescape(_MARKUP.sub(_shown, text[:_READ])))
    fits = len(text) <= _READ and len(folded) <= LONGEST_PHRASE
    return folded if fits else f"{folded[:LONGEST_PHRASE]}…"


def _shown(markup: re.Match[str]) -> str:
    sign, target, label = markup.groups()
    # A mention means the member, whatever the label says today.
    return f" {target} " if sign == "@" or not label else f" {label} "
