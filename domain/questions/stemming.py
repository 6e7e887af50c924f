"""Word stems: "versioning", "versions" and "versioned" are one."""

import re
from functools import lru_cache
from typing import Any

import snowballstemmer  # pyright: ignore[reportMissingTypeStubs] - it has none

_MANY_WORDS = 20_000  # more different words than any knowledge base has
_SPELLING = (
    (re.compile(r"is(e|ed|es|ing|er|ers|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w{3})our(s|al|ed|ing)?$"), r"or\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
)
_IRREGULAR = {
    "built": "build",
    "ran": "run",
    "wrote": "write",
    "written": "write",
    "broke": "break",
    "broken": "break",
    "fed": "feed",
    "drew": "draw",
    "analyses": "analyze",
    "analysis": "analyze",
    "analyst": "analyst",
    "analytics": "analytics",
    "indices": "index",
    "schemata": "schema",
    "criteria": "criterion",
    "deps": "dependency",
    "db": "database",
    "dbs": "database",
    "repo": "repository",
    "infra": "infrastructure",
    "prod": "production",
    "perf": "performance",
    "eval": "evaluate",
    "evals": "evaluate",
    "evaluation": "evaluate",
    "docs": "documentation",
    "viz": "visualize",
    "stats": "statistic",
    "params": "parameter",
    "hyperparams": "hyperparameter",
}
_SHORT = 3  # letters: nothing to take away


@lru_cache(maxsize=_MANY_WORDS)
def stem(word: str) -> str:
    """Return the stem of a folded word; British and American spellings have the same."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= _SHORT or not word.isalpha():
        return word
    for pattern, spelling in _SPELLING:
        word = pattern.sub(spelling, word)
    # A stemmer keeps the word it works on in itself: one for each call is safe between threads.
    stemmer: Any = snowballstemmer.stemmer("english")
    return str(stemmer.stemWord(word))
