"""`baton skip`, `baton reopen`, `baton undo`."""

import json

import pytest

from tests.bot.cli.conftest import EVALUATED, Baton

EVALUATION = ("churn", "model evaluation")


def test_a_skip_says_who_comes_next_and_who_is_told_why(sample: Baton) -> None:
    skipped = sample("skip", *EVALUATION, "--reason", "the vendor did it")

    assert skipped.exit_code == 0
    assert "Model evaluation of Churn predictor is skipped." in skipped.output
    assert "Dana Kim will be told (backup: Lee Wong)" in skipped.output
    assert "Told why: Ana Ruiz." in skipped.output
    assert "4 of 10 phases done, 1 skipped" in sample("ask", "status of churn").output


def test_a_reopening_says_whose_offer_is_taken_back(sample: Baton) -> None:
    sample("done", *EVALUATION, *EVALUATED, "--as", "U0ANA")
    reopened = sample("reopen", *EVALUATION, "--reason", "it leaks", "--as", "U0PRIYA")

    assert reopened.exit_code == 0
    assert "Model evaluation of Churn predictor is open again." in reopened.output
    assert "Model deployment: the open offer is taken back." in reopened.output
    assert "Told why: Ana Ruiz" in reopened.output


def test_an_undo_says_how_the_phase_stands_again(sample: Baton) -> None:
    sample("done", *EVALUATION, *EVALUATED, "--as", "U0ANA")
    undone = sample("undo", *EVALUATION, "--as", "U0ANA")

    assert undone.exit_code == 0
    told = "Model evaluation of Churn predictor is not done any longer: it is active again."
    assert told in undone.output
    again = sample("undo", *EVALUATION, "--as", "U0ANA")
    assert again.exit_code == 1
    assert "that was undone by Ana Ruiz" in again.output


def test_a_machine_reads_the_same(sample: Baton) -> None:
    skipped = json.loads(sample("skip", *EVALUATION, "--reason", " no need ", "--json").output)
    assert (skipped["project"], skipped["phase"], skipped["reason"]) == (
        "churn",
        "model_evaluation",
        "no need",
    )
    assert skipped["following"][0]["members"] == ["U0DANA"]
    assert (skipped["withdrawn"], skipped["told"]) == ([], ["U0ANA"])
    reopened = json.loads(sample("reopen", *EVALUATION, "--reason", "a need", "--json").output)
    assert reopened["withdrawn"] == ["model_deployment"]
    sample("done", *EVALUATION, *EVALUATED)
    undone = json.loads(sample("undo", *EVALUATION, "--json").output)
    assert undone == {"project": "churn", "phase": "model_evaluation", "status": "ready"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("skip", *EVALUATION, "--reason", "x", "--as", "U0ANA"), "Only the lead may skip"),
        (("skip", *EVALUATION, "--reason", " "), "Say why you skip it"),
        (("skip", "churn", "data ingestion", "--reason", "x"), "was already completed"),
        (("reopen", *EVALUATION, "--reason", "x"), "is active, not done or skipped"),
        (("reopen", "churn", "data ingestion", "--reason", "x", "--as", "U0SAM"), "Lee Wong"),
        (("undo", "churn", "data ingestion"), "only whoever marked it can undo that"),
        (("undo", "walrus", "data ingestion"), "walrus"),
        (("reopen", "churn", "knitting", "--reason", "x"), "no phase called “knitting”"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    sample: Baton, words: tuple[str, ...], sentence: str
) -> None:
    refused = sample(*words)

    assert refused.exit_code == 1
    assert sentence in refused.output


@pytest.mark.parametrize("word", ["skip", "reopen"])
def test_without_a_reason_it_is_wrong_use(sample: Baton, word: str) -> None:
    assert sample(word, *EVALUATION).exit_code == 2


def test_the_help_lists_the_words(sample: Baton) -> None:
    listed = sample("--help").output

    assert all(word in listed for word in ("skip", "reopen", "undo"))
