"""Habits that no other tool checks for us."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.architecture.sources import Source, sources

OURS = ("bot", "domain", "migrations")
ALL = (*OURS, "tests", "benchmarks", "tools")
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv"}
# It sets how many threads numpy starts, before anything can load numpy, and reads nothing.
SETS_THREADS = "bot"
CLOCK = {"now", "utcnow", "today"}
SAYS_NOTHING = {"manager", "helper", "helpers", "util", "utils", "common", "misc"} | {
    "data",
    "info",
    "process",
}
EXCEPTION_TO_A_RULE = re.compile(r"#\s*(ruff: )?(noqa|type:|pyright:|pragma:)")
WITH_A_REASON = re.compile(
    r"(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|ignore\[[\w, -]+\]|pragma: no (cover|branch)).*[a-z]{2}"
)


def test_only_settings_reads_the_environment() -> None:
    readers = {
        source.at(node)
        for source in sources(*OURS)
        if source.name not in {"bot.settings", SETS_THREADS}
        for node in source.nodes
        if _names(node) & ENVIRONMENT
    }
    assert not readers, f"the environment is read by {readers}"


def test_domain_never_looks_at_a_clock() -> None:
    looks = [
        source.at(node)
        for source in sources("domain")
        for node in source.nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCK
    ]
    assert not looks


def test_only_storage_commits() -> None:
    commits = [
        source.at(node)
        for source in sources(*OURS)
        if not source.name.startswith(("bot.storage", "migrations"))
        for node in source.nodes
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}
    ]
    assert not commits


def test_every_module_and_class_opens_with_a_sentence() -> None:
    silent = [
        source.at(node)
        for source in sources(*ALL)
        for node in (source.tree, *source.classes())
        if node.body and not (ast.get_docstring(node) or "").partition("\n")[0].endswith(".")
    ]
    assert not silent


def test_no_package_hides_code_in_its_init() -> None:
    hidden = [
        source.path
        for source in sources(*ALL)
        if source.path.endswith("__init__.py") and source.name != SETS_THREADS
        for statement in source.tree.body
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
    ]
    assert not hidden


def test_no_name_says_nothing() -> None:
    empty = [
        f"{source.path} {name}"
        for source in sources(*OURS)
        for name in (source.name.rpartition(".")[2], *(node.name for node in source.classes()))
        if SAYS_NOTHING & set(_words(name))
    ]
    assert not empty


def test_every_exception_to_a_rule_says_why() -> None:
    silent = [
        f"{source.path}: {comment}"
        for source in filter(_may_be_silent, sources(*ALL))
        for comment in _comments(source)
        if EXCEPTION_TO_A_RULE.match(comment) and not WITH_A_REASON.search(comment)
    ]
    assert not silent, "\n".join(silent)


def _names(node: ast.AST) -> set[str]:
    """The names that the node uses or imports."""
    if isinstance(node, ast.Attribute):
        return {node.attr}
    if isinstance(node, ast.ImportFrom) and node.module == "os":
        return {alias.name for alias in node.names}
    return set()


def _words(name: str) -> Iterator[str]:
    yield from (word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name))


def _may_be_silent(source: Source) -> bool:
    """Whether some line, wherever a comment begins in it, says no reason: most need no tokens."""
    rests = (line[at.start() :] for line, at in _exceptions(source))
    return any(not WITH_A_REASON.search(rest) for rest in rests)


def _exceptions(source: Source) -> Iterator[tuple[str, re.Match[str]]]:
    for line in source.text.splitlines():
        yield from ((line, at) for at in EXCEPTION_TO_A_RULE.finditer(line))


def _comments(source: Source) -> Iterator[str]:
    tokens = tokenize.generate_tokens(io.StringIO(source.text).readline)
    return (token.string for token in tokens if token.type == tokenize.COMMENT)
