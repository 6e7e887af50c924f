"""`baton ask`."""

import json

from tests.bot.cli.conftest import Baton

QUESTION = "who handles model versioning here?"
PROMISED = {"outcome", "intent", "topic", "roles", "project", "phase", "members", "backups"} | {
    *("user_groups", "choices", "confidence", "reason", "text", "ms")
}


def test_the_answer_names_who_holds_the_role_on_the_channels_project(sample: Baton) -> None:
    asked = sample("ask", QUESTION, "--channel", "C0CHURN")

    assert asked.exit_code == 0
    assert "ML engineer" in asked.output
    assert "<@U0DANA>" in asked.output


def test_without_a_project_the_role_is_named_and_a_way_forward(baton: Baton) -> None:
    asked = baton("ask", "who handles model versioning?")

    assert asked.exit_code == 0
    assert "ML engineer" in asked.output
    assert "project" in asked.output


def test_the_whole_answer_is_one_json_object_with_the_promised_fields(sample: Baton) -> None:
    asked = sample("ask", QUESTION, "--channel", "C0CHURN", "--as", "U0ANA", "--json")

    answer = json.loads(asked.output)
    assert set(answer) == PROMISED
    assert answer["outcome"] == "answer"
    assert answer["intent"] == "who_handles"
    assert answer["roles"][0] == "ml_engineer"
    assert answer["project"] == "churn"
    assert answer["members"] == ["U0DANA"]
    assert answer["backups"] == ["U0LEE"]


def test_a_user_group_is_named_as_such(sample: Baton) -> None:
    asked = sample("ask", "who is the data engineer of kestrel?", "--json")

    assert json.loads(asked.output)["user_groups"] == ["S0DATA"]


def test_many_questions_are_answered_line_by_line(sample: Baton) -> None:
    questions = [
        {"text": QUESTION, "channel": "C0CHURN"},
        {"text": "what is the status of atlas?"},
        {"text": "who waters the plants?"},
    ]
    asked = sample("ask", "--jsonl", typed="\n".join(map(json.dumps, questions)))

    answers = [json.loads(line) for line in asked.output.splitlines()]
    assert [answer["outcome"] for answer in answers] == ["answer", "answer", "unknown"]
    assert [answer["project"] for answer in answers][:2] == ["churn", "atlas"]
    assert all(answer["ms"] >= 0 for answer in answers)


def test_a_line_that_is_no_question_is_named(sample: Baton) -> None:
    asked = sample("ask", "--jsonl", typed='{"text": "hello"}\nnonsense\n')

    assert asked.exit_code == 1
    assert "Line 2 is not JSON" in asked.output


def test_a_line_without_a_text_is_named(sample: Baton) -> None:
    asked = sample("ask", "--jsonl", typed='{"question": "hello"}\n')

    assert asked.exit_code == 1
    assert 'Line 1 needs a "text"' in asked.output


def test_no_question_at_all_is_wrong_use(baton: Baton) -> None:
    assert baton("ask").exit_code == 2


def test_an_unknown_workspace_is_wrong_use(sample: Baton) -> None:
    asked = sample("ask", QUESTION, "--workspace", "T0OTHER")

    assert asked.exit_code == 2
    assert "T0OTHER" in asked.output


def test_with_several_workspaces_one_has_to_be_named(sample: Baton) -> None:
    other = "version: 1\nworkspace: T0OTHER\nprojects: [{key: owl, name: Owl}]\n"
    assert sample("registry", "import", "-", typed=other).exit_code == 0

    assert sample("ask", QUESTION).exit_code == 2
    named = sample("ask", "which projects are there?", "--workspace", "T0OTHER")
    assert named.exit_code == 0
    assert "Owl" in named.output
    assert "Churn" not in named.output
