"""The benchmark works; how fast anything is, it says itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import ROOT, untraced

WITH_A_GOAL = {
    *("ask_path", "registry_size", "start_seconds", "start_memory", "ask_command", "odd_slowest")
}


# Some ten programs are started one after the other, and each waits for a core like the others do.
@pytest.mark.timeout(400)
def test_a_quick_run_measures_everything_and_says_it_as_json(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    command = [sys.executable, "-m", "benchmarks", "--quick", "--json"]
    where = ["--folder", str(tmp_path), "--result", str(kept)]
    # Traced for coverage, it would measure the tracing.
    ended = subprocess.run(
        [*command, *where], cwd=ROOT, env=untraced(), capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()
    printed = json.loads(ended.stdout)
    figures = printed["figures"]
    assert {key for key, figure in figures.items() if "goal" in figure} == WITH_A_GOAL
    assert all(figure["value"] >= 0 for figure in figures.values())
    assert json.loads(kept.read_text()) == printed
