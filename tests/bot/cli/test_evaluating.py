"""`baton evaluate`."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from bot.settings import read_settings
from bot.use_cases.ports.memory import Verdict
from bot.wiring.core import wire_core
from bot.wiring.memory import wire_memory
from domain.ids import MemberId, RoleKey, WorkspaceId
from tests.bot.cli.conftest import Baton, ask_in_slack
from tests.factories import NOW
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


def test_votes_are_read_again(sample: Baton) -> None:
    right = vote_in_slack("who handles drift detection?")
    moved = vote_in_slack("who handles model versioning?", Verdict.WRONG, "developer")
    sample("teach", moved, "developer", "--anyway")

    found = json.loads(sample("evaluate", "--feedback", "--json").output)
    told = sample("evaluate", "--feedback").output

    assert {name: found[name] for name in ("votes", "same", "different")} == {
        "votes": 2,
        "same": 1,
        "different": 1,
    }
    assert (found["right_known"], found["right_now"]) == (2, 2)
    (one,) = found["differing"]
    assert (one["question"], one["vote"], one["role"]) == (moved, "right", "developer")
    assert (one["then"]["role"], one["now"]["role"]) == ("ml_engineer", "developer")
    assert "1 would be answered as they were, 1 differently" in told
    assert moved in told
    assert right not in told


def test_what_nobody_called_right_is_not_called_wrong(sample: Baton) -> None:
    asked = vote_in_slack("who handles drift detection?", Verdict.WRONG)
    assert "0 of the 0" in sample("evaluate", "--feedback").output
    sample("teach", asked, "developer", "--anyway")
    change = "who_handles ml_engineer, now who_handles developer (answer)"
    assert f"voted wrong: {change}: {asked}" in sample("evaluate", "--feedback").output


def test_without_votes_there_is_nothing_to_read_again(sample: Baton) -> None:
    assert "Nobody voted" in sample("evaluate", "--feedback").output


@pytest.mark.parametrize(
    "words", [(), ("labels.jsonl", "--feedback"), ("--feedback", "--plot", "x")]
)
def test_either_a_file_or_votes(sample: Baton, words: tuple[str, ...]) -> None:
    told = sample("evaluate", *words)

    assert told.exit_code == 2
    assert "--feedback" in told.output


def vote_in_slack(text: str, verdict: Verdict = Verdict.RIGHT, role: str | None = None) -> str:
    """Ask as somebody in Slack does, and vote on the answer."""
    key, workspace = ask_in_slack(text), WorkspaceId("T0ACME")
    core = wire_core(read_settings().database_url, lambda: NOW)
    doubt, voter = wire_memory(core).doubt, MemberId("U0ANA")
    if verdict is Verdict.WRONG:
        doubt.not_meant(workspace, key, voter)
    if verdict is Verdict.RIGHT or role:
        doubt.right(workspace, key, voter, RoleKey(role) if role else None)
    core.close()
    return text


def test_votes_are_listed_as_they_were_given(sample: Baton) -> None:
    assert "Nobody voted" in sample("feedback", "list").output
    vote_in_slack("who handles model versioning?")
    vote_in_slack("who looks after the dashboards?", Verdict.WRONG)

    told = sample("feedback", "list").stdout.splitlines()
    (wrong,) = json.loads(sample("feedback", "list", "--wrong", "--json").stdout)["votes"]

    assert len(told) == 2
    assert "right  Ana Ruiz: who handles model versioning? (who_handles ml_engineer)" in told[0]
    assert (wrong["vote"], wrong["question"]) == ("wrong", "who looks after the dashboards?")
