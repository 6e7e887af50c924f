"""What the machine gives: cores to keep apart, and how much memory a program holds."""

import os
import platform
import re
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

SERVING = -1  # the last core serves, and nothing else
ASKING = 0  # the first one asks, and receives what is posted


@contextmanager
def on_core(which: int) -> Generator[None]:
    """Keep this thread, and what it starts meanwhile, on one core; on macOS this does nothing."""
    if sys.platform != "linux":
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {sorted(cores)[which]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def memory_of(pid: int) -> float:
    """Return how much memory a program holds (its resident set), in MB of 10^6 bytes."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        found = re.search(r"^VmRSS:\s+(\d+) kB$", status.read_text(), re.MULTILINE)
        return int(found.group(1)) * 1024 / 1e6 if found else 0.0
    asked = subprocess.run(
        ["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=True, text=True
    )
    return int(asked.stdout) * 1024 / 1e6


def worked(pid: int) -> float:
    """Return the seconds that a program has kept a core busy; 0 where the system does not say."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def described() -> dict[str, object]:
    """Return what the figures depend on."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "kept_apart": sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1,
    }
