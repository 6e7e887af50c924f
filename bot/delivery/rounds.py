"""What a worker does again and again, beside delivering."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to do every so often; the first time comes soon after the start."""

    name: str
    every: timedelta
    do: Callable[[], object]


@dataclass
class Rounds:
    """Does duties in a thread of its own, from `start` to `stop`; a failing one stops no other."""

    duties: tuple[Duty, ...]
    _stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        self._stopping.clear()
        self._thread = threading.Thread(target=self._go_round, name="rounds", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop; a duty that is under way is waited for."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _go_round(self) -> None:
        due = [time.monotonic()] * len(self.duties)
        while not self._stopping.wait(max(0.0, min(due) - time.monotonic())):
            turn = due.index(min(due))
            duty = self.duties[turn]
            try:
                duty.do()
            except Exception:
                log.exception("duty_failed", duty=duty.name)
            due[turn] = time.monotonic() + duty.every.total_seconds()
