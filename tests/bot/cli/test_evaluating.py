"""`baton evaluate`."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.conftest import Baton
from tests.needs import ROOT

SHARED = ROOT.parent / "shared" / "questions"
PNG = b"\x89PNG\r\n"
QUESTIONS = (
    {"q": "who handles model versioning?", "intent": "who_handles", "role": ["ml_engineer"]},
    {"q": "who deploys the model?", "intent": "who_handles", "role": ["data_analyst"]},
    {"q": "status of atlas", "intent": "project_status", "project": "atlas"},
    {"q": "who feeds the office cat", "intent": "oos", "oos": True},
)


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    file = tmp_path / "labels.jsonl"
    file.write_text("\n".join(map(json.dumps, QUESTIONS)) + "\n\n", encoding="utf-8")
    return file


def test_it_prints_figures_and_lists_what_was_wrong(sample: Baton, labels: Path) -> None:
    told = sample("evaluate", str(labels))

    assert told.exit_code == 0
    assert "confidently wrong" in told.output
    assert "25.0 %" in told.output
    assert "role ml_engineer: who deploys the model?" in told.output


def test_machines_get_json(sample: Baton, labels: Path) -> None:
    found = json.loads(sample("evaluate", str(labels), "--json").output)

    assert found["questions"] == 4
    assert found["confidently_wrong"] == 0.25
    assert found["wrong"] == [{"why": "role ml_engineer", "question": "who deploys the model?"}]
    assert sum(step["count"] for step in found["reliability"]) == 3


def test_risk_against_coverage_is_drawn(sample: Baton, labels: Path, tmp_path: Path) -> None:
    picture = tmp_path / "risk.png"

    assert sample("evaluate", str(labels), "--plot", str(picture)).exit_code == 0
    assert picture.read_bytes().startswith(PNG)


def test_a_picture_that_cannot_be_written_is_told(sample: Baton, labels: Path) -> None:
    told = sample("evaluate", str(labels), "--plot", str(labels.parent / "nowhere" / "risk.png"))

    assert told.exit_code == 2
    assert "cannot be written" in told.output


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("nonsense", "not JSON"),
        ('{"q": "hi", "intent": "greet"}', "intent"),
        ('{"intent": "help"}', "q: "),
    ],
)
def test_a_line_that_is_no_label_is_named(
    sample: Baton, labels: Path, line: str, sentence: str
) -> None:
    labels.write_text(f'{{"q": "hi", "intent": "help"}}\n{line}\n', encoding="utf-8")
    told = sample("evaluate", str(labels))

    assert told.exit_code == 1
    assert "labels.jsonl:2" in told.output
    assert sentence in told.output


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00"])
def test_a_file_without_questions_is_wrong_use(
    sample: Baton, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "labels.jsonl"
    if content is not None:
        file.write_bytes(content)

    assert sample("evaluate", str(file)).exit_code == 2


def test_the_figures_are_those_of_the_scorer(sample: Baton, labels: Path) -> None:
    if not (SHARED / "score.py").is_file():
        pytest.skip("labelled questions: no folder ../shared/questions")
    asked = "\n".join(json.dumps({"text": label["q"]}) for label in QUESTIONS)
    answers = [
        json.loads(line)
        for line in sample("ask", "--jsonl", typed=asked).output.split("\n")
        if line
    ]
    full: list[dict[str, Any]] = [
        {"also": [], "role": [], "project": None, "phase": None, "oos": False, **label}
        for label in QUESTIONS
    ]
    _, scored = runpy.run_path(str(SHARED / "score.py"))["score"](full, answers)
    ours = json.loads(sample("evaluate", str(labels), "--json").output)

    assert {k: v for k, v in ours.items() if k in scored and "ms" not in k} == {
        k: v for k, v in scored.items() if "ms" not in k
    }
