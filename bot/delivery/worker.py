"""A delivery worker: the engine, and the rounds that look after what it leaves behind."""

from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Self

from bot.delivery.engine import Engine
from bot.delivery.jobs import EngineClient
from bot.delivery.reconcile import Reconcile
from bot.delivery.rounds import Duty, Rounds
from bot.use_cases.ports.work import Clock

LOOK_EVERY = timedelta(seconds=5)  # with the lease of 20, a dead worker's job waits 25 at most
KEPT_FOR = timedelta(days=1)  # finished jobs; our own rows stay


@dataclass(frozen=True, slots=True)
class Worker:
    """Delivers from `start` to `stop`; `others` go round beside what must not wait for them."""

    engine: Engine
    rounds: Rounds
    others: tuple[Rounds, ...] = ()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        self.engine.start()
        for rounds in (self.rounds, *self.others):
            rounds.start()

    def stop(self) -> None:
        for rounds in (*self.others, self.rounds):
            rounds.stop()
        self.engine.stop()


def rounds_of(
    reconcile: Reconcile, client: EngineClient, now: Clock, others: tuple[Duty, ...] = ()
) -> Rounds:
    """Return what every worker does beside delivering: it looks after the engine, and others."""

    def forget() -> None:
        client.forget(now() - KEPT_FOR)

    return Rounds(
        (
            Duty("reconcile", LOOK_EVERY, reconcile),
            Duty("forget finished jobs", timedelta(days=1), forget),
            *others,
        )
    )
