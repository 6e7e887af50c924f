"""`python -m benchmarks.delivery`: from the commit to the call to Slack, and a burst of them."""

import json
import signal
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles

from rich.console import Console
from rich.progress import Progress

from benchmarks import machine
from benchmarks.figures import Figure, Goal, as_json, show
from benchmarks.programs import DidNotStart
from benchmarks.relays import Relay, hand_on, make
from benchmarks.slow_slack import SlowSlack
from bot.telemetry.logs import set_up_logs
from bot.wiring.core import Core, wire_core
from bot.wiring.database import prepare_database
from tests.faults.cluster import Cluster, own_cluster
from tests.postgres import NoServer

RESULT = Path("build/delivery.json")
SLACK_TAKES = 0.15  # seconds for a call; the real one takes 100 to 200 ms
PATIENCE = 600.0  # seconds
MESSAGES = 2  # for each handoff: the card in the channel, the offer to its receiver
NAP = 0.01


@dataclass(frozen=True, slots=True)
class Delivery:
    """Measures in a folder that is thrown away; without a cluster on SQLite alone."""

    folder: Path
    cluster: Cluster | None
    idle: int  # handoffs, one at a time
    burst: int  # handoffs at once
    console: Console

    def figures(self) -> tuple[Figure, ...]:
        """Measure everything."""
        found = self._idle("sqlite", f"sqlite:///{self.folder / 'idle.db'}")
        if self.cluster is None:
            return found
        found += self._idle("postgresql", self.cluster.server.create("idle"))
        one = self._burst(1, self.cluster.server.create("one"))
        two = self._burst(2, self.cluster.server.create("two"))
        what = f"{self.burst:,} handoffs over as many channels, PostgreSQL"
        return (
            *found,
            Figure("burst_one", f"{what}: one worker", one, "s"),
            Figure("burst_two", "… two workers", two, "s"),
            Figure("burst_ratio", "… two are faster than one", one / two, "×", Goal(least=1.7)),
        )

    def _idle(self, kind: str, url: str) -> tuple[Figure, ...]:
        chance, took = Random(2026), list[float]()  # noqa: S311 - no secrets
        with (
            self._ready(url, self.idle, 1) as (core, slack, _),
            self._bar("Idle", self.idle) as done,
        ):
            for number in range(self.idle):
                time.sleep(chance.uniform(0.3, 0.6))
                hand_on(core, number)
                took.append(_first_call(slack, Relay(number), time.time()))
                done(1)
        parts = quantiles(took, n=100, method="inclusive")
        sentence = f"Commit to call to Slack, idle, {kind}"
        return (
            Figure(f"call_p50_{kind}", f"{sentence}: p50", 1000 * parts[49], "ms", Goal(most=150)),
            Figure(f"call_p99_{kind}", "… p99", 1000 * parts[98], "ms", Goal(most=500)),
        )

    def _burst(self, workers: int, url: str) -> float:
        with self._ready(url, self.burst, workers) as (core, slack, running):
            for each in running:
                each.send_signal(signal.SIGSTOP)
            for number in range(self.burst):
                hand_on(core, number)
            began = time.time()
            for each in running:
                each.send_signal(signal.SIGCONT)
            wanted = MESSAGES * self.burst
            with self._bar(f"A burst for {workers}", wanted) as done:
                _wait_for(slack, wanted, done)
            return slack.last_post - began

    @contextmanager
    def _ready(
        self, url: str, projects: int, workers: int
    ) -> Generator[tuple[Core, SlowSlack, list[subprocess.Popen[bytes]]]]:
        prepare_database(url)
        slack = SlowSlack(SLACK_TAKES)
        slack.start()
        with closing(wire_core(url)) as core, ExitStack() as stack:
            stack.callback(slack.stop)
            make(core, projects)
            yield (
                core,
                slack,
                [stack.enter_context(self._worker(url, slack)) for _ in range(workers)],
            )

    @contextmanager
    def _worker(self, url: str, slack: SlowSlack) -> Generator[subprocess.Popen[bytes]]:
        log = self.folder / f"{time.monotonic_ns()}.log"
        command = [sys.executable, "-m", "benchmarks.worker", url, slack.api_url]
        with log.open("wb") as output:
            running = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_started(running, log)
            yield running
        finally:
            running.send_signal(signal.SIGCONT)
            running.kill()
            running.wait()

    @contextmanager
    def _bar(self, title: str, total: int) -> Generator[Callable[[int], None]]:
        with Progress(console=self.console, transient=True) as progress:
            task = progress.add_task(title, total=total)
            yield lambda more: progress.advance(task, more)


def _first_call(slack: SlowSlack, relay: Relay, committed: float) -> float:
    """Return the seconds until both its messages were on their way: the later of two calls."""
    deadline = committed + PATIENCE
    while not {relay.channel, relay.receiver} <= slack.first_call.keys():
        if time.time() > deadline:
            raise DidNotStart(f"{relay.key} was not told")
        time.sleep(NAP)
    return max(slack.first_call[each] for each in (relay.channel, relay.receiver)) - committed


def _wait_for(slack: SlowSlack, wanted: int, progress: Callable[[int], None]) -> None:
    deadline, seen = time.time() + PATIENCE, 0
    while seen < wanted:
        if time.time() > deadline:
            raise DidNotStart(f"only {seen} of {wanted} messages came")
        time.sleep(NAP)
        now = slack.posted
        progress(now - seen)
        seen = now


def _wait_until_started(running: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.time() + PATIENCE
    while b"engine_started" not in log.read_bytes():
        if running.poll() is not None or time.time() > deadline:
            raise DidNotStart(log.read_text()[-2000:])
        time.sleep(NAP)


def measured(folder: Path, console: Console, *, idle: int, burst: int) -> tuple[Figure, ...]:
    """Measure on SQLite, and on PostgreSQL where that can be started."""
    with ExitStack() as stack:
        try:
            cluster = stack.enter_context(own_cluster())
        except NoServer as reason:
            console.print(f"Not on PostgreSQL: {reason}")
            cluster = None
        return Delivery(folder, cluster, idle, burst, console).figures()


def main() -> None:
    parser = ArgumentParser(prog="python -m benchmarks.delivery", description=__doc__)
    parser.add_argument("--idle", type=int, default=100, help="handoffs, one at a time")
    parser.add_argument("--burst", type=int, default=1_000, help="handoffs at once")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    wish = parser.parse_args()
    set_up_logs("ERROR")
    with tempfile.TemporaryDirectory() as folder:
        console = Console(stderr=True)
        figures = measured(Path(folder), console, idle=wish.idle, burst=wish.burst)
    kept = json.dumps({"machine": machine.described(), "figures": as_json(figures)}, indent=2)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(kept + "\n", encoding="utf-8")
    if wish.json:
        print(kept)
    else:
        show(figures, Console())


if __name__ == "__main__":
    main()
