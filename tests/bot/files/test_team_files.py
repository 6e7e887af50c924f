"""A team's own roles and workflows in one file: what is wrong is told at the team's line."""

import pytest
from pydantic import BaseModel

from bot.files.documents import check, read_document
from bot.files.knowledge import in_file, shipped_knowledge
from domain.errors import FileMistake, KnowledgeMistake
from domain.knowledge.changes import RoleChange
from domain.knowledge.workflows import Workflow


class TeamFile(BaseModel):
    """The part of a file that a team writes about roles and workflows."""

    roles: tuple[RoleChange, ...] = ()
    workflows: tuple[Workflow, ...] = ()


def mistake(text: str) -> str:
    """What a team is told about its file."""
    with pytest.raises(FileMistake) as raised:
        add_to_the_built_in_base(text)
    return str(raised.value)


def add_to_the_built_in_base(text: str) -> None:
    document = read_document(text, "team.yaml")
    team = check(document, TeamFile)
    try:
        shipped_knowledge().extended(team.roles, team.workflows)
    except KnowledgeMistake as found:
        raise in_file(found, document) from None


def test_an_alias_that_a_built_in_role_has_is_told_at_the_teams_line() -> None:
    told = mistake(
        "roles:\n"
        "  - key: data_engineer\n"
        "    responsibilities:\n"
        "      - key: data_storage\n"
        "        aliases:\n"
        "          - the vault\n"
        "          - Model Registry\n"
    )

    assert told.startswith('team.yaml:7: "model registry" belongs to "model_versioning" of ')


def test_a_responsibility_that_a_built_in_role_has_is_told_at_the_teams_line() -> None:
    told = mistake(
        "roles:\n"
        "  - key: data_engineer\n"
        "    responsibilities:\n"
        "      - {key: feature_store, name: Feature store, explanation: Ours., aliases: []}\n"
    )

    assert told.startswith('team.yaml:4: "feature_store" is a responsibility of "data_engineer"')


def test_a_name_that_a_built_in_role_has_is_told_at_the_teams_line() -> None:
    told = mistake("roles:\n  - {key: mle, name: Machine lead, summary: Leads.}\n")

    assert told == 'team.yaml:2: "mle" names both roles "ml_engineer" and "mle"'


def test_a_new_role_that_lacks_something_is_told_at_its_line() -> None:
    told = mistake("roles:\n\n  - key: labeller\n    name: Labeller\n")

    assert told == 'team.yaml:3: the new role "labeller" needs "summary"'


def test_a_circle_in_a_teams_workflow_is_told_at_its_line() -> None:
    told = mistake(
        "workflows:\n"
        "  - key: quick\n"
        "    name: Quick\n"
        "    phases:\n"
        "      - {key: one, name: One, accountable: developer, start_with: Go., after: [one]}\n"
    )

    assert told == "team.yaml:5: the phases one → one wait for one another in a circle"


def test_a_role_that_nobody_knows_is_told_at_its_line() -> None:
    told = mistake(
        "workflows:\n"
        "  - key: quick\n"
        "    name: Quick\n"
        "    phases:\n"
        "      - key: one\n"
        "        name: One\n"
        "        start_with: Go.\n"
        "        accountable: wizard\n"
    )

    assert told.startswith('team.yaml:8: "wizard" is not a role; the roles are data_engineer, ')


DONE = (
    "workflows:\n"
    "  - key: quick\n"
    "    name: Quick\n"
    "    phases:\n"
    "      - key: one\n"
    "        name: One\n"
    "        accountable: developer\n"
    "        start_with: Go.\n"
    "        done:\n"
    "          checklist:\n"
    "            - {key: tried, text: Tried}\n"
    "          links: [run]\n"
    "          needs: [note]\n"
)
MISTAKEN_DEFINITIONS = [
    ("links: [run]", "link: [run]", 'team.yaml:12: "link" is not a field of a definition of done'),
    ("[note]", "[notes]", '"needs" should be "note" or "risks", not "notes"'),
    ("links: [run]", "links: [Run it]", "team.yaml:12: "),
    ("links: [run]", "links: [run, run]", 'team.yaml:12: the link "run" is asked for twice'),
    ("text: Tried}", f"text: {'x' * 76}}}", "team.yaml:11: "),
    ("text: Tried}", "name: Tried}", "team.yaml:11: "),
    (
        "links:",
        "  - {key: tried, text: Again}\n          links:",
        'the checklist has "tried" twice',
    ),
    ("links: [run]", f"links: [{', '.join(f'l{n}' for n in range(11))}]", "at most 10 of these"),
    (
        DONE[DONE.index("done:") :],
        "done: {}\n",
        "team.yaml:9: a definition of done needs a checklist, links or needs",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "sentence"), MISTAKEN_DEFINITIONS)
def test_a_mistake_in_a_definition_of_done_is_told(right: str, wrong: str, sentence: str) -> None:
    assert sentence in mistake(DONE.replace(right, wrong, 1))
