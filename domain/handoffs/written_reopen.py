"""An order to open a phase again as people say it: "reopen evaluation because it leaks"."""

import re
from dataclasses import dataclass

_ORDER = re.compile(
    r"\W*(?:(?:please|pls|ok|okay|hey|hi|so|and)\W+)*"
    r"(?:(?:can|could|would|will) you (?:please )?|let'?s |let us |we (?:have|need) to )?"
    r"(?:please )?re-?open\b(?P<what>.*?)"
    r"(?:\W+(?:because|since|as|for)\b\W*(?P<why>.+)|\s*[:;–—]\s*(?P<reason>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_FILLING = re.compile(r"\b(?:the|a|phase|again|please|pls|it|that|this)\b|[?!.,]", re.IGNORECASE)
_OF_PROJECT = re.compile(r"(?P<phase>.+?)\s+(?:of|on|in|at)\s+(?P<project>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReopenSaid:
    """What somebody would have opened again, as `[project] [phase]`, and why, where they say so."""

    what: str
    reason: str


def read_reopen(text: str) -> ReopenSaid | None:
    """Return the order; None where the text is none."""
    found = _ORDER.fullmatch(text.strip())
    if found is None:
        return None
    what = " ".join(_FILLING.sub(" ", found["what"]).split())
    placed = _OF_PROJECT.fullmatch(what)
    if placed is not None:
        what = f"{placed['project']} {placed['phase']}"
    return ReopenSaid(what, (found["why"] or found["reason"] or "").strip())
