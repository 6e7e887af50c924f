"""What goes wrong: programs are killed, Slack has a bad day, PostgreSQL crashes."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from bot.playground.faults import (
    DropAfter,
    DropBefore,
    Fault,
    Hang,
    HangAfter,
    RateLimited,
    ServerError,
    ServerErrorAfter,
)
from bot.playground.pretend import PretendSlack
from tests.faults.cluster import Cluster
from tests.faults.programs import Program

RETRY_AFTER = 2  # seconds
PASSING_ON = 0.5  # seconds from a reply of Slack until the database has what it says
METHODS = (
    *("chat.postMessage",) * 4,
    "chat.update",
    "chat.update",
    "conversations.open",
    "conversations.history",
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """When a program or the database was down; seconds since the epoch."""

    since: float
    until: float

    def hid(self, moment: float) -> bool:
        """Tell whether somebody who heard something at that moment may not have passed it on."""
        return self.since - PASSING_ON < moment < self.until


@dataclass(frozen=True, slots=True)
class Dose:
    """How bad it gets: seconds between two troubles of a kind, on the average; kills in all."""

    kills: int
    between_kills: float
    between_faults: float
    hangs_for: float
    restarts: int = 0  # of PostgreSQL


@dataclass(slots=True)
class Killer:
    """Kills the programs in no order and at any moment, also while they start."""

    programs: tuple[Program, ...]
    dose: Dose
    chance: Random
    stopping: threading.Event
    on_kill: Callable[[], None]
    kills: int = 0
    troubles: list[Trouble] = field(default_factory=list[Trouble])
    ended_by_themselves: int = 0

    def work(self) -> None:
        while self.kills < self.dose.kills and not self._rest():
            program = self.chance.choice(self.programs)
            self.ended_by_themselves += program.ended_by_itself
            now = time.time()
            self.troubles.append(Trouble(now, now))
            program.kill()
            program.start()
            self.kills += 1
            self.on_kill()

    def _rest(self) -> bool:
        return self.stopping.wait(self.chance.expovariate(1 / self.dose.between_kills))


@dataclass(slots=True)
class BadDay:
    """Lets calls of the app to Slack fail, one now and then."""

    slack: PretendSlack
    dose: Dose
    chance: Random
    stopping: threading.Event

    def work(self) -> None:
        while not self.stopping.wait(self.chance.expovariate(1 / self.dose.between_faults)):
            self.slack.fail(self.chance.choice(METHODS), self._fault())

    def _fault(self) -> Fault:
        long = self.dose.hangs_for
        return self.chance.choice(
            (
                RateLimited(RETRY_AFTER),
                ServerError(500),
                ServerErrorAfter(500),
                DropBefore(),
                DropAfter(),
                DropAfter(),
                Hang(long),
                HangAfter(long),
            )
        )


@dataclass(slots=True)
class Crashes:
    """Stops PostgreSQL in the middle of everything, so often and evenly spread over the kills."""

    cluster: Cluster
    dose: Dose
    killer: Killer
    stopping: threading.Event
    crashes: int = 0
    troubles: list[Trouble] = field(default_factory=list[Trouble])

    def work(self) -> None:
        each = self.dose.kills / (self.dose.restarts + 1)
        while self.crashes < self.dose.restarts and not self.stopping.wait(0.1):
            if self.killer.kills >= each * (self.crashes + 1):
                since = time.time()
                self.cluster.restart()
                self.troubles.append(Trouble(since, time.time() + PASSING_ON))
                self.crashes += 1
