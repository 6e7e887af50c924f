"""Starting the bots as programs of their own, stopping one while the other is measured."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from benchmarks.receiving import SIGNING_SECRET, TOKEN

PATIENCE = 60.0  # seconds to get ready, or to end
PAUSE = 0.002  # seconds between two looks whether it is ready
OK = 200


class DidNotStart(Exception):
    """A program ended, or is not ready in time; its last words are in the message."""


@dataclass(frozen=True, slots=True)
class Program:
    """A bot that serves; `seconds` is how long it took to be ready."""

    running: subprocess.Popen[bytes]
    port: int
    seconds: float

    @property
    def pid(self) -> int:
        return self.running.pid

    def pause(self) -> None:
        """Stop it where it stands: who waits for its turn takes no time."""
        self.running.send_signal(signal.SIGSTOP)

    @contextmanager
    def resumed(self) -> Generator[None]:
        """Let it run for the block, and not after."""
        self.running.send_signal(signal.SIGCONT)
        try:
            yield
        finally:
            self.pause()


@dataclass(frozen=True, slots=True)
class Programs:
    """Where programs write, and which Slack they know."""

    folder: Path
    api_url: str

    def database(self, name: str) -> str:
        """Return the address of a new database at the newest schema."""
        empty, new = self.folder / "empty.db", self.folder / f"{name}.db"
        if not empty.exists():
            self.run(["migrate"], f"sqlite:///{empty}")
        shutil.copyfile(empty, new)
        return f"sqlite:///{new}"

    def run(self, arguments: list[str], database: str = "") -> float:
        """Run a command of Baton to its end; return its seconds."""
        log = self.folder / "command.log"
        started = time.perf_counter()
        with log.open("wb") as output:
            ended = subprocess.run(
                [sys.executable, "-m", "bot", *arguments],
                env=self._environment(database, 0),
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if ended.returncode:
            raise DidNotStart(f"baton {' '.join(arguments)}: {log.read_text()[-2000:]}")
        return time.perf_counter() - started

    @contextmanager
    def baton(self, database: str) -> Generator[Program]:
        """Run `baton serve`, with its worker, as people do."""
        with self._served(["bot", "serve"], _free_port(), database) as program:
            yield program

    @contextmanager
    def bare(self) -> Generator[Program]:
        """Run the bare listener."""
        port = _free_port()
        with self._served(["benchmarks.bare", str(port)], port, "") as program:
            yield program

    @contextmanager
    def _served(self, module: list[str], port: int, database: str) -> Generator[Program]:
        log = self.folder / f"{port}.log"
        started = time.perf_counter()
        with (
            log.open("wb") as output,
            subprocess.Popen(
                [sys.executable, "-m", *module],
                env=self._environment(database, port),
                stdout=output,
                stderr=subprocess.STDOUT,
            ) as running,
        ):
            try:
                _wait_until_ready(running, port, log)
                yield Program(running, port, time.perf_counter() - started)
            finally:
                _end(running)

    def _environment(self, database: str, port: int) -> dict[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": database,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": self.api_url,
            "PORT": str(port),
            "PYTHONDONTWRITEBYTECODE": "",  # who uses a program keeps what was compiled
        }


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def _wait_until_ready(running: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.perf_counter() + PATIENCE
    while not is_ready(port):
        if running.poll() is not None or time.perf_counter() > deadline:
            raise DidNotStart(f"{running.args!r} is not ready: {log.read_text()[-2000:]}")
        time.sleep(PAUSE)


def is_ready(port: int) -> bool:
    """Tell whether a Baton on this port says that it is ready."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _end(running: subprocess.Popen[bytes]) -> None:
    running.send_signal(signal.SIGCONT)
    running.terminate()
    try:
        running.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        running.kill()
