"""`baton teach` and `baton unanswered`."""

import json

from tests.bot.cli.conftest import Baton, ask_in_slack
from tests.factories import NOW

ZEBRA = "who owns the zebra board?"


def test_what_the_operator_teaches_is_answered(sample: Baton) -> None:
    taught = sample("teach", ZEBRA, "ML engineer", "--topic", "zebra board")
    assert (taught.exit_code, taught.output) == (0, "Learned.\n")
    answer = sample("ask", "Who owns the ZEBRA-board", "--channel", "C0CHURN")
    assert "*zebra board* → ML engineer" in answer.output
    assert "<@U0DANA>" in answer.output


def test_another_word_for_a_responsibility(sample: Baton) -> None:
    sample("teach", "quagga index", "model versioning")
    answer = sample("ask", "who looks after the quagga index?", "--json")
    assert json.loads(answer.output)["roles"][0] == "ml_engineer"


def test_what_does_not_fit_is_refused(sample: Baton) -> None:
    unknown = sample("teach", ZEBRA, "nobody")
    assert unknown.exit_code == 1
    assert "I know no role and no responsibility called “nobody”." in unknown.output


def test_what_changes_answers_is_taught_only_anyway(sample: Baton) -> None:
    ask_in_slack("who handles drift detection?")
    refused = sample("teach", "who handles drift detection?", "developer")
    assert refused.exit_code == 1
    assert "changes 1 answered question" in refused.output
    assert sample("teach", "who handles drift detection?", "developer", "--anyway").exit_code == 0
    assert "Developer" in sample("ask", "who handles drift detection?").output


def test_unanswered_questions_are_listed(sample: Baton) -> None:
    assert sample("unanswered").output == "Every question has an answer.\n"
    ask_in_slack("who owns the zebra? &amp;\x1b[31m\n co")
    listed = sample("unanswered")
    assert "1×  who owns the zebra? & [31m co" in listed.output
    assert "\x1b" not in listed.output
    (one,) = json.loads(sample("unanswered", "--json").output)["unanswered"]
    assert (one["count"], one["asker"], one["channel"]) == (1, "U0ANA", "C0CHURN")
    assert one["first_asked_at"] == NOW.isoformat()


def test_what_the_command_line_asks_is_not_remembered(sample: Baton) -> None:
    sample("ask", ZEBRA)
    assert json.loads(sample("unanswered", "--json").output) == {"unanswered": []}
