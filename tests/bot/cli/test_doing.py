"""`baton done`."""

import json

from tests.bot.cli.conftest import Baton


def test_it_says_what_is_done_and_who_will_be_told(sample: Baton) -> None:
    done = sample("done", "churn", "model evaluation", "--note", "AUC 0.91")

    assert done.exit_code == 0
    assert "Model evaluation of Churn predictor is done." in done.output
    assert "Dana Kim will be told (backup: Lee Wong)" in done.output


def test_a_dry_run_changes_nothing(sample: Baton) -> None:
    looked = sample("done", "churn", "model evaluation", "--dry-run")

    assert "would be done" in looked.output
    assert "4 of 10" in sample("ask", "status of churn").output


def test_the_second_time_it_is_refused_with_who_did_it(sample: Baton) -> None:
    sample("done", "churn", "evaluation", "--as", "U0ANA")
    again = sample("done", "churn", "evaluation", "--as", "U0ANA")

    assert again.exit_code == 1
    assert "was already completed by Ana Ruiz" in again.output


def test_a_phase_that_waits_names_what_it_waits_for(sample: Baton) -> None:
    done = sample("done", "churn", "model serving")

    assert done.exit_code == 1
    assert "still waits: model deployment is not done yet" in done.output


def test_who_may_not_reads_who_may(sample: Baton) -> None:
    done = sample("done", "churn", "model evaluation", "--as", "U0OMAR")

    assert done.exit_code == 1
    assert "Ana Ruiz or Priya Nair" in done.output


def test_an_unknown_project_is_refused(sample: Baton) -> None:
    done = sample("done", "walrus", "model evaluation")

    assert done.exit_code == 1
    assert "walrus" in done.output


def test_an_unknown_phase_is_refused_with_the_ones_there_are(sample: Baton) -> None:
    done = sample("done", "churn", "model knitting")

    assert done.exit_code == 1
    assert "Churn predictor has no phase called “model knitting”" in done.output
    assert "model evaluation" in done.output


def test_a_user_group_a_hat_switch_and_a_vacancy_are_told(sample: Baton) -> None:
    group = sample("done", "atlas", "model evaluation")
    switch = sample("done", "sparrow", "data validation", "--as", "U0SAM")

    assert "nobody holds this role; the lead is told" in group.output
    assert "Sam Okafor goes on with it" in switch.output


def test_the_last_phase_says_that_nothing_follows(sample: Baton) -> None:
    one = "version: 1\nworkflows: [{key: tiny, name: Tiny, phases: [{key: all, name: All of it, "
    two = "accountable: developer, start_with: Begin.}]}]\n"
    three = "projects: [{key: owl, name: Owl, workflow: tiny}]\n"
    imported = sample("registry", "import", "-", typed=one + two + three)
    assert imported.exit_code == 0, imported.output

    assert "Nothing follows" in sample("done", "owl", "all").output


def test_a_machine_reads_what_follows(sample: Baton) -> None:
    done = sample("done", "churn", "model evaluation", "--json")

    told = json.loads(done.output)
    assert told["project"] == "churn"
    assert told["phase"] == "model_evaluation"
    assert told["following"][0]["members"] == ["U0DANA"]
    assert told["following"][0]["backups"] == ["U0LEE"]


def test_links_travel_in_the_note(sample: Baton) -> None:
    link = "run=https://mlflow.example/runs/7"
    assert sample("done", "churn", "model evaluation", "--link", link).exit_code == 0


def test_a_link_that_is_none_is_wrong_use(sample: Baton) -> None:
    done = sample("done", "churn", "model evaluation", "--link", "run=javascript:alert(1)")

    assert done.exit_code == 2
    assert "http" in done.output
