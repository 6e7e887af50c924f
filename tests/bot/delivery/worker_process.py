"""A delivery worker as a process of its own, whose clock may be ahead of everybody's.

python -m tests.bot.delivery.worker_process DATABASE_URL TOKEN API_URL SECONDS_AHEAD READY

From when on it ends when it is asked to, there is a file READY.
"""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine as Database

from bot.delivery.engine import Engine
from bot.delivery.jobs import EngineClient
from bot.delivery.reconcile import Reconcile
from bot.delivery.worker import Worker, rounds_of
from bot.files.knowledge import shipped_knowledge
from bot.slack.connecting.connection import OneWorkspace
from bot.slack.messenger import SlackMessenger
from bot.slack.rendering.notifications import render_notification
from bot.stopping import hear_stop
from bot.storage.engine import create_engine_for
from bot.storage.mailbox import SqlMailbox
from bot.storage.work import SqlOpenWork
from bot.use_cases.delivering.deliver import DeliverNotification
from bot.use_cases.knowledge import KnowledgeShelf


@dataclass(frozen=True, slots=True)
class Parts:
    """What the worker and the test have in common: a database and the engine's client."""

    url: str
    database: Database
    client: EngineClient

    @property
    def open_work(self) -> SqlOpenWork:
        return SqlOpenWork(self.database, self.client)


@contextmanager
def parts_on(url: str) -> Generator[Parts]:
    """Open the parts, and let go of their connections in the end."""
    parts = Parts(url, create_engine_for(url), EngineClient(url))
    yield parts
    parts.client.close()
    parts.database.dispose()


def worker_of(parts: Parts, slack: OneWorkspace, now: Callable[[], datetime]) -> Worker:
    """Join a worker that only delivers."""
    mailbox = SqlMailbox(parts.database, parts.client)
    shelf = KnowledgeShelf(shipped_knowledge())
    messenger = SlackMessenger(slack.client_of)
    deliver = DeliverNotification(
        mailbox, parts.open_work, shelf, render_notification, messenger, now
    )
    reconcile = Reconcile(mailbox, parts.client, now)
    rounds = rounds_of(reconcile, parts.client, now)
    return Worker(Engine(parts.url, deliver), rounds)


def main(url: str, token: str, api_url: str, seconds_ahead: str, ready: str) -> None:
    ahead = timedelta(seconds=float(seconds_ahead))

    def now() -> datetime:
        return datetime.now(UTC) + ahead

    wait = hear_stop()
    with parts_on(url) as parts, worker_of(parts, OneWorkspace(token, api_url), now):
        Path(ready).touch()
        wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
