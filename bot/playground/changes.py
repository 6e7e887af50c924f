"""Tells everybody who waits that something in the pretend Slack changed."""

import threading
from collections.abc import Callable

from bot.playground.json_types import Json

Listener = Callable[[Json], None]


class Changes:
    """Counts what changes, wakes those who wait and passes each change to its listeners."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._count = 0
        self._listeners: list[Listener] = []

    @property
    def count(self) -> int:
        """How much has changed so far."""
        with self._condition:
            return self._count

    def publish(self, change: Json) -> None:
        """Wake everybody; `change` has a `kind` and what the page needs to show it."""
        with self._condition:
            self._count += 1
            numbered = {**change, "number": self._count}
            listeners = tuple(self._listeners)
            self._condition.notify_all()
        for listener in listeners:
            listener(numbered)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Pass every later change to the listener, until what is returned is called."""
        with self._condition:
            self._listeners.append(listener)

        def leave() -> None:
            with self._condition:
                self._listeners.remove(listener)

        return leave

    def wait_beyond(self, count: int, seconds: float) -> None:
        """Return when more than `count` has changed, or when the time is over."""
        with self._condition:
            self._condition.wait_for(lambda: self._count > count, timeout=seconds)
