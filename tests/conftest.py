"""What every test may ask for, and what is said at the end of a run."""

import gc

import pytest
import structlog
from hypothesis import settings

from tests import postgres, scratch, skipped

pytest_plugins = ["tests.databases", "tests.scheduling", "tests.stalls", "tests.tracing"]

NEW_OBJECTS = 10_000  # between two rounds of the garbage collector; Python's own figure is 700

# Two workers on a busy machine are slow now and then; a deadline would only measure that.
settings.register_profile("baton", deadline=None, print_blob=True)
settings.load_profile("baton")


def pytest_configure(config: pytest.Config) -> None:
    """Once a run, and once in each of its workers."""
    # By default an exception is drawn with all its variables, which takes seconds.
    structlog.configure(
        processors=[
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["event"]),
        ]
    )
    gc.disable()  # until the tests are collected, what is made stays
    if not _is_worker(config):
        scratch.write_in_memory()
        postgres.prepare()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Once a run, when its workers have ended."""
    if not _is_worker(config):
        postgres.tidy_up()


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays: it took a fifth of the time to look at it."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(NEW_OBJECTS)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not run here, so that nobody takes a skip for a pass."""
    for line in skipped.lines(terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_line(line, yellow=True)


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")
