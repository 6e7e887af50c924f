"""`baton done`."""

import json

import pytest

from tests.bot.cli.conftest import EVALUATED, RUN, Baton
from tests.databases import on_either


@on_either
def test_it_says_what_is_done_and_who_will_be_told(sample: Baton) -> None:
    done = sample("done", "churn", "model evaluation", *EVALUATED, "--note", "AUC 0.91")

    assert done.exit_code == 0
    assert "Model evaluation of Churn predictor is done." in done.output
    assert "Dana Kim will be told (backup: Lee Wong)" in done.output


def test_a_role_is_written_as_inside_a_sentence(sample: Baton) -> None:
    done = sample("done", "kestrel", "data ingestion")

    assert "  Data validation, data engineer: 2 members of @data-eng" in done.output


def test_a_dry_run_changes_nothing(sample: Baton) -> None:
    looked = sample("done", "churn", "model evaluation", *EVALUATED, "--dry-run")

    assert "would be done" in looked.output
    assert "4 of 10" in sample("ask", "status of churn").output


def test_the_second_time_it_is_refused_with_who_did_it(sample: Baton) -> None:
    sample("done", "churn", "evaluation", *EVALUATED, "--as", "U0ANA")
    again = sample("done", "churn", "evaluation", *EVALUATED, "--as", "U0ANA")

    assert again.exit_code == 1
    assert "was already completed by Ana Ruiz" in again.output


def test_a_phase_that_waits_names_what_it_waits_for(sample: Baton) -> None:
    done = sample("done", "churn", "model serving")

    assert done.exit_code == 1
    assert "still waits: model deployment is not done yet" in done.output


def test_who_may_not_reads_who_may(sample: Baton) -> None:
    done = sample("done", "churn", "model evaluation", *EVALUATED, "--as", "U0OMAR")

    assert done.exit_code == 1
    assert "Ana Ruiz or Priya Nair" in done.output


def test_an_unknown_project_is_refused(sample: Baton) -> None:
    done = sample("done", "walrus", "model evaluation")

    assert done.exit_code == 1
    assert "walrus" in done.output


@pytest.mark.parametrize(
    "order",
    [
        ("done", "chrun", "model evaluation"),
        ("undo", "chrun", "model evaluation"),
        ("skip", "chrun", "model evaluation", "--reason", "none"),
        ("tokens", "create", "nightly", "--project", "chrun", "--phase", "model_evaluation"),
    ],
)
def test_a_misspelt_project_is_refused_with_the_nearest_name(
    sample: Baton, order: tuple[str, ...]
) -> None:
    refused = sample(*order)

    assert refused.exit_code == 1
    assert "I know no project called “chrun”. Did you mean Churn predictor?" in refused.output


def test_an_unknown_phase_is_refused_with_the_ones_there_are(sample: Baton) -> None:
    done = sample("done", "churn", "model knitting")

    assert done.exit_code == 1
    assert "Churn predictor has no phase called “model knitting”" in done.output
    assert "model evaluation" in done.output


def test_a_user_group_a_hat_switch_and_a_vacancy_are_told(sample: Baton) -> None:
    group = sample("done", "atlas", "model evaluation", *EVALUATED)
    switch = sample("done", "sparrow", "data validation", "--as", "U0SAM")

    assert "nobody holds this role; Ines Costa, who leads it, is told" in group.output
    assert "Sam Okafor goes on with it" in switch.output


def test_the_last_phase_says_that_nothing_follows(sample: Baton) -> None:
    one = "version: 1\nworkflows: [{key: tiny, name: Tiny, phases: [{key: all, name: All of it, "
    two = "accountable: developer, start_with: Begin.}]}]\n"
    three = "projects: [{key: owl, name: Owl, workflow: tiny}]\n"
    imported = sample("registry", "import", "-", typed=one + two + three)
    assert imported.exit_code == 0, imported.output

    assert "Nothing follows" in sample("done", "owl", "all").output


