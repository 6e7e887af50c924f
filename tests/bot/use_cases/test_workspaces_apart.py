"""Workspaces never see one another: every use case is fired at two with the same ids inside."""

import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import bot.use_cases
from domain.errors import BatonError
from domain.ids import WorkspaceId
from tests.bot.use_cases.every_deed import BEGINNING, DEEDS
from tests.bot.use_cases.no_deeds import NO_DEEDS
from tests.bot.use_cases.two_workspaces import (
    BLUE,
    MARKS,
    RED,
    REGISTRY,
    Both,
    other,
)

Copied = Callable[[], Both]


@pytest.fixture(scope="module")
def story(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the beginning of both stories, to be copied."""
    file = Path(shutil.copy(migrated_file, tmp_path_factory.mktemp("story") / "baton.db"))
    both = Both(f"sqlite:///{file}")
    for workspace in (RED, BLUE):
        both.read(REGISTRY, workspace)
    for deed in BEGINNING.values():
        for workspace in (RED, BLUE):
            deed(both, workspace)
        both.sql_questions.write_now()  # what others go on from
    both.engine.dispose()
    (file.parent / "presented").write_text("\n".join(both.presented.values()))
    return file


@contextmanager
def copy_of(story: Path, folder: Path) -> Generator[Both]:
    both = Both(f"sqlite:///{shutil.copy(story, folder / 'copy.db')}")
    tokens = (story.parent / "presented").read_text().splitlines()
    both.presented.update(zip((RED, BLUE), tokens, strict=True))
    yield both
    both.sql_questions.write_now()
    both.engine.dispose()


def fire(both: Both, deed: str, workspace: WorkspaceId) -> str:
    """Do something in a workspace; return all that anybody sees, be it why it is refused."""
    both.shown.clear()
    try:
        result = DEEDS[deed](both, workspace)
    except BatonError as refused:
        result = (str(refused), vars(refused))
    return repr((result, both.shown)).casefold()


def assert_apart(both: Both, deed: str, workspace: WorkspaceId) -> str:
    """Fire, and look that nothing of the other workspace is seen or changes."""
    theirs = both.rows_of(other(workspace))
    seen = fire(both, deed, workspace)
    assert MARKS[other(workspace)] not in seen, deed
    assert both.rows_of(other(workspace)) == theirs, deed
    return seen


def test_every_use_case_keeps_to_its_workspace(story: Path, tmp_path: Path) -> None:
    with copy_of(story, tmp_path) as both:
        shown = {deed: assert_apart(both, deed, at) for deed in OTHERWISE for at in (RED, BLUE)}
    named = {deed for deed, seen in shown.items() if MARKS[BLUE] in seen}
    assert len(named) > len(DEEDS) / 3, "the words of the own workspace do show"


def test_the_stories_are_different_in_every_table_that_they_fill(
    story: Path, tmp_path: Path
) -> None:
    with copy_of(story, tmp_path) as both:
        red, blue = both.rows_of(RED), both.rows_of(BLUE)
    assert {name for name, rows in red.items() if rows} == {n for n, rows in blue.items() if rows}
    assert MARKS[BLUE] not in repr(red)
    assert MARKS[RED] in repr(red)


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(DEEDS)), st.sampled_from((RED, BLUE))),
        min_size=5,
        max_size=15,
    )
)
@settings(max_examples=8, deadline=None, phases=(Phase.generate,))  # to shrink takes minutes
def test_in_any_order_workspaces_keep_apart(
    story: Path, tmp_path_factory: pytest.TempPathFactory, orders: list[tuple[str, WorkspaceId]]
) -> None:
    with copy_of(story, tmp_path_factory.mktemp("any")) as both:
        for deed, workspace in orders:
            assert_apart(both, deed, workspace)


def test_every_use_case_is_fired() -> None:
    """A new one fails here until it has a deed, or a reason for having none."""
    missing = {name for name in _methods() if not {name, name.partition(".")[0]} & set(NO_DEEDS)}
    assert missing - set(DEEDS) == set()
    assert not {name for name in DEEDS if "." in name} - set(_methods()), "gone by now"


def test_the_reasons_are_of_what_there_is() -> None:
    there = set(_methods())
    assert not {n for n in NO_DEEDS if n not in there | {name.partition(".")[0] for name in there}}


OTHERWISE = tuple(sorted(DEEDS, key=lambda deed: (deed.startswith("Intervene"), deed)))


def _methods() -> Iterator[str]:
    """Every public method of the classes of `bot.use_cases` that are no protocol and no error."""
    for found in pkgutil.walk_packages(bot.use_cases.__path__, "bot.use_cases."):
        module = importlib.import_module(found.name)
        for name, kind in vars(module).items():
            if inspect.isclass(kind) and kind.__module__ == module.__name__ and _acts(kind):
                for method, function in vars(kind).items():
                    if inspect.isfunction(function) and not _is_private(method):
                        yield f"{name}.{method}"


def _acts(kind: type) -> bool:
    is_protocol = bool(getattr(kind, "_is_protocol", False))
    return is_dataclass(kind) and not is_protocol and not issubclass(kind, Exception)


def _is_private(method: str) -> bool:
    return method.startswith("_") and method != "__call__"
