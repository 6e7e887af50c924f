"""What a work needs of the durable engine: to plan the delivery of a row, in its transaction."""

from datetime import timedelta
from typing import Protocol

from sqlalchemy.orm import Session

from bot.use_cases.ports import OutboxId


class Schedule(Protocol):
    """Plans one run of the delivery of an outbox row.

    It belongs to the session's transaction: what is rolled back was never planned. Messages of
    one `partition` (the conversation, or the recipient until it is known) go out one by one.
    Returns the id of the engine's job.
    """

    def __call__(self, session: Session, row: OutboxId, partition: str, delay: timedelta) -> str: ...
