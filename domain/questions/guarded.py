"""Patterns that are tried only where a word they need is said: most texts say none."""

import re
from collections.abc import Sequence


class Guarded:
    """A pattern over words side by side with a blank around each, and the words it needs.

    What the pattern matches has one of these words at least: to look for them in a set takes a
    small part of what trying the pattern does.
    """

    def __init__(self, needed: str, pattern: str) -> None:
        self.needed = frozenset(needed.split())
        self.pattern = re.compile(pattern)

    def found_in(self, words: Sequence[str]) -> bool:
        """Tell whether the pattern is somewhere in the words."""
        if self.needed.isdisjoint(words):
            return False
        return self.pattern.search(f" {' '.join(words)} ") is not None
