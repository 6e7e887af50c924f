"""Whether the machine stood still under a test: only then a failure of it counts for nothing.

What a test waits for has an end, and Slack waits three seconds. A machine that stands still for as
long, as rented ones do, is no fault of the code's. Such a test is run once more, and named at the
end of the run.
"""

import threading
import time

import pytest

STEP = 0.05  # seconds between two looks at the clock
LATE = 0.25  # seconds; so late a thread is only when nobody ran
TOO_MUCH = 1.0  # seconds that a test may lose before its failure says nothing


class Watch:
    """A thread that wants to wake often, and adds up how late it was."""

    def __init__(self) -> None:
        self.lost = 0.0
        self.lost_before = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="watch-for-stalls", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._over.set()
        self._thread.join()

    def begin(self) -> None:
        """Forget what was lost before this test."""
        self.lost_before = self.lost

    def stood_still(self) -> bool:
        """Whether so much was lost since the test began that its failure says nothing."""
        return self.lost - self.lost_before >= TOO_MUCH

    def _look(self) -> None:
        then = time.monotonic()
        while not self._over.wait(STEP):
            now = time.monotonic()
            late = now - then - STEP
            if late >= LATE:
                self.lost += late
            then = now


watch = Watch()


def pytest_configure() -> None:
    """Once a run, and once in each of its workers."""
    watch.start()


def pytest_unconfigure() -> None:
    """At the end of each."""
    watch.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pytest-rerunfailures run a test once more whose failure says nothing."""
    for item in items:
        item.add_marker(pytest.mark.flaky(reruns=1, condition=watch.stood_still))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Before each test, and before it is run again."""
    watch.begin()
