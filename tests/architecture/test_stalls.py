"""A test that failed while the machine stood still is run once more, and no other."""

import subprocess
import sys
from pathlib import Path

import tests

STOOD_STILL = """
import os
import signal
import subprocess
import time

runs = []

def test_stood_still():
    runs.append("one")
    if len(runs) == 1:
        me = os.getpid()
        subprocess.run(["sh", "-c", f"(kill -STOP {me}; sleep 1.5; kill -CONT {me}) &"])
        time.sleep(0.5)
        raise AssertionError("it took too long")

def test_took_long():
    runs.append("two")
    time.sleep(1.5)
    raise AssertionError(f"{runs.count('two')} time")
"""


def test_only_a_machine_that_stood_still_excuses_a_failure(tmp_path: Path) -> None:
    (tmp_path / "test_sample.py").write_text(STOOD_STILL)
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "tests.stalls",
            "-p",
            "no:randomly",
            "test_sample.py",
        ],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(tests.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "FAILED test_sample.py::test_took_long - AssertionError: 1 time" in ran.stdout
    assert "1 failed, 1 passed, 1 rerun" in ran.stdout
