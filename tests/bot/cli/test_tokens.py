"""`baton tokens`: made and shown once, listed, revoked."""

import json

import pytest

from tests.bot.cli.conftest import Baton

GRANT = ("--project", "churn", "--phase", "model evaluation")


def test_a_token_is_shown_once_and_revoked(sample: Baton) -> None:
    made = sample("tokens", "create", "nightly-train", *GRANT)
    assert made.exit_code == 0
    token = made.stdout.strip()
    assert token.startswith("baton.")
    (listed,) = json.loads(sample("tokens", "list", "--json").stdout)["tokens"]
    assert (listed["projects"], listed["phases"]) == (["churn"], ["model_evaluation"])
    assert token.rpartition(".")[2] not in sample("tokens", "list").output
    assert "valid" in sample("tokens", "list").output
    again = sample("tokens", "create", "nightly-train", *GRANT)
    assert (again.exit_code, "revoke it first" in again.output) == (1, True)
    assert sample("tokens", "revoke", "nightly-train").exit_code == 0
    assert "revoked" in sample("tokens", "list").output
    assert sample("tokens", "revoke", "nightly-train").exit_code == 1
    assert json.loads(sample("tokens", "create", "nightly-train", *GRANT, "--json").stdout)["token"]


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        (("Nightly Train", *GRANT), "small letters"),
        (("nightly", "--project", "zebra", "--phase", "x"), "no project called"),
        (("nightly", "--project", "churn", "--phase", "x"), "no phase called"),
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_token_that_cannot_be_is_refused(
    sample: Baton, order: tuple[str, ...], sentence: str
) -> None:
    refused = sample("tokens", "create", *order)
    assert (refused.exit_code, sentence in refused.output) == (1, True)
    assert "There are no tokens." in sample("tokens", "list").output
