"""The command line with `--as`: a private project does not exist for whoever may not hear of it."""

import pytest

from tests.bot.cli.conftest import Baton

OUTSIDER, LEAD = "U0SAM", "U0INES"
NIGHTJAR = """
version: 1
workspace: T0ACME
projects:
  - key: nightjar
    name: Nightjar
    private: true
    lead: U0INES
    assignments: [{role: data_engineer, member: U0DANA}]
    phases: {data_ingestion: active}
"""
ORDERS = (
    ("done", "{}", "data_ingestion"),
    ("skip", "{}", "data_ingestion", "--reason", "none needed"),
    ("reopen", "{}", "data_ingestion", "--reason", "it leaks"),
    ("undo", "{}", "data_ingestion"),
)


@pytest.fixture
def private(sample: Baton) -> Baton:
    assert sample("registry", "import", "-", typed=NIGHTJAR).exit_code == 0
    return sample


@pytest.mark.parametrize("order", ORDERS)
def test_orders_are_refused_as_for_no_project(private: Baton, order: tuple[str, ...]) -> None:
    told = {
        name: private(*(word.format(name) for word in order), "--as", OUTSIDER)
        for name in ("nightjar", "zebrafin")
    }
    assert {one.exit_code for one in told.values()} == {1}
    assert told["nightjar"].output.replace("nightjar", "zebrafin") == told["zebrafin"].output


def test_questions_are_answered_for_its_people_alone(private: Baton) -> None:
    question = ("ask", "what is the status of nightjar?", "--as")
    assert "*Nightjar*" in private(*question, LEAD).output
    assert "*Nightjar*" not in private(*question, OUTSIDER).output


def test_the_operator_and_its_people_act(private: Baton) -> None:
    seen = private("done", "nightjar", "data_ingestion", "--dry-run")
    assert "Nightjar would be done" in seen.output
    seen = private("skip", "Nightjar", "data_ingestion", "--reason", "none", "--as", LEAD)
    assert seen.exit_code == 0, seen.output


def test_a_name_of_two_projects_suggests_none_that_is_hidden(private: Baton) -> None:
    twin = NIGHTJAR.replace("key: nightjar", "key: jar").replace("    private: true\n", "")
    assert private("registry", "import", "-", typed=twin).exit_code == 0
    seen = private("skip", "Nightjar", "data_ingestion", "--reason", "none", "--as", OUTSIDER)
    assert "nightjar" not in seen.output
    assert "Only" in seen.output, "the other project is meant"