@pytest.mark.parametrize(
    ("size", "says", "called"),
    [
        (3, "3 members of @ml-team will be told.", []),
        (16, "@ml-team (16 members) in the channel will be told.", ["S0ML"]),
        (0, "@ml-team will be told.", ["S0ML"]),
    ],
)
def test_how_a_user_group_is_told(sample: Baton, size: int, says: str, called: list[str]) -> None:
    members = ", ".join(f"U{number:03}" for number in range(size))
    typed = (
        "version: 1\nworkflows: [{key: tiny, name: Tiny, phases: [\n"
        "  {key: one, name: One, accountable: developer, start_with: Begin.},\n"
        "  {key: two, name: Two, accountable: ml_engineer, start_with: Go on., after: [one]}]}]\n"
        f"user_groups: [{{id: S0ML, handle: ml-team, members: [{members}]}}]\n"
        "projects: [{key: owl, name: Owl, workflow: tiny, channels: [C0OWL],\n"
        "  assignments: [{role: ml_engineer, user_group: S0ML}]}]\n"
    )
    assert sample("registry", "import", "-", typed=typed).exit_code == 0
    assert says in sample("done", "owl", "one", "--dry-run").output
    done = json.loads(sample("done", "owl", "one", "--json").output)
    assert done["following"][0]["called"] == called
    assert len(done["following"][0]["told"]) == (0 if called else size)


def test_a_machine_reads_what_follows(sample: Baton) -> None:
    done = sample("done", "churn", "model evaluation", *EVALUATED, "--json")

    told = json.loads(done.output)
    assert told["project"] == "churn"
    assert told["phase"] == "model_evaluation"
    assert told["following"][0]["members"] == ["U0DANA"]
    assert told["following"][0]["backups"] == ["U0LEE"]


def test_what_is_missing_is_listed_at_once_and_nothing_is_done(sample: Baton) -> None:
    given = ("done", "churn", "model evaluation", "--tick", "baseline")
    refused = sample(*given)
    looked = sample(*given, "--dry-run")

    assert (refused.exit_code, looked.exit_code) == (1, 1)
    assert "“Evaluated on held-out data” and the link “run” are missing" in refused.output
    assert "may override this with a reason" in refused.output
    assert looked.output == refused.output
    assert sample("done", "churn", "model evaluation", *EVALUATED).exit_code == 0


def test_a_machine_reads_what_is_missing(sample: Baton) -> None:
    refused = sample("done", "churn", "model evaluation", "--tick", "baseline", "--json")

    assert refused.exit_code == 1
    assert json.loads(refused.stdout) == {
        "missing": {
            "checklist": {"held_out": "Evaluated on held-out data"},
            "links": ["run"],
            "needs": [],
        }
    }


def test_a_machine_reads_what_travels_along(sample: Baton) -> None:
    more = ("--link", "report=http://x.example", "--risk", "Few rows", "--risk", "Old labels")
    done = sample("done", "churn", "model evaluation", *EVALUATED, *more, "--json")

    told = json.loads(done.stdout)
    assert told["links"] == {"run": RUN, "report": "http://x.example"}
    assert told["ticked"] == ["held_out", "baseline"]
    assert told["risks"] == "Few rows\nOld labels"


def test_the_operator_overrides_with_a_reason_and_who_is_not_the_lead_may_not(
    sample: Baton,
) -> None:
    why = ("--override", "The demo is today")
    ana = sample("done", "churn", "model evaluation", "--as", "U0ANA", *why)
    operator = sample("done", "churn", "model evaluation", *why)

    assert ana.exit_code == 1
    assert "Only the lead may override the definition of done" in ana.output
    assert operator.exit_code == 0


def test_an_item_that_is_not_on_the_list_is_refused_with_those_that_are(sample: Baton) -> None:
    refused = sample("done", "churn", "model evaluation", "--tick", "party")

    assert refused.exit_code == 1
    assert "held_out or baseline can be ticked" in refused.output


def test_a_link_that_is_none_is_wrong_use(sample: Baton) -> None:
    done = sample("done", "churn", "model evaluation", "--link", "run=javascript:alert(1)")

    assert done.exit_code == 2
    assert "http" in done.output


@pytest.mark.parametrize(
    "order",
    [
        ("done", "churn", "model evaluation"),
        ("skip", "churn", "model evaluation", "--reason", "late"),
        ("reopen", "churn", "model building", "--reason", "late"),
        ("undo", "churn", "model building"),
        ("ask", "what waits for me?"),
        ("mine",),
    ],
)
def test_an_actor_that_is_left_empty_is_not_the_operator(
    sample: Baton, order: tuple[str, ...]
) -> None:
    refused = sample(*order, "--as", " ")

    assert refused.exit_code == 2
    assert refused.output == "--as is empty: give the id of a member, or leave it out.\n"


def test_where_nobody_leads_no_lead_is_said_to_be_told(baton: Baton) -> None:
    alone = "version: 1\nprojects: [{key: owl, name: Owl}]\n"
    assert baton("registry", "import", "-", typed=alone).exit_code == 0

    done = baton("done", "owl", "data ingestion")

    assert "nobody holds this role; it has no lead either." in done.output
