"""Planning jobs in the durable engine; works without a worker, in any process."""

import logging
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from dbos import DBOS, DBOSClient, DBOSPortableJSONSerializer, EnqueueOptions

from bot.use_cases.ports.mailbox import Job, JobId

# These are stored with every job: a change would leave those that wait behind.
APPLICATION = "baton"
QUEUE = "deliveries"
WORKFLOW = "deliver"
SERIALIZER = DBOSPortableJSONSerializer()  # the default is pickle

WAITING = ["ENQUEUED", "DELAYED"]
# A job that was started and never finished belongs to a worker that died; it is never resumed.
STARTED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED", "PENDING"]
BATCH = 1000

# The engine would print to the terminal by itself; with a handler it leaves that to our logs.
logging.getLogger("dbos").addHandler(logging.NullHandler())
logging.getLogger("dbos").setLevel(logging.WARNING)


class EngineClient:
    """The durable engine for those who plan jobs: use cases, and `baton` on the command line."""

    def __init__(self, database_url: str) -> None:
        self._client = DBOSClient(
            system_database_url=engine_url(database_url),
            serializer=SERIALIZER,
            application_name=APPLICATION,
            system_database_pool_size=2,
            lazy=True,
            retry_connection_errors=False,
        )

    def __call__(self, session: Any, job: Job) -> None:  # noqa: ANN401 - no SQL outside storage
        """Plan a job in the transaction of the session: it exists when that commits."""
        options = EnqueueOptions(
            workflow_name=WORKFLOW,
            queue_name=QUEUE,
            workflow_id=job.id,
        )
        if job.delay > timedelta(0):
            options["delay_seconds"] = job.delay.total_seconds()
        self._client.enqueue_in_transaction(session, options, job.row, job.run)

    def waiting(self, jobs: Collection[JobId]) -> frozenset[JobId]:
        """Return those of the jobs that the engine will still start by itself."""
        if not jobs:
            return frozenset()
        found = self._client.list_workflows(
            workflow_ids=list(jobs), status=WAITING, load_input=False, load_output=False
        )
        return frozenset(JobId(workflow.workflow_id) for workflow in found)

    def forget(self, before: datetime) -> int:
        """Delete the jobs that were started before a moment; returns how many.

        The engine keeps them for ever by itself.
        """
        forgotten = 0
        while batch := self._started(before):
            self._client.delete_workflows(batch)
            forgotten += len(batch)
        return forgotten

    def close(self) -> None:
        """Let go of the connections, if there are any."""
        self._client.destroy()

    def _started(self, before: datetime) -> list[str]:
        found = self._client.list_workflows(
            status=STARTED,
            dequeued_before=before.astimezone(UTC).isoformat(),
            limit=BATCH,
            load_input=False,
            load_output=False,
        )
        return [workflow.workflow_id for workflow in found]


def migrate_engine(database_url: str) -> None:
    """Bring the engine's own tables to the newest schema; changes nothing where they have it."""
    DBOS.migrate(engine_url(database_url))


def engine_url(database_url: str) -> str:
    """Return the address as the engine takes it: with no driver named, `postgresql` in full."""
    kind, _, rest = database_url.partition("://")
    dialect = kind.partition("+")[0]
    return f"{'postgresql' if dialect == 'postgres' else dialect}://{rest}"
