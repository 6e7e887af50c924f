"""Prose to sentences: markup goes, code goes, what a person could have said stays."""

import re
from collections.abc import Iterator

SHORTEST = 2
LONGEST = 28
_ROLES = re.compile(r":[\w:]+:`~?([^`<]*?)(?:\s*<[^>]*>)?`")
_LINKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|`([^`<]+?)\s*<[^>]*>`_+|<[^>\n]{1,200}>|https?://\S+")
_MARKS = re.compile(r"[`*#|]+|\s+")
_BLOCK = re.compile(r"\n\s*\n|\n\s*(?:[-*•+]|\d+[.)]|\.\.)\s+")
_END = re.compile(r"(?<=[a-z0-9)\"'][.?!])\s+(?=[A-Z\"'])")
_PARAMETER = re.compile(r"^\s*:?\w+(?:\s+\w+)?\s*(?:\([^)]*\)|:[^:\n]*:)?\s*:\s+(?=[A-Z])")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[.,;:!?)]*$")
_CODE = re.compile(
    r"-{3}|\b(?:Args|Arguments|Attributes|Returns?|Raises|Yields):|:(?:param|vartype|type|rtype|keyword)|[{}=\\;<>]|\w\(|\w_\w|__|::|\.\w+\.|\$|@"
)
_WORDY = 0.8


def sentences(prose: str) -> Iterator[str]:
    """Yield the sentences of a docstring, a page or a help text that read like a person's words."""
    for block in _BLOCK.split(_LINKS.sub(_linked, _ROLES.sub(r"\1", prose))):
        if ">>>" in block or "```" in block or ("\n    " in block.strip("\n") and "::" in block):
            continue
        for sentence in _END.split(_MARKS.sub(" ", _PARAMETER.sub("", block)).strip()):
            if is_speech(sentence):
                yield tidy(sentence)


def is_speech(sentence: str) -> bool:
    """Tell whether it is a short run of words rather than code, a table or a heading of rules."""
    words = sentence.split()
    if not SHORTEST <= len(words) <= LONGEST or _CODE.search(sentence) or not sentence.isascii():
        return False
    return sum(bool(_WORD.match(word)) for word in words) >= _WORDY * len(words)


def tidy(text: str) -> str:
    """Return it on one line, without the mark at its end: the student never sees that."""
    return " ".join(text.split()).strip(" \"'.?!:;,-")


def _linked(match: re.Match[str]) -> str:
    return match[1] or match[2] or " "
