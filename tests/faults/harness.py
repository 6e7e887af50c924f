"""One run: a town at work, everything going wrong, quiet again, and then the count."""

import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot.files.registry import read_registry
from bot.playground.patience import Patience
from bot.playground.pretend import PretendSlack
from bot.wiring.core import Core, wire_core
from bot.wiring.database import prepare_database
from tests.faults.cluster import Cluster
from tests.faults.counting import Audit, Counts
from tests.faults.later import let_time_pass
from tests.faults.load import People
from tests.faults.programs import Program, wait_until_served
from tests.faults.town import TEAM, Crew, crews, never_sleep, registry_of, seed_of
from tests.faults.trouble import BadDay, Crashes, Dose, Killer

PATIENCE = Patience(answer=3.0, retries=(0.2, 0.5, 1.0, 2.0, 4.0, 8.0))
FINISHED = 20.0  # seconds for those who work to finish what they are doing
STUCK = 20.0  # seconds in which nothing was sent: something waits for a lease or a retry
QUIET = 600.0  # seconds until everything that is owed is sent: five messages a second
A_LEASE = 90  # seconds, and more than any lease or wait after an uncertain call

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How large a run is; the seed decides what is chosen, not when the machine does it."""

    teams: int
    pause: float  # seconds between two things that a team does
    least_seconds: float  # of work, also where all kills are over
    dose: Dose
    seed: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, and what was counted after it."""

    kills: int
    crashes: int
    acts: dict[str, int]
    counts: Counts
    taken_over: list[float] = field(default_factory=list[float])  # seconds


@dataclass(frozen=True, slots=True)
class Town:
    """Everything that runs: the pretend Slack, the programs, the people."""

    slack: PretendSlack
    core: Core
    teams: tuple[Crew, ...]
    programs: tuple[Program, ...]
    port: int

    @property
    def seen(self) -> tuple[PretendSlack, Core, tuple[Crew, ...]]:
        """Return what an audit looks at."""
        return self.slack, self.core, self.teams

    def ready(self) -> None:
        """Start the programs and wait until questions are answered."""
        for program in self.programs:
            program.start()
        wait_until_served(self.programs[0], self.port)

    def unsettled(self) -> int:
        """Return how many messages are still to be sent, and questions to be answered."""
        audit = Audit(*self.seen)
        return audit.unsent() + audit.unanswered()

    def wait_until_quiet(self) -> None:
        """Let everything be sent; what waits for its hour is due at once.

        Returns when nothing is left, or when the time for it is over: then it is counted as lost.
        """
        deadline = time.monotonic() + QUIET
        while self.unsettled() and time.monotonic() < deadline:
            for program in self.programs:
                program.kill()
            let_time_pass(self.core.database, A_LEASE)
            self.ready()
            self._wait_until_stuck()

    def _wait_until_stuck(self) -> None:
        fewest, since = self.unsettled(), time.monotonic()
        while fewest and time.monotonic() - since < STUCK:
            time.sleep(0.2)
            left = self.unsettled()
            if left < fewest:
                fewest, since = left, time.monotonic()


def run(plan: Plan, folder: Path, cluster: Cluster | None, progress: Progress) -> Report:
    """Run on SQLite, with one program; on PostgreSQL with a server and two workers."""
    stopping = threading.Event()
    with town_of(plan.teams, folder, cluster) as town:
        killer = Killer(town.programs, plan.dose, Random(plan.seed), stopping, lambda: progress(1))  # noqa: S311 - no secrets
        day = BadDay(town.slack, plan.dose, Random(plan.seed), stopping)  # noqa: S311 - no secrets
        crashes = Crashes(cluster, plan.dose, killer, stopping) if cluster else None
        people = _people(plan, town, stopping)
        town.ready()
        began = time.monotonic()
        works = [each.work for each in people]
        troubles = [killer.work, day.work, *([crashes.work] if crashes else [])]
        threads = [threading.Thread(target=each, daemon=True) for each in (*works, *troubles)]
        for thread in threads:
            thread.start()
        threads[len(works)].join()
        stopping.wait(max(0.0, plan.least_seconds - (time.monotonic() - began)))
        stopping.set()
        for thread in threads:
            thread.join(FINISHED)
        town.slack.heal()
        town.wait_until_quiet()
        hidden = [*killer.troubles, *(crashes.troubles if crashes else [])]
        counts = Audit(*town.seen, hidden, killer.ended_by_themselves).counts()
        return Report(killer.kills, crashes.crashes if crashes else 0, _sum(people), counts)


def _people(plan: Plan, town: Town, stopping: threading.Event) -> list[People]:
    chance = Random(plan.seed)  # noqa: S311 - no secrets
    return [
        People(crew, town.slack, town.core, Random(chance.random()), plan.pause, stopping)  # noqa: S311 - no secrets
        for crew in town.teams
    ]


@contextmanager
def town_of(count: int, folder: Path, cluster: Cluster | None) -> Generator[Town]:
    """Put a town together; its programs are not started yet, and end with the block."""
    teams = crews(count)
    url = cluster.database(folder.name) if cluster else f"sqlite:///{folder / 'baton.db'}"
    prepare_database(url)
    port = _free_port()
    with (
        PretendSlack(seed=seed_of(teams), patience=PATIENCE) as slack,
        closing(wire_core(url)) as core,
        ExitStack() as stack,
    ):
        core.import_registry(read_registry(registry_of(teams), "town.yaml").content, TEAM)
        never_sleep(core, teams)
        slack.connect(f"http://127.0.0.1:{port}/slack/events")
        names = ("serve --no-worker", "work", "work") if cluster else ("serve",)
        environment = _environment(slack, url, port)
        programs = tuple(
            Program(name, tuple(name.split()), environment, folder / f"{number}.log")
            for number, name in enumerate(names)
        )
        for program in programs:
            stack.callback(program.kill)
        yield Town(slack, core, teams, programs, port)


def _environment(slack: PretendSlack, url: str, port: int) -> dict[str, str]:
    return {
        "DATABASE_URL": url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "PORT": str(port),
    }


def _sum(people: list[People]) -> dict[str, int]:
    acts: dict[str, int] = {}
    for each in people:
        for name, count in each.acts.items():
            acts[name.strip("_")] = acts.get(name.strip("_"), 0) + count
    return acts


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])
