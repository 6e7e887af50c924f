"""Everything is small enough to be read at once."""

import ast

from tests.architecture.sources import Source, sources

LINES_OF_A_MODULE = 250
LINES_OF_A_FUNCTION = 25


def test_no_module_is_long() -> None:
    long = {source.path: lines for source in _counted() if (lines := _lines(source)) > 0}
    assert not long, f"lines above {LINES_OF_A_MODULE}: {long}"


def test_no_function_is_long() -> None:
    long = {
        f"{source.at(function)} {function.name}": lines
        for source in _counted()
        for function in source.functions()
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert not long, f"longer than {LINES_OF_A_FUNCTION} lines: {long}"


def _lines(source: Source) -> int:
    """How many lines are too many; tables of cases at the top of a test are not counted."""
    tables = sum(map(_data, source.tree.body)) if source.path.startswith("tests/") else 0
    return source.text.count("\n") - tables - LINES_OF_A_MODULE


def _data(statement: ast.stmt) -> int:
    if not isinstance(statement, ast.Assign | ast.AnnAssign):
        return 0
    return (statement.end_lineno or 0) - statement.lineno + 1


def _counted() -> list[Source]:
    # A migration is generated and never edited again.
    every = sources("bot", "domain", "migrations", "tests", "benchmarks", "tools")
    return [source for source in every if not source.path.startswith("migrations/versions/")]
