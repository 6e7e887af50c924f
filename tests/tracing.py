"""Which tests are traced for coverage: tracing makes a test take half as long again, or thrice.

A test that runs lines again is not traced, from the first of its fixtures to the last, nor are the
programs that it starts. What examples alone would reach is chance, so it is not counted as covered;
what databases differ in is traced where SQL is. Use cases are counted as covered where people reach
them: by a dialogue or a command.
"""

import importlib
import os
import pkgutil
from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol, cast

import pytest

import bot
import domain
from tests.databases import WORKER

# Of all that these run, other tests run all but three lines in a hundred again.
RUN_AGAIN = (
    "tests/architecture/",
    "tests/benchmarks/",
    "tests/bot/slack/views/test_home.py",
    "tests/bot/slack/views/test_limits",
    "tests/bot/slack/views/test_marked_views.py",
    "tests/bot/use_cases/",
    "tests/browser/",
    "tests/dialogues/",
    "tests/domain/knowledge/test_near_copies.py",
    "tests/domain/questions/test_figures_of_",
    "tests/domain/questions/test_understanding.py",
    "tests/faults/",
    "tests/standin/",
)
# But what these dialogues reach nothing else does: each adds more lines than the time it takes.
TRACED_STILL = tuple(
    f"tests/dialogues/test_{name}.py"
    for name in (
        "assigning_roles",
        "channels_that_change",
        "confirming",
        "correcting_phases",
        "doubting",
        "editing_a_checklist",
        "editing_a_project",
        "foresight",
        "groups_at_night",
        "home",
        "joining",
        "own_knowledge",
        "people_in_threads",
        "permission",
        "phases_taken_out",
        "pipelines",
        "privacy",
        "private_names",
        "reports_on_home",
        "searching_menus",
        "shortcuts",
        "slack_status",
        "transports",
        "undoing_a_skip",
        "workflow_steps",
    )
)
EACH_CASE = ("tests/domain/", "tests/bot/slack/")  # each case of a test is a path of its own
WHERE_SQL_IS = ("tests/bot/storage/", "tests/bot/delivery/", "tests/migrations/")
FOR_PROCESSES = "COVERAGE_PROCESS_CONFIG"  # a Python that starts with it traces itself


class Tracer(Protocol):
    """What pytest-cov knows of coverage in this process."""

    def pause(self) -> None: ...
    def resume(self) -> None: ...


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Let no worker trace itself as a program does: that tracer goes on when the other pauses."""
    os.environ.pop(FOR_PROCESSES, None)


def pytest_configure(config: pytest.Config) -> None:
    """Stop what pytest-cov starts in a worker before it knows that it is in one.

    Nobody asks that tracer for what it saw, and it goes on whenever the worker's own one pauses.
    """
    tracer = _tracer(config)
    if tracer is not None and hasattr(config, "workerinput"):
        tracer.pause()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Trace what our modules do when they are loaded, in one worker; not how tests are gathered."""
    tracer = _tracer(session.config)
    if tracer is None or _gathered_by_others(session.config):
        return (yield)
    if WORKER in ("main", "gw0"):
        _load_ours()
    with _paused(tracer):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Trace a test, or do not."""
    tracer = _tracer(item.config)
    if tracer is None or not runs_lines_again(item):
        return (yield)
    with _paused(tracer):
        return (yield)


def runs_lines_again(item: pytest.Item) -> bool:
    """Whether a test runs what others do: by where it is, with many examples, in a later case."""
    where = item.nodeid
    by_place = where.startswith(RUN_AGAIN) and not where.startswith(TRACED_STILL)
    return by_place or _has_examples(item) or _is_later_case(item)


def _has_examples(item: pytest.Item) -> bool:
    return item.get_closest_marker("hypothesis") is not None or item.name == "runTest"


def _is_later_case(item: pytest.Item) -> bool:
    """Whether it is the second, third, ... case of a test; each database counts where SQL is."""
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return False
    cases = dict(item.callspec.indices)
    if item.nodeid.startswith(EACH_CASE):
        return False
    if item.nodeid.startswith(WHERE_SQL_IS):
        cases.pop("database_kind", None)
    return any(cases.values())


def _tracer(config: pytest.Config) -> Tracer | None:
    plugin: object = config.pluginmanager.getplugin("_cov")
    return cast("Tracer | None", getattr(plugin, "cov_controller", None))


def _gathered_by_others(config: pytest.Config) -> bool:
    return config.getoption("dist", "no") != "no"  # workers are told "no"


def _load_ours() -> None:
    for package in (domain, bot):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)


@contextmanager
def _paused(tracer: Tracer) -> Generator[None]:
    told = os.environ.pop(FOR_PROCESSES, None)
    tracer.pause()
    try:
        yield
    finally:
        tracer.resume()
        if told is not None:
            os.environ[FOR_PROCESSES] = told
