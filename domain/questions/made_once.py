"""What is made of large things once, and found again by the very same thing."""

from collections.abc import Callable
from typing import Generic, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class MadeOnce(Generic[Given, Made]):
    """Makes something of a thing, and remembers it as long as it knows few of them.

    By identity: to compare or to hash such a thing would cost more than a question.
    """

    def __init__(self, make: Callable[[Given], Made], most: int = 50) -> None:
        self._make = make
        self._most = most
        self._of: dict[int, tuple[Given, Made]] = {}

    def __call__(self, given: Given) -> Made:
        """Return what was made of this very thing."""
        known = self._of.get(id(given))
        if known is None or known[0] is not given:
            known = (given, self._make(given))
            if len(self._of) >= self._most:
                self._of.clear()  # at one blow, since other threads read
            self._of[id(given)] = known
        return known[1]
