"""Starting programs, waiting for them, and ending what was started."""

import subprocess
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import IO, TypeVar

T = TypeVar("T")

_DEADLINE_SECONDS = 60  # a busy machine takes its time to start a bot
_PAUSE_SECONDS = 0.05


@contextmanager
def started(
    command: list[str], output: int | IO[bytes], environment: Mapping[str, str] | None = None
) -> Generator[subprocess.Popen[bytes]]:
    """Run the program until the block ends: then it is asked to end, and at last made to."""
    program = subprocess.Popen(
        command, env=environment, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
    )
    with program:
        try:
            yield program
        finally:
            program.terminate()
            try:
                program.wait(_DEADLINE_SECONDS)
            except subprocess.TimeoutExpired:
                program.kill()


def wait_until_ready(program: subprocess.Popen[bytes], is_ready: Callable[[], bool]) -> None:
    """Wait for a started program; one that ends instead is an error at once."""
    wait_for(lambda: program.poll() is not None or is_ready())
    if program.poll() is not None:
        raise ChildProcessError(f"{program.args!r} ended with {program.returncode}")


def wait_for(look: Callable[[], T | None]) -> T:
    """Return the first true thing that `look` gives before the deadline."""
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while time.monotonic() < deadline:
        seen = look()
        if seen:
            return seen
        time.sleep(_PAUSE_SECONDS)
    raise TimeoutError(f"nothing within {_DEADLINE_SECONDS} seconds")
