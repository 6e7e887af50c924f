"""The durable engine without its threads: a test starts the jobs that are due."""

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

from bot.use_cases.ports.mailbox import Job, JobId
from bot.use_cases.ports.work import OutboxId
from tests.fakes.clock import FakeClock

Deliver = Callable[[OutboxId, int], None]
SECONDS = 30  # at most, until transactions that plan something have ended


@dataclass
class FakeEngine:
    """Keeps the jobs of committed transactions until their time has come."""

    clock: FakeClock
    planned: list[tuple[datetime, Job]] = field(default_factory=list[tuple[datetime, Job]])
    _under_way: dict[int, int] = field(default_factory=dict[int, int])  # threads of sessions
    _ended: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self, session: Session, job: Job) -> None:
        due = self.clock.now + job.delay

        def keep(committed: Session) -> None:
            del committed
            self.planned.append((due, job))

        event.listen(session, "after_commit", keep, once=True)
        if id(session) not in self._under_way:
            self._under_way[id(session)] = threading.get_ident()
            event.listen(session, "after_transaction_end", self._end)

    def waiting(self, jobs: Collection[JobId]) -> frozenset[JobId]:
        return frozenset(job.id for _, job in self.planned) & frozenset(jobs)

    def run_due(self, deliver: Deliver) -> None:
        """Start what is due now, and what becomes due by that.

        What a transaction wrote is seen a moment before its jobs are planned here.
        """
        with self._ended:
            assert self._ended.wait_for(self._are_others_done, SECONDS)
        while due := [entry for entry in self.planned if entry[0] <= self.clock.now]:
            self.planned.remove(due[0])
            deliver(due[0][1].row, due[0][1].run)

    def run_all(self, deliver: Deliver) -> None:
        """Let time pass until nothing is planned any longer."""
        self.run_due(deliver)
        while self.planned:
            self.clock.reach(min(due for due, _ in self.planned))
            self.run_due(deliver)

    def _are_others_done(self) -> bool:
        return set(self._under_way.values()) <= {threading.get_ident()}

    def _end(self, session: Session, transaction: SessionTransaction) -> None:
        if transaction.parent is None:
            with self._ended:
                self._under_way.pop(id(session), None)
                self._ended.notify_all()

    def forget(self) -> None:
        """Lose every job, as when the process that took them died."""
        self.planned.clear()
