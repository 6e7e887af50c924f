"""How long it takes until another worker sends what a dead one had in its hands."""

import time
from pathlib import Path

from bot.playground.faults import Hang
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.handoffs.completing import MarkDone
from domain.ids import PhaseKey
from domain.projects import Operator
from tests.faults.cluster import Cluster
from tests.faults.harness import town_of
from tests.faults.programs import wait_until_said
from tests.faults.town import TEAM

LONGEST = 30.0  # seconds
PATIENCE = 120.0  # seconds
STARTED = "engine_started"


def taken_over_after(folder: Path, cluster: Cluster | None) -> float:
    """Kill a worker in the middle of a call; return the seconds until another sent the message."""
    with town_of(1, folder, cluster) as town:
        slack, crew = town.slack, town.teams[0]
        _, doomed, other = town.programs
        slack.fail("chat.postMessage", Hang(PATIENCE), channel=crew.channel)
        doomed.start()
        order = Order(TEAM, crew.project, Operator())
        MarkDone(town.core.change)(order, PhaseKey("collect"), "")
        slack.wait_until(lambda: slack.world.faults.left() == 0, PATIENCE)
        other.start()
        wait_until_said(other, STARTED)
        doomed.kill()
        killed = time.monotonic()
        slack.wait_until(lambda: slack.messages(crew.channel), PATIENCE)
        return round(time.monotonic() - killed, 1)
