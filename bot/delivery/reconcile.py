"""Finding the messages that fell out of the engine, because a worker died at the wrong moment."""

from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.use_cases.ports.mailbox import Jobs, Mailbox
from bot.use_cases.ports.work import Clock

OVERDUE_AFTER = timedelta(seconds=10)  # a worker that took the job claims the row by then

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Reconcile:
    """Plans anew what is overdue, what no worker holds and what the engine will not start.

    The engine does not notice by itself that a worker died. Every worker may run this at any time:
    of two that find the same row, one plans it.
    """

    mailbox: Mailbox
    jobs: Jobs
    now: Clock

    def __call__(self) -> None:
        now = self.now()
        overdue = self.mailbox.overdue(now - OVERDUE_AFTER, now)
        waiting = self.jobs.waiting([row.job.id for row in overdue])
        for row in overdue:
            if row.job.id not in waiting:
                self.mailbox.revive(row, now)
                log.warning("notification_planned_anew", row=row.job.row, run=row.job.run)
