"""Tells one story, alone in its network, and prints the record of it as JSON."""

import argparse
import sys
import tempfile
import traceback
from pathlib import Path
from typing import cast

from tests.standin import bare_story, baton_story
from tests.standin.bots import BOT_OUTPUT, bare_bot, baton
from tests.standin.namespace import raise_loopback
from tests.standin.record import Record
from tests.standin.standin import StandIn, running_standin
from tests.standin.stories import Scenario
from tests.standin.world import Transport

_SCENARIOS = {
    "bare": Scenario(bare_bot, bare_story.tell),
    "baton": Scenario(baton, baton_story.tell),
}


def record(scenario: Scenario, transport: Transport, binary: Path, folder: Path) -> Record:
    """Tells the story to its end, or as far as it goes."""
    told = Record()
    with running_standin(binary, transport, folder) as slack:
        try:
            with scenario.bot(transport, folder, slack):
                _tell(scenario, slack, told)
        except Exception:  # noqa: BLE001  whatever stopped it is the test's to report
            told.ended = traceback.format_exc()
        told.read_log(slack.log())
    told.output = (folder / BOT_OUTPUT).read_text()
    return told


def _tell(scenario: Scenario, slack: StandIn, told: Record) -> None:
    for name, seen in scenario.story(slack):
        told.seen[name] = seen


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", choices=_SCENARIOS)
    parser.add_argument("transport", choices=["http", "socket"])
    parser.add_argument("binary", type=Path)
    chosen = parser.parse_args()
    raise_loopback()
    transport = cast("Transport", chosen.transport)
    with tempfile.TemporaryDirectory() as folder:
        told = record(_SCENARIOS[chosen.scenario], transport, chosen.binary, Path(folder))
    sys.stdout.write(told.to_json())


if __name__ == "__main__":
    _main()
