"""What is written about the project is true of it."""

import re
import tomllib
from pathlib import Path

from tests.needs import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def test_every_lint_ignore_has_its_reason_beside_it() -> None:
    lint = (ROOT / "pyproject.toml").read_text().partition("[tool.ruff.lint]")[2]
    lists = lint.partition("[tool.ruff.lint.mccabe]")[0]
    codes = [line for line in lists.splitlines() if re.match(r'\s*"[A-Z]+\d*",', line)]
    assert len(codes) > len(PROJECT["tool"]["ruff"]["lint"]["ignore"])
    assert [line for line in codes if not re.search(r"# \w+", line)] == []


def test_the_locks_hold_every_dependency_with_its_hashes_and_no_address() -> None:
    assert [lock.name for lock in LOCKS] == ["dev.txt", "run.txt", "setup.txt"]
    for lock in LOCKS:
        text = lock.read_text()
        assert "://" not in text
        assert "--index" not in text
        assert len(re.findall(r"^\S+==", text, re.MULTILINE)) <= text.count("--hash=sha256:")


def test_development_runs_what_users_run() -> None:
    run, dev = (_versions(ROOT / "requirements" / f"{name}.txt") for name in ("run", "dev"))
    assert run.items() <= dev.items()


def test_every_declared_dependency_is_locked() -> None:
    groups = PROJECT["dependency-groups"]
    locked = set(_versions(ROOT / "requirements/dev.txt"))
    assert {_name(line) for line in PROJECT["project"]["dependencies"] + groups["dev"]} <= locked
    assert {_name(line) for line in groups["setup"]} <= set(_versions(LOCKS[-1]))


def _versions(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)(?:\[\w+\])?==(\S+)", lock.read_text(), re.MULTILINE))


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=]", requirement)[0].lower()
