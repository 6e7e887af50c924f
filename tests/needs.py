"""What parts of the suite need beyond Python, and what happens where it is not there."""

import os
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent


class Need(StrEnum):
    """Something that a machine may lack; CI has it all."""

    POSTGRESQL = "PostgreSQL"
    CHROMIUM = "Chromium"
    STANDIN = "the independent stand-in for Slack"


def lacking(need: Need, reason: str) -> NoReturn:
    """Skip the test with the reason, or fail it where everything is required."""
    sentence = f"{need}: {reason}"
    if os.environ.get("BATON_REQUIRE_ALL") == "1":
        pytest.fail(f"BATON_REQUIRE_ALL is set, and this needs {sentence}", pytrace=False)
    pytest.skip(sentence)


def slack_material() -> Path | None:
    """The folder of machine-readable facts about Slack, where there is one."""
    folder = Path(os.environ.get("BATON_SLACK_MATERIAL", ROOT.parent / "shared" / "slack"))
    return folder if folder.is_dir() else None


def needs_slack_material(*parts: str) -> Path:
    """A file of that folder; skips the test where the folder is absent, in CI too."""
    folder = slack_material()
    if folder is None:
        pytest.skip("Slack's published facts: no folder at BATON_SLACK_MATERIAL or ../shared/slack")
    return folder.joinpath(*parts)


def untraced() -> dict[str, str]:
    """The environment without coverage: traced, programs take half as long again."""
    return {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
