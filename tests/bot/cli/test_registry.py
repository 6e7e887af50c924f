"""`baton registry import` and `export`."""

import json
from pathlib import Path

from bot.playground.sample import sample_projects
from tests.bot.cli.conftest import Baton
from tests.databases import on_either

pytestmark = on_either


def test_importing_what_was_exported_changes_nothing(sample: Baton, tmp_path: Path) -> None:
    file = tmp_path / "registry.yaml"
    file.write_text(sample("registry", "export").output)

    again = sample("registry", "import", str(file))

    assert again.exit_code == 0
    assert "0 created, 0 changed" in again.output


def test_reminders_of_a_workspace_and_of_a_workflow_come_back_as_they_were_written(
    sample: Baton, tmp_path: Path
) -> None:
    imported = sample("registry", "import", "-", typed=REMINDERS)
    assert "created setting reminders" in imported.output
    file = tmp_path / "registry.yaml"
    file.write_text(sample("registry", "export").output)
    assert "{remind: 2h, lead: 'off'}" in file.read_text()
    assert "{remind: 90m}" in file.read_text()

    assert "0 created, 0 changed" in sample("registry", "import", str(file)).output
    changed = sample("registry", "import", "-", typed="version: 1\nreminders: off\n")
    assert "changed setting reminders" in changed.output


def test_a_reminder_that_makes_no_sense_is_told_at_its_line(baton: Baton) -> None:
    for written, why in (
        ("{remind: 9h}", '"backup" after 8h would not come later than "remind" after 9h'),
        ("{lead: soon}", '"soon" is not a number of working hours; 4h, 90m or off is expected'),
        ("{remind: 0h}", '"0h" is not a number of working hours'),
        ("4h", 'reminders are "off", or a mapping such as'),
    ):
        refused = baton("registry", "import", "-", typed=f"version: 1\nreminders: {written}\n")
        assert refused.exit_code == 1
        assert why in refused.output
        assert ":2:" in refused.output


REMINDERS = """
version: 1
reminders: {remind: 2h, lead: off}
workflows:
  - key: short
    name: Short
    phases: [{key: bake, name: Bake, accountable: ml_engineer, start_with: Bake it.}]
    reminders: {remind: 90m}
"""


def test_a_dry_run_lists_what_would_change(baton: Baton) -> None:
    looked = baton("registry", "import", "-", "--dry-run", typed=sample_projects())

    assert "created project churn" in looked.output
    assert "churn" not in baton("registry", "export").output


def test_a_machine_reads_the_changes(baton: Baton) -> None:
    imported = baton("registry", "import", "-", "--json", typed=sample_projects())

    report = json.loads(imported.output)
    created = {one["key"] for one in report["differences"] if one["kind"] == "project"}
    assert created == {"churn", "kestrel", "atlas", "sparrow"}


def test_the_export_is_json_too(sample: Baton) -> None:
    exported = json.loads(sample("registry", "export", "--json").output)

    assert {project["key"] for project in exported["projects"]} >= {"churn", "atlas"}


def test_a_mistake_names_file_and_line_and_nothing_is_imported(
    baton: Baton, tmp_path: Path
) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(sample_projects().replace("lead: U0SAM", "leed: U0SAM"))

    imported = baton("registry", "import", str(file))

    assert imported.exit_code == 1
    assert "team.yaml:" in imported.output
    assert "leed" in imported.output
    assert "churn" not in baton("registry", "export").output


def test_a_file_that_is_not_there_is_wrong_use(baton: Baton) -> None:
    imported = baton("registry", "import", "nowhere.yaml")

    assert imported.exit_code == 2
    assert "nowhere.yaml cannot be read" in imported.output


def test_with_several_workspaces_a_file_has_to_name_one(sample: Baton) -> None:
    other = "version: 1\nworkspace: T0OTHER\nprojects: [{key: owl, name: Owl}]\n"
    assert sample("registry", "import", "-", typed=other).exit_code == 0

    nameless = sample("registry", "import", "-", typed=other.replace("workspace: T0OTHER\n", ""))

    assert nameless.exit_code == 2
    assert "2 workspaces" in nameless.output
