"""`baton answers`: where answers appear, on the command line and in the registry file."""

import json

from tests.bot.cli.conftest import Baton

CHURN = "C0CHURN"


def test_it_is_chosen_shown_and_travels_with_the_registry(sample: Baton) -> None:
    assert "thread of the question" in sample("answers").output
    chosen = sample("answers", CHURN, "only-me")
    assert (chosen.exit_code, chosen.stdout) == (0, f"{CHURN}  only-me\n")
    assert json.loads(sample("answers", "--json").stdout) == {CHURN: "only-me"}
    assert f"{{id: {CHURN}, answers: only-me}}" in sample("registry", "export").stdout
    assert sample("answers", CHURN, "thread").stdout == f"{CHURN}  thread\n"
    assert "channels:\n- {id" not in sample("registry", "export").stdout


def test_where_nobody_else_reads_there_is_nothing_to_choose(sample: Baton) -> None:
    refused = sample("answers", "D0ANA", "public")
    assert refused.exit_code == 1
    assert "is chosen in a channel" in refused.output


def test_what_cannot_be_chosen_is_wrong_use(sample: Baton) -> None:
    assert sample("answers", CHURN, "loudly").exit_code == 2


def test_a_name_is_no_id_and_would_be_in_no_registry_file(sample: Baton) -> None:
    refused = sample("answers", "#churn", "public")
    assert refused.exit_code == 2
    assert '"#churn" is not the id of a channel' in refused.output
    assert json.loads(sample("answers", "--json").stdout) == {}
