"""Where the suite writes what it throws away: in memory, for a disk makes every commit wait."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - Linux' own; every folder in it is made by mkdtemp
ROOM = 2 * 1024**3  # bytes; two workers need a quarter of it


def write_in_memory() -> None:
    """Let temporary files lie in memory, unless there is no room or TMPDIR names a place."""
    if "TMPDIR" not in os.environ and _has_room(MEMORY):
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def _has_room(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= ROOM
