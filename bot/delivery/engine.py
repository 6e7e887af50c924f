"""The durable engine at work: starts due jobs, so many at once."""

import os
import socket
import threading
import uuid
from collections.abc import Callable

import structlog
from dbos import DBOS, DBOSClient, DBOSConfig

from bot.delivery.jobs import APPLICATION, QUEUE, SERIALIZER, WORKFLOW, engine_url
from bot.use_cases.ports.work import OutboxId

Deliver = Callable[[OutboxId, int], None]

VERSION = "1"  # by default a hash of the source: timers would die at every deploy
AT_ONCE = 8  # jobs in one process: four times what Slack takes, and more get in each other's way
LOOK_EVERY = 0.1  # seconds
WAIT_FOR_JOBS = 15  # seconds: longer than one call to Slack takes at most

log = structlog.get_logger(__name__)


class Engine:
    """Runs jobs in this process, from `start` to `stop`; one engine at a time in a process.

    It looks for due jobs every `look_every` seconds. `deliver` gets the row and the run. What it
    raises is logged: a job never fails in the engine's eyes, since the engine could not resume it,
    and the row is found overdue later.
    """

    def __init__(self, database_url: str, deliver: Deliver, look_every: float = LOOK_EVERY) -> None:
        self._url = engine_url(database_url)
        self._deliver = deliver
        self._look_every = look_every
        self._at_work = 0
        self._changed = threading.Lock()

    def start(self) -> None:
        """Start; the engine's tables have to be there (`migrate_engine`)."""
        self._declare_queue()
        DBOS(config=self._config())

        @DBOS.workflow(name=WORKFLOW)
        def run_job(row: str, run: int) -> None:  # pyright: ignore[reportUnusedFunction] - by name
            self._run(OutboxId(row), run)

        DBOS.launch()
        log.info("engine_started", executor=DBOS.executor_id)

    def stop(self) -> None:
        """Stop: nothing new is started, what is at work is waited for."""
        wait = WAIT_FOR_JOBS if self._at_work else 0
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=wait)
        log.info("engine_stopped")

    def _run(self, row: OutboxId, run: int) -> None:
        self._count(1)
        try:
            self._deliver(row, run)
        except Exception:
            log.exception("delivery_broke_off", row=row, run=run)
        finally:
            self._count(-1)

    def _count(self, difference: int) -> None:
        with self._changed:
            self._at_work += difference

    def _declare_queue(self) -> None:
        # Before the launch, for the engine looks for new queues only once a second.
        client = DBOSClient(
            system_database_url=self._url, serializer=SERIALIZER, application_name=APPLICATION
        )
        try:
            client.register_queue(
                QUEUE,
                worker_concurrency=AT_ONCE,
                polling_interval_sec=self._look_every,
                on_conflict="always_update",
            )
        finally:
            client.destroy()

    def _config(self) -> DBOSConfig:
        return DBOSConfig(
            name=APPLICATION,
            system_database_url=self._url,
            sys_db_pool_size=AT_ONCE + 4,
            application_version=VERSION,
            # The default is the same for all: a third replica would run the work of the others.
            executor_id=f"{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex[:8]}",
            serializer=SERIALIZER,
            run_migrations=False,
            log_level="WARNING",
        )
