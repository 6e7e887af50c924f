"""The durable engine at work: starts due jobs, so many at once and so many a second."""

import logging
import os
import socket
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog
from dbos import DBOS, DBOSConfig

from bot.delivery.jobs import APPLICATION, QUEUE, SERIALIZER, WORKFLOW, engine_url
from bot.use_cases.ports import OutboxId
from dbos import DBOSClient

Deliver = Callable[[OutboxId, int], None]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a worker may go.

    Slack takes one message a second for each conversation and several hundred a minute for each
    workspace: https://docs.slack.dev/apis/web-api/rate-limits.
    """

    at_once: int = 16  # in one process
    conversation_every: timedelta = timedelta(seconds=1)
    a_minute: int = 300  # in all processes together
    look_every: timedelta = timedelta(milliseconds=200)
