"""Baton's programs as processes that may be killed at any moment, and begun anew."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.programs import is_ready
from tests.needs import ROOT

PATIENCE = 90.0  # seconds to get ready, or to end
PAUSE = 0.05


class DidNotStart(Exception):
    """A program ended by itself, or is not ready in time; its last words are in the message."""


@dataclass(slots=True)
class Program:
    """One of Baton's programs; what it writes goes to a file."""

    name: str
    arguments: tuple[str, ...]
    environment: dict[str, str]
    log: Path
    _running: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        with self.log.open("ab") as output:
            self._running = subprocess.Popen(
                [sys.executable, "-m", "bot", *self.arguments],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def ended_by_itself(self) -> bool:
        return self._running is not None and self._running.poll() is not None

    def kill(self) -> None:
        """End it as a lack of memory or a pulled plug does: it notices nothing."""
        self._signal(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to end, as an upgrade does; returns its exit code."""
        return self._signal(signal.SIGTERM)

    def last_words(self) -> str:
        return self.log.read_text(errors="replace")[-3000:]

    def _signal(self, number: int) -> int:
        running, self._running = self._running, None
        if running is None:
            return 0
        running.send_signal(number)
        try:
            return running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            running.kill()
            return running.wait()


def wait_until_said(program: Program, words: str) -> None:
    """Wait until a program has written something; raises `DidNotStart`."""
    deadline = time.monotonic() + PATIENCE
    while words not in program.log.read_text(errors="replace"):
        if program.ended_by_itself or time.monotonic() > deadline:
            raise DidNotStart(f"{program.name}: {program.last_words()}")
        time.sleep(PAUSE)


def wait_until_served(program: Program, port: int) -> None:
    """Wait until a program answers on its port; raises `DidNotStart`."""
    deadline = time.monotonic() + PATIENCE
    while not is_ready(port):
        if program.ended_by_itself or time.monotonic() > deadline:
            raise DidNotStart(f"{program.name}: {program.last_words()}")
        time.sleep(PAUSE)
