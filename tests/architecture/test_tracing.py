"""A test that is not to be traced is traced by nobody: `tests/tracing.py` pauses all there are."""

import sys
import threading


def test_nothing_here_is_traced() -> None:
    tracers = [sys.gettrace(), threading.gettrace()]
    assert not [each for each in tracers if "coverage" in repr(each) or "Collector" in repr(each)]
