"""A registry file makes the registry say what it says: all of it or nothing."""

import pytest

from bot.use_cases.registry.report import Deed, Difference
from domain.errors import FileMistake, ProjectNotFound
from domain.ids import PhaseKey, RoleKey, WorkspaceId
from domain.projects import Assignment, Person, PhaseStatus, Standing
from tests.bot.use_cases.registry_file import TEAM, Office
from tests.factories import DANA, LEE, NOW, PRIYA

OWN = """
version: 1
roles:
- key: ml_engineer
  aliases: [model wrangler]
- key: ethicist
  name: Ethicist
  summary: Looks after fairness.
workflows:
- key: tiny
  name: Tiny workflow
  phases:
  - {key: build, name: Build, accountable: ml_engineer, start_with: Build it.}
  - {key: judge, name: Judge, accountable: ethicist, after: [build], start_with: Judge it.}
projects:
- {key: small, name: Small, workflow: tiny, phases: {build: done}}
"""
DETAILS = (
    "lead U0PRIYA → U0DANA",
    "aliases churn model → leavers",
    "private false → true",
    "+ ml_engineer U0ANA (primary)",
    "- ml_engineer U0DANA (primary)",
    "data_validation active → done",
    "feature_engineering waiting → ready",
)
OWN_KNOWLEDGE = OWN.partition("projects:")[0]


def test_a_file_makes_projects(office: Office) -> None:
    report = office.read(TEAM)
    churn = office.project()
    assert (churn.name, churn.lead, churn.channels) == ("Churn predictor", PRIYA, ("C0CHURN",))
    assert churn.members_holding(RoleKey("data_engineer"), Standing.PRIMARY) == (LEE, PRIYA)
    assert churn.members_holding(RoleKey("ml_engineer"), Standing.BACKUP) == (LEE,)
    assert churn.assignments[0] == Assignment(RoleKey("ml_engineer"), Person(DANA), since=NOW)
    assert churn.phase(PhaseKey("data_validation")).status is PhaseStatus.ACTIVE
    assert churn.phase(PhaseKey("monitoring")).status is PhaseStatus.WAITING
    assert list(report.lines()) == [
        "created member U0DANA",
        "created member U0LEE",
        "created user group S0DATA",
        "created project churn",
        "created project kestrel",
        "5 created, 0 changed, 0 unchanged",
    ]


def test_a_definition_of_done_goes_out_as_it_came_in(office: Office) -> None:
    part = "done: {checklist: [{key: fair, text: Fair to all}], links: [report], needs: [risks]}"
    office.read(OWN.replace("start_with: Judge it.", f"start_with: Judge it., {part}"))
    exported = office.written()
    assert "text: Fair to all" in exported
    assert office.read(exported).differences == ()
    assert office.written() == exported


def test_a_new_project_begins_with_its_first_phase(office: Office) -> None:
    office.read(TEAM)
    first, second, *_ = office.project("kestrel").phases
    assert (first.status, second.status) == (PhaseStatus.READY, PhaseStatus.WAITING)


def test_importing_again_changes_nothing(office: Office) -> None:
    office.read(TEAM)
    before = office.everything()
    report = office.read(TEAM)
    assert (report.differences, report.unchanged) == ((), 5)
    assert office.everything() == before
    assert office.project().version == 1


def test_importing_what_was_exported_changes_nothing(office: Office) -> None:
    office.read(TEAM)
    office.read(OWN)
    exported = office.written()
    report = office.read(exported)
    assert (report.differences, report.unchanged) == ((), 9)
    assert office.written() == exported


def test_an_export_makes_the_same_registry_elsewhere(office: Office) -> None:
    office.read(TEAM)
    exported = office.written()
    elsewhere = exported.replace("workspace: local", "workspace: T0OTHER")
    office.read(elsewhere)
    assert office.written(WorkspaceId("T0OTHER")) == elsewhere
    assert office.written() == exported


def test_what_changed_is_said_in_words(office: Office) -> None:
    office.read(TEAM)
    changed = (
        TEAM.replace("lead: U0PRIYA", "lead: U0DANA\n  private: true")
        .replace("aliases: [churn model]", "aliases: [leavers]")
        .replace("member: U0DANA}", "member: U0ANA}")
        .replace("data_validation: active", "data_validation: done")
        .replace("Lee Wong", "Lee Wang")
    )
    report = office.read(changed)
    assert report.differences == (
        Difference("member", "U0LEE", Deed.CHANGED),
        Difference("project", "churn", Deed.CHANGED, DETAILS),
    )
    assert report.unchanged == 3
    assert office.project().version == 2


