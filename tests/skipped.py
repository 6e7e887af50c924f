"""The closing words of a run: what was skipped here, and why."""

from collections import Counter
from collections.abc import Iterable

import pytest


def lines(reports: Iterable[pytest.TestReport]) -> list[str]:
    """One line for each reason, with how many tests it kept from running."""
    reasons = Counter(_reason(report) for report in reports)
    return [
        f"NOT RUN HERE: {reason} ({number} test{'s' if number > 1 else ''})"
        for reason, number in sorted(reasons.items())
    ]


def _reason(report: pytest.TestReport) -> str:
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
    return told.removeprefix("Skipped: ")
