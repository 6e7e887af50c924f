"""Takes to the app what Slack has to say: at once, or again until it is taken."""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from bot.playground.journal import Sent
from bot.playground.transport import Answer, Outgoing, Retry, Transport
from bot.playground.world import World

THREADS = 8
NO_APP = Answer(None, error="no_app_connected")


class Courier:
    """Sends to whichever way to the app there is."""

    def __init__(self, world: World, way: Callable[[], Transport | None]) -> None:
        self._world = world
        self._way = way
        self._patience = world.patience
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="pretend-slack-events")
        self._later: set[threading.Timer] = set()

    def ask(self, outgoing: Outgoing) -> Answer:
        """Send once, and return what the app answered."""
        way = self._way()
        answer = way.send(outgoing, self._patience.answer) if way else NO_APP
        self._world.journal.write(
            Sent(
                at=self._world.stamps.now(),
                kind=outgoing.kind,
                body=outgoing.body,
                status=answer.status,
                answer=answer.body,
                error=answer.error,
                retry_num=outgoing.retry.number if outgoing.retry else None,
                ms=answer.ms,
            )
        )
        self._world.changes.publish({"kind": "sent", "what": outgoing.kind})
        return answer

    def tell(self, outgoing: Outgoing) -> None:
        """Send in the background, and again while the app does not take it."""
        # The pool refuses what comes after its end, when nobody wants to hear it any more.
        with contextlib.suppress(RuntimeError):
            self._pool.submit(self._tell, outgoing)

    def stop(self) -> None:
        """Send nothing any more."""
        for timer in tuple(self._later):
            timer.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _tell(self, outgoing: Outgoing) -> None:
        answer = self.ask(outgoing)
        if answer.accepted or answer.wants_no_retry or answer is NO_APP:
            return
        made = outgoing.retry.number if outgoing.retry else 0
        if made >= len(self._patience.retries):
            return
        again = replace(outgoing, retry=Retry(made + 1, answer.problem))
        self._plan(again, self._patience.retries[made])

    def _plan(self, outgoing: Outgoing, delay: float) -> None:
        def due() -> None:
            self._later.discard(timer)
            self.tell(outgoing)

        timer = threading.Timer(delay, due)
        timer.daemon = True
        self._later.add(timer)
        timer.start()
