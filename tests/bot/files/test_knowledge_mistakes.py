"""A mistake in the knowledge base's files is told in one sentence, with file and line."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.files.knowledge import load_knowledge
from domain.errors import FileMistake
from domain.ids import RoleKey, WorkflowKey

BAKER = """\
key: baker
name: Baker
plural: Bakers
summary: Bakes the bread.
first_person: I bake the bread.
aliases: [BK, bread maker]
responsibilities:
  - key: dough
    name: Dough
    explanation: Prepares the dough.
    aliases:
      - knead the dough
      - sourdough
    helpers: [miller]
"""
MILLER = """\
key: miller
name: Miller
plural: Millers
summary: Grinds the flour.
first_person: I grind the flour.
aliases: [ML]
responsibilities:
  - key: flour
    name: Flour
    explanation: Grinds the flour.
    aliases: [grind flour, wholemeal]
"""
BREAD = """\
key: bread
name: Bread
phases:
  - key: grinding
    name: Grinding
    accountable: miller
    aliases: [milling]
    start_with: Clean the stones.
  - key: baking
    name: Baking
    accountable: baker
    along: [miller]
    after: [grinding]
    aliases: [oven time]
    start_with: Heat the oven.
"""
RIGHT = {"roles/baker.yaml": BAKER, "roles/miller.yaml": MILLER, "workflows/bread.yaml": BREAD}


def written(folder: Path, texts: Mapping[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def mistake(folder: Path, file: str, before: str, after: str) -> str:
    """What is said when one thing in the right files is exchanged."""
    assert before in RIGHT[file]
    wrong = {**RIGHT, file: RIGHT[file].replace(before, after, 1)}
    with pytest.raises(FileMistake) as raised:
        load_knowledge(written(folder, wrong))
    return str(raised.value)


def test_right_files_are_a_knowledge_base(tmp_path: Path) -> None:
    knowledge = load_knowledge(written(tmp_path, RIGHT))

    assert knowledge.role(RoleKey("baker")).responsibilities[0].aliases[1] == "sourdough"
    assert [phase.key for phase in knowledge.workflow(WorkflowKey("bread")).first()] == ["grinding"]


FIELD_MISTAKES = [
    pytest.param(
        *("roles/baker.yaml", "    aliases:", "    aliasses:"),
        'roles/baker.yaml:8: a responsibility needs "aliases"',
        id="a-missing-field-comes-first",
    ),
    pytest.param(
        *("roles/baker.yaml", "    helpers:", "    helper:"),
        'roles/baker.yaml:14: "helper" is not a field of a responsibility; did you mean "helpers"?',
        id="an-unknown-field",
    ),
    pytest.param(
        *("workflows/bread.yaml", "name: Bread", "name: Bread\nzzz: 1"),
        'workflows/bread.yaml:3: "zzz" is not a field of a workflow; '
        "the fields are key, name, phases, reminders",
        id="an-unknown-field-like-no-other",
    ),
    pytest.param(
        *("roles/baker.yaml", "- sourdough", "- 12"),
        'roles/baker.yaml:13: item 2 of "aliases" should be text, not the number 12; '
        "put it in quotes",
        id="a-number-for-a-text",
    ),
    pytest.param(
        *("roles/baker.yaml", "- sourdough", "- yes"),
        'roles/baker.yaml:13: item 2 of "aliases" should be text, not true; put it in quotes',
        id="a-word-that-YAML-takes-for-true",
    ),
    pytest.param(
        *("roles/baker.yaml", "- sourdough", "- 2026-11-23"),
        'roles/baker.yaml:13: item 2 of "aliases" should be text, not the date 2026-11-23; '
        "put it in quotes",
        id="a-date-for-a-text",
    ),
    pytest.param(
        *("roles/baker.yaml", "name: Baker", "name:"),
        'roles/baker.yaml:2: "name" should be text, not empty',
        id="nothing-for-a-text",
    ),
    pytest.param(
        *("roles/baker.yaml", "name: Baker", "name: {a: b}"),
        'roles/baker.yaml:2: "name" should be text, not a mapping',
        id="a-mapping-for-a-text",
    ),
    pytest.param(
        *("roles/baker.yaml", "name: Baker", 'name: " "'),
        'roles/baker.yaml:2: "name" should not be empty',
        id="an-empty-text",
    ),
    pytest.param(
        *("roles/baker.yaml", "Bakes the bread.", "x" * 501),
        'roles/baker.yaml:4: "summary" should have at most 500 characters',
        id="a-text-too-long",
    ),
    pytest.param(
        *("roles/miller.yaml", "[ML]", "ML"),
        'roles/miller.yaml:6: "aliases" should be a list, not "ML"',
        id="a-text-for-a-list",
    ),
    pytest.param(
        *("roles/miller.yaml", "[ML]", '["…"]'),
        'roles/miller.yaml:6: "…" has no word in it',
        id="an-alias-without-words",
    ),
    pytest.param(
        *("roles/miller.yaml", "key: flour", "key: Flour Power"),
        'roles/miller.yaml:8: "Flour Power" cannot be a key; lower-case letters, digits, '
        '"-" and "_" are expected',
        id="a-key-that-is-none",
    ),
    pytest.param(
        *("workflows/bread.yaml", BREAD[BREAD.index("  - key") :], "  - grinding\n"),
        'workflows/bread.yaml:4: item 1 of "phases" should be a phase with its fields, '
        'not "grinding"',
        id="a-text-for-a-phase",
    ),
    pytest.param(
        *("workflows/bread.yaml", BREAD[BREAD.index("phases") :], "phases: []\n"),
        'workflows/bread.yaml:3: the workflow "bread" needs a phase',
        id="a-workflow-without-phases",
    ),
    pytest.param(
        *("workflows/bread.yaml", BREAD, ""),
        "workflows/bread.yaml:1: the file is empty; a workflow is expected",
        id="an-empty-file",
    ),
    pytest.param(
        *("workflows/bread.yaml", BREAD, "- bread\n"),
        "workflows/bread.yaml:1: the file should be a workflow with its fields, not a list",
        id="a-file-with-a-list",
    ),
]


@pytest.mark.parametrize(("file", "before", "after", "sentence"), FIELD_MISTAKES)
def test_a_wrong_field_is_told_with_its_line(
    tmp_path: Path, file: str, before: str, after: str, sentence: str
) -> None:
    assert mistake(tmp_path, file, before, after) == sentence


WHOLE_MISTAKES = [
    pytest.param(
        *("roles/baker.yaml", "[miller]", "[butcher]"),
        'roles/baker.yaml:14: "butcher" is not a role; the roles are baker, miller',
        id="a-helper-who-is-not-there",
    ),
    pytest.param(
        *("workflows/bread.yaml", "accountable: baker", "accountable: cook"),
        'workflows/bread.yaml:11: "cook" is not a role; the roles are baker, miller',
        id="an-accountable-role-that-is-not-there",
    ),
    pytest.param(
        *("workflows/bread.yaml", "along: [miller]", "along: [cook]"),
        'workflows/bread.yaml:12: "cook" is not a role; the roles are baker, miller',
        id="a-role-along-that-is-not-there",
    ),
    pytest.param(
        *("workflows/bread.yaml", "after: [grinding]", "after: [sifting]"),
        'workflows/bread.yaml:13: "baking" comes after "sifting", which is not a phase of the '
        'workflow "bread"',
        id="a-phase-before-that-is-not-there",
    ),
    pytest.param(
        *("workflows/bread.yaml", "aliases: [milling]", "after: [baking]"),
        "workflows/bread.yaml:7: the phases grinding → baking → grinding wait for one another "
        "in a circle",
        id="a-circle",
    ),
    pytest.param(
        *("workflows/bread.yaml", "after: [grinding]", "after: [baking]"),
        "workflows/bread.yaml:13: the phases baking → baking wait for one another in a circle",
        id="a-phase-after-itself",
    ),
    pytest.param(
        *("workflows/bread.yaml", "key: baking", "key: grinding"),
        'workflows/bread.yaml:9: the workflow "bread" has two phases "grinding"',
        id="two-phases-with-one-key",
    ),
    pytest.param(
        *("workflows/bread.yaml", "oven time", "MILLING"),
        'workflows/bread.yaml:14: "MILLING" means both phases "grinding" and "baking"; '
        "an alias belongs to one phase",
        id="an-alias-of-two-phases",
    ),
    pytest.param(
        *("roles/miller.yaml", "wholemeal", "Knead  the-dough!"),
        'roles/miller.yaml:11: "Knead  the-dough!" belongs to "flour" of "miller" and to "dough" '
        'of "baker"; where two roles share it, one names it in "shared_aliases" and the other '
        'role in "helpers"',
        id="an-alias-of-two-roles",
    ),
    pytest.param(
        *("roles/miller.yaml", "wholemeal", "dough"),
        'roles/miller.yaml:11: "dough" belongs to "flour" of "miller" and to "dough" '
        'of "baker"; where two roles share it, one names it in "shared_aliases" and the other '
        'role in "helpers"',
        id="an-alias-that-is-another-role's-name-for-it",
    ),
    pytest.param(
        *("roles/baker.yaml", "    helpers:", "    shared_aliases: [rye]\n    helpers:"),
        'roles/baker.yaml:14: "rye" is not among the aliases of "dough", so it cannot be shared',
        id="a-shared-alias-that-is-none",
    ),
    pytest.param(
        *("roles/miller.yaml", "[ML]", "[bk]"),
        'roles/miller.yaml:6: "bk" names both roles "baker" and "miller"',
        id="an-abbreviation-of-two-roles",
    ),
    pytest.param(
        *("roles/miller.yaml", "key: miller", "key: baker"),
        'roles/miller.yaml:1: there are two roles "baker"; a key belongs to one',
        id="two-roles-with-one-key",
    ),
    pytest.param(
        *("roles/miller.yaml", "key: flour", "key: dough"),
        'roles/miller.yaml:8: "dough" is a responsibility of "baker" already; '
        "one role is accountable, others may be its helpers",
        id="two-responsibilities-with-one-key",
    ),
]


@pytest.mark.parametrize(("file", "before", "after", "sentence"), WHOLE_MISTAKES)
def test_what_does_not_go_together_is_told_with_its_line(
    tmp_path: Path, file: str, before: str, after: str, sentence: str
) -> None:
    assert mistake(tmp_path, file, before, after) == sentence


def test_an_alias_may_be_shared_with_a_helper_who_is_named(tmp_path: Path) -> None:
    shared = BAKER.replace("    helpers:", "    shared_aliases: [Sourdough]\n    helpers:")
    texts = {
        **RIGHT,
        "roles/baker.yaml": shared,
        "roles/miller.yaml": MILLER.replace("wholemeal", "sourdough"),
    }

    assert load_knowledge(written(tmp_path, texts)).has_role(RoleKey("miller"))


def test_two_workflow_files_with_one_key_are_refused_at_the_second(tmp_path: Path) -> None:
    texts = {**RIGHT, "workflows/cake.yaml": BREAD}

    with pytest.raises(FileMistake) as raised:
        load_knowledge(written(tmp_path, texts))

    assert str(raised.value) == (
        'workflows/cake.yaml:1: there are two workflows "bread"; a key belongs to one'
    )


def test_a_folder_without_roles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMistake) as raised:
        load_knowledge(tmp_path)

    assert str(raised.value) == 'roles:1: a folder "roles" with YAML files is expected'
