"""What people see, kept as JSON beside the tests; a change shows in review."""

import json
import os
from pathlib import Path
from typing import Any

from tests.slack_contract import check_call, check_view

FOLDER = Path(__file__).parent / "snapshots"
RENEW = "BATON_RENEW_SNAPSHOTS"  # set it to 1, run the tests, look at the difference


def assert_looks_like(name: str, text: str, blocks: tuple[dict[str, Any], ...]) -> None:
    """Compare a message with its snapshot, and check that Slack would take it."""
    assert check_call("chat.postMessage", _call(text, blocks)) == []
    _compare(name, {"text": text, "blocks": list(blocks)})


def assert_view_looks_like(name: str, view: dict[str, Any]) -> None:
    """Compare a modal or a Home with its snapshot, and check that Slack would take it."""
    assert check_view(view) == []
    _compare(name, view)


def assert_slack_takes(text: str, blocks: tuple[dict[str, Any], ...]) -> None:
    """Check limits and rules alone, also those of an edit."""
    assert check_call("chat.postMessage", _call(text, blocks)) == []
    assert len(text) <= 4000
    assert all(len(b["text"]["text"]) <= 3000 for b in blocks if b["type"] == "section")


def _call(text: str, blocks: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    return {"channel": "C0CHURN", "text": text, "blocks": list(blocks)}


def _compare(name: str, drawn: dict[str, Any]) -> None:
    file = FOLDER / f"{name}.json"
    if os.environ.get(RENEW) == "1":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(json.dumps(drawn, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert file.is_file(), f"no snapshot {name}: run the tests once with {RENEW}=1"
    assert drawn == json.loads(file.read_text(encoding="utf-8"))
