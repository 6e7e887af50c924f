"""What does not fit the registry or the knowledge base is told with its line in the file."""

import pytest

from domain.errors import FileMistake
from tests.bot.use_cases.registry_file import LOCAL, TEAM, Office
from tests.databases import on_sqlite

START = "version: 1\nprojects:\n- key: churn\n  name: Churn\n"
PHASE = "{key: a, name: A, accountable: chef, start_with: Go.}"
GROUP = "user_groups: [{id: S1, handle: data-eng}]"
MISTAKES = (
    ("  workflow: agile", 5, '"agile" is not a workflow; standard is expected'),
    (
        "  assignments:\n  - {role: chef, member: U1}",
        6,
        '"chef" is not a role; the roles are data_eng',
    ),
    (
        "  assignments:\n  - {role: developer, user_group: S9}",
        6,
        '"S9" is not a known user group; list it under "user_groups"',
    ),
    (
        f"  assignments:\n  - {{role: developer, member: S1}}\n{GROUP}",
        6,
        '"S1" is a user group; write it as "user_group"',
    ),
    (f"  lead: S1\n{GROUP}", 5, '"S1" is a user group; a lead is one member'),
    (
        "  phases:\n    data_ingestion: done\n    cooking: done",
        7,
        '"cooking" is not a phase of the workflow "standard"; they are data_ingestion, ',
    ),
    (
        "  phases:\n    data_ingestion: done\n    model_building: done",
        7,
        '"model_building" cannot be done while "feature_engineering", which comes before it, is',
    ),
    (
        "  phases: {data_ingestion: ready, data_validation: active}",
        5,
        '"data_validation" cannot be active while "data_ingestion", which comes before it, ',
    ),
    ("  phases: {data_ingestion: waiting}", 5, '"data_ingestion" cannot be waiting: nothing bef'),
    ("roles:\n- {key: chef, name: Chef}", 6, 'the new role "chef" needs "summary"'),
    (
        f"workflows:\n- {{key: o, name: O, phases: [{PHASE}]}}",
        6,
        '"chef" is not a role',
    ),
)


@pytest.mark.parametrize(("more", "line", "sentence"), MISTAKES)
@on_sqlite
def test_what_is_unknown_is_told_with_its_line(
    office: Office, more: str, line: int, sentence: str
) -> None:
    with pytest.raises(FileMistake) as raised:
        office.read(START + more)
    told = str(raised.value)
    assert told.startswith(f"team.yaml:{line}: {sentence}"), told
    assert set(office.everything().values()) == {0}


def test_an_alias_of_a_project_that_the_file_does_not_name_is_taken(office: Office) -> None:
    office.read(TEAM)
    with pytest.raises(FileMistake, match=r'team\.yaml:5: "Churn-Model" would mean the project'):
        office.read(
            "version: 1\nprojects:\n- key: leavers\n  name: Leavers\n  aliases: [Churn-Model]"
        )
    with pytest.raises(FileMistake, match=r'team\.yaml:4: "churn model" would mean the project'):
        office.read("version: 1\nprojects:\n- key: leavers\n  name: churn model")


def test_two_projects_have_no_name_in_common(office: Office) -> None:
    twice = "version: 1\nprojects:\n- key: leavers\n  name: Churn\n- key: stayers\n  name: CHURN!"
    with pytest.raises(FileMistake, match=r'team\.yaml:6: "CHURN!" would mean the project "st'):
        office.read(twice)
    office.read(TEAM)
    with pytest.raises(FileMistake, match=r'team\.yaml:4: "churn predictor" would mean the proj'):
        office.read("version: 1\nprojects:\n- key: leavers\n  name: churn predictor")
    with pytest.raises(FileMistake, match=r'team\.yaml:4: "Kestrel" would mean the project "leav'):
        office.read("version: 1\nprojects:\n- key: leavers\n  name: Kestrel")


def test_an_alias_of_two_projects_of_the_file_is_told_at_the_later_one(office: Office) -> None:
    twice = r'team\.yaml:6: "Leavers!" would mean the project "kestrel" and the project "churn"'
    with pytest.raises(FileMistake, match=twice):
        office.read(
            "version: 1\nprojects:\n- {key: churn, name: Churn, aliases: [leavers]}\n"
            "- key: kestrel\n  name: Kestrel\n  aliases: [Leavers!]"
        )


def test_a_private_project_may_have_an_alias_that_another_has(office: Office) -> None:
    office.read(
        "version: 1\nprojects:\n- {key: churn, name: Churn, aliases: [leavers]}\n"
        "- {key: kestrel, name: Kestrel, aliases: [Leavers!], private: true}"
    )
    office.read("version: 1\nprojects: [{key: third, name: Third, aliases: [Kestrel]}]")
    with office.open_work(LOCAL) as work:
        named = work.registry.projects_named(["leavers", "kestrel"])
    assert sorted(project.key for project in named) == ["churn", "kestrel", "third"]


def test_an_alias_can_go_from_one_project_to_another(office: Office) -> None:
    office.read(TEAM)
    moved = TEAM.replace("  aliases: [churn model]\n", "") + "  aliases: [churn model]\n"
    office.read(moved)
    assert office.project("kestrel").aliases == ("churn model",)
