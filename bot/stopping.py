"""Waiting for the wish to stop, as SIGTERM or Ctrl-C."""

import signal
import threading
from types import FrameType

LOOK_EVERY = 1.0  # seconds


def wait_for_stop() -> None:
    """Block the main thread until the process is asked to end."""
    asked = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        del number, frame
        asked.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask)
    while not asked.wait(LOOK_EVERY):
        # A signal that another thread received wakes nobody here; its handler runs now.
        continue
