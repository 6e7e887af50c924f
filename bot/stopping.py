"""Waiting for the wish to stop, as SIGTERM or Ctrl-C."""

import signal
import threading
from collections.abc import Callable
from types import FrameType

LOOK_EVERY = 1.0  # seconds


def wait_for_stop() -> None:
    """Block the main thread until the process is asked to end."""
    hear_stop()()


def hear_stop() -> Callable[[], None]:
    """Take a signal as a wish from now on; returns what blocks the main thread until then."""
    asked = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        del number, frame
        asked.set()

    def wait() -> None:
        while not asked.wait(LOOK_EVERY):
            # A signal that another thread received wakes nobody here; its handler runs now.
            continue

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask)
    return wait