def test_an_assignment_that_the_file_no_longer_names_ends_and_stays(office: Office) -> None:
    office.read(TEAM)
    office.read(TEAM.replace("  - {role: ml_engineer, member: U0LEE, backup: true}\n", ""))
    assert office.project().holders(RoleKey("ml_engineer"), Standing.BACKUP) == ()
    assert office.count("assignments") == 3
    assert office.count("assignments WHERE ended_at IS NULL") == 2


def test_what_the_file_does_not_name_is_left_alone(office: Office) -> None:
    office.read(TEAM)
    office.read(OWN)
    office.read("version: 1\nprojects: [{key: churn, name: Churn}]")
    assert office.project("kestrel").name == "Kestrel pricing"
    assert office.knowledge().has_role(RoleKey("ethicist"))
    assert office.count("members") == 2


def test_a_dry_run_says_the_same_and_changes_nothing(office: Office) -> None:
    office.read(TEAM)
    before = office.everything()
    changed = TEAM.replace("U0DANA", "U0ANA") + OWN_KNOWLEDGE.partition("1\n")[2]
    tried = office.try_out(changed)
    assert office.everything() == before
    assert not office.knowledge().has_role(RoleKey("ethicist"))
    assert tried == office.read(changed)
    assert len(tried.differences) == 5


def test_a_dry_run_on_an_empty_database_makes_no_workspace(office: Office) -> None:
    office.try_out(TEAM)
    assert set(office.everything().values()) == {0}


def test_a_mistake_in_the_last_project_leaves_everything_as_it_was(office: Office) -> None:
    office.read(TEAM)
    before = office.everything()
    wrong = TEAM.replace("Churn predictor", "Renamed") + "  assignments: [{role: chef, member: U1}]"
    with pytest.raises(FileMistake, match=r'team\.yaml:21: "chef" is not a role; the roles are'):
        office.read(wrong)
    assert office.everything() == before
    assert office.project().name == "Churn predictor"


def test_an_import_is_on_the_audit_trail(office: Office) -> None:
    office.read(TEAM)
    office.read(TEAM.replace("lead: U0PRIYA", "lead: U0DANA"))
    assert office.count("events WHERE kind = 'ProjectImported' AND actor IS NULL") == 3


def test_own_roles_and_workflows_are_known_afterwards(office: Office) -> None:
    office.read(TEAM)
    assert office.knowledge() == office.shelf.builtin
    report = office.read(OWN)
    knowledge = office.knowledge()
    assert "model wrangler" in knowledge.role(RoleKey("ml_engineer")).aliases
    assert [phase.status for phase in office.project("small").phases] == ["done", "ready"]
    assert [(d.kind, d.key) for d in report.differences] == [
        ("role", "ml_engineer"),
        ("role", "ethicist"),
        ("workflow", "tiny"),
        ("project", "small"),
    ]


def test_a_phase_that_a_workflow_gains_is_skipped_where_others_went_past_it(
    office: Office,
) -> None:
    office.read(OWN)
    office.read(OWN.replace("{build: done}", "{build: done, judge: active}"))
    gained = (
        "  - {key: review, name: Review, accountable: ethicist, after: [build], start_with: R.}\n"
    )
    late = "  - {key: rest, name: Rest, accountable: ethicist, after: [judge], start_with: R.}\n"
    workflows = OWN_KNOWLEDGE.replace("  - {key: judge", gained + "  - {key: judge")
    report = office.read(
        workflows.replace("after: [build], start_with: J", "after: [review], start_with: J") + late
    )
    assert report.differences[-1] == Difference(
        "project", "small", Deed.CHANGED, ("review new → skipped", "rest new → waiting")
    )
    statuses = [phase.status.value for phase in office.project("small").phases]
    assert statuses == ["done", "skipped", "active", "waiting"]


def test_a_phase_that_a_workflow_loses_is_gone(office: Office) -> None:
    office.read(OWN)
    without = "\n".join(
        line for line in OWN.splitlines() if "judge" not in line.partition("name")[0]
    )
    report = office.read(without)
    assert report.differences[-1].details == ("judge ready → gone",)
    assert [phase.key for phase in office.project("small").phases] == ["build"]


def test_workspaces_do_not_see_each_other(office: Office) -> None:
    office.read(TEAM)
    office.read("version: 1\nworkspace: T0OTHER\nprojects: [{key: atlas, name: Atlas}]")
    with pytest.raises(ProjectNotFound):
        office.project("atlas")
    assert office.project("atlas", WorkspaceId("T0OTHER")).name == "Atlas"
    assert office.count("workspaces") == 2
