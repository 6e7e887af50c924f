"""The benchmark of deliveries works, with two handoffs on SQLite; how fast, it says itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import ROOT, untraced

# In a program of its own: traced for coverage, it would measure the tracing. Without PostgreSQL,
# whose start alone takes longer than all of this.
FEW = """
import json, sys
from pathlib import Path
from rich.console import Console
from benchmarks.delivery import Delivery
from benchmarks.figures import as_json

few = Delivery(Path(sys.argv[1]), None, idle=2, burst=0, console=Console(stderr=True))
print(json.dumps(as_json(few.figures())))
"""


@pytest.mark.timeout(200)  # it starts a worker, which waits for a core like the other tests
def test_a_few_handoffs_are_measured_from_the_commit_to_the_call(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FEW, str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, env=untraced(), capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode()
    figures = json.loads(ended.stdout.splitlines()[-1])
    assert {key: figure["goal"] for key, figure in figures.items()} == {
        "call_p50_sqlite": "at most 150",
        "call_p99_sqlite": "at most 500",
    }
    assert all(figure["value"] > 0 for figure in figures.values())
