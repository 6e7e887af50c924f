"""`baton ask`: follow-ups, several questions, dates as a terminal shows them."""

import json
import re

import pytest

from tests.bot.cli.conftest import EVALUATED, Baton

QUESTION = "who handles model versioning on churn?"
PROMISED = {"outcome", "intent", "topic", "roles", "project", "phase", "members", "backups"} | {
    *("user_groups", "choices", "confidence", "reason", "text", "ms")
}


def test_questions_of_one_thread_go_on_from_each_other(sample: Baton) -> None:
    sample("ask", QUESTION, "--thread", "mine")
    asked = sample("ask", "and for kestrel?", "--thread", "mine", "--json")
    answer = json.loads(asked.output)
    assert (answer["project"], answer["members"]) == ("kestrel", ["U0PRIYA"])


def test_without_a_thread_nothing_is_remembered(sample: Baton) -> None:
    sample("ask", QUESTION)
    asked = sample("ask", "and for kestrel?", "--json")
    assert json.loads(asked.output)["outcome"] == "unknown"


def test_lines_of_one_thread_go_on_and_others_do_not(sample: Baton) -> None:
    questions = [
        {"text": QUESTION, "thread": "a"},
        {"text": "and for kestrel?", "thread": "a"},
        {"text": "and for kestrel?", "thread": "b"},
        {"text": "and for kestrel?"},
    ]
    asked = sample("ask", "--jsonl", typed="\n".join(map(json.dumps, questions)))
    answers = [json.loads(line) for line in asked.output.splitlines()]
    assert [answer["outcome"] for answer in answers] == ["answer", "answer", "unknown", "unknown"]


def test_several_questions_print_all_their_answers(sample: Baton) -> None:
    both = f"{QUESTION} and what's the status of atlas?"
    printed = sample("ask", both).output
    assert "<@U0DANA>" in printed
    assert "*Atlas search*" in printed


def test_the_json_of_several_is_the_first_ones_with_both_texts(sample: Baton) -> None:
    both = f"{QUESTION} and what's the status of atlas?"
    answer = json.loads(sample("ask", both, "--json").output)
    assert set(answer) == PROMISED
    assert (answer["intent"], answer["project"]) == ("who_handles", "churn")
    assert answer["members"] == ["U0DANA"]
    assert "*Atlas search*" in answer["text"]


def test_a_day_is_written_out_in_local_time(sample: Baton) -> None:
    printed = sample("ask", "since when is Dana the ML engineer on churn?").output
    assert re.search(r"<@U0DANA> since \d{4}-\d\d-\d\d\.", printed)
    assert "<!date" not in printed


def test_who_completed_a_phase_is_told_with_the_local_time(
    sample: Baton, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    sample("done", "churn", "model_evaluation", *EVALUATED, "--as", "U0ANA")
    asked = sample("ask", "who finished model evaluation on churn?")
    assert re.search(r"completed by <@U0ANA>, \d{4}-\d\d-\d\d \d\d:\d\d\.", asked.output)


def test_another_language_is_unknown_and_answered_in_it(sample: Baton) -> None:
    asked = sample("ask", "¿Quién se encarga de los datos en este proyecto?", "--json")
    answer = json.loads(asked.output)
    assert answer["outcome"] == "unknown"
    assert "inglés" in answer["text"]
