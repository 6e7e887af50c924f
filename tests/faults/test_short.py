"""A short run of the fault harness; `make faults` is the long one."""

import json
import subprocess
import sys

import pytest

from tests import postgres
from tests.needs import ROOT, untraced

SHORT = (
    "--takeovers=0",
    "--kills=3",
    "--between-kills=1",
    "--teams=5",
    "--crashes=1",
    "--between-faults=0.3",
)


# Programs are started one after the other, and each waits for a core like the others do.
@pytest.mark.timeout(300)
def test_nothing_is_lost_and_nothing_comes_twice(postgresql_server: postgres.Server) -> None:
    """On PostgreSQL, with a server of its own: this one is asked for to know that it can run."""
    del postgresql_server
    # Traced for coverage, five programs would take all the time there is.
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--database=postgresql", "--json", *SHORT],
        cwd=ROOT,
        env=untraced(),
        capture_output=True,
        check=False,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr + ended.stdout
    found = json.loads(ended.stdout)["postgresql"]
    assert (found["kills"], found["crashes"]) == (3, 1)
    assert found["counts"]["questions_accepted"] > 0
