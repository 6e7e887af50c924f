"""When Slack hears that we have what it sent: once it is carried out, or before it gives up."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import cast

from slack_bolt.context import BoltContext

from bot.slack.door import LONGEST, TAKE_AT_MOST


@contextmanager
def acknowledged(context: BoltContext) -> Generator[None]:
    """Acknowledge after the block, or when Slack would wait no longer; events are by then."""
    if context.ack.response is not None:
        yield
        return
    try:
        with at_the_latest(context, context.ack):
            yield
    finally:
        context.ack()


@contextmanager
def at_the_latest(context: BoltContext, acknowledge: Callable[[], object]) -> Generator[None]:
    """Acknowledge in another thread where the block takes longer than Slack would wait."""
    seconds = cast("float", context.get(TAKE_AT_MOST, LONGEST))
    timer = threading.Timer(seconds, acknowledge)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
