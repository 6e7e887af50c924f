"""Which of Slack's methods rest for a while: what Slack told one process, all of them obey."""

from datetime import timedelta
from typing import Protocol


class Pauses(Protocol):
    """The pauses of one bot token, shared by all processes."""

    def left(self, method: str) -> timedelta:
        """Return how long a method still rests; zero where it may be called."""
        ...

    def begin(self, method: str, length: timedelta) -> None:
        """Let nobody call a method for so long from now on."""
        ...


class NoPauses:
    """For who calls now and then, and alone: nothing is remembered."""

    def left(self, method: str) -> timedelta:
        """Return zero."""
        del method
        return timedelta(0)

    def begin(self, method: str, length: timedelta) -> None:
        """Remember nothing."""
        del method, length
