"""A workspace's own reminders, roles and workflows, said in forms as its registry file would."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.files.registry import read_registry, write_registry
from bot.playground.sample import SEED
from bot.playground.seed import Member
from bot.playground.transport import Kind, Outgoing
from domain.ids import PhaseKey, RoleKey, WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import PhaseStatus
from tests.dialogues.forms import chosen, opened, saved
from tests.dialogues.talking import asked
from tests.factories import ANA, PRIYA, a_knowledge_base
from tests.rig import ACME, Rig, running_rig, words

CHURN, COFFEE = "C0CHURN", "C0COFFEE"  # Priya leads churn; no project is at home in the other
ADMIN = "U0ADMIN"
STANDARD = WorkflowKey("standard")
ANNOTATOR = """
version: 1
roles:
- key: annotator
  name: Annotator
  summary: Labels.
  responsibilities:
  - {key: image-tagging, name: Image tagging, explanation: Tags are right.}
"""
TURN, TURN_INSIDE = "own_part:1", "own_part:2"


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample projects, and an admin among the people."""
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    seed = replace(SEED, members=(*SEED.members, Member(ADMIN, "ada", is_admin=True)))
    with running_rig(url, seed, knowledge=a_knowledge_base()) as started:
        yield started


def known(rig: Rig) -> KnowledgeBase:
    with rig.core.open_work(ACME) as work:
        return rig.core.shelf.of(work)


def exported(rig: Rig) -> str:
    """Return the registry file; to import it changes nothing."""
    written = write_registry(rig.core.export_registry(ACME))
    again = rig.core.import_registry(read_registry(written, "exported.yaml").content, ACME)
    assert again.differences == ()
    return written


def test_reminders_of_the_workspace_and_of_a_workflow(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "reminders")
    assert saved(rig, PRIYA, remind="2h", backup="off", lead="16h", foresight=[]) == {}
    assert known(rig).reminders.remind == timedelta(hours=2)
    assert "reminders: {remind: 2h, backup: 'off', lead: 16h, foresight: false}" in exported(rig)
    rig.slack.close_view(PRIYA)

    opened(rig, PRIYA, CHURN, "reminders")
    chosen(rig, PRIYA, TURN, "standard/")
    assert saved(rig, PRIYA, own=["yes"], remind="90m") == {}
    assert known(rig).reminders_on(STANDARD).remind == timedelta(minutes=90)
    assert known(rig).reminders.remind == timedelta(hours=2)
    assert "Remind whom it waits for, after so many working hours: 90m" in words(
        rig.slack.view_of(PRIYA) or {}
    )
    rig.slack.close_view(PRIYA)

    opened(rig, PRIYA, CHURN, "reminders churn")
    assert saved(rig, PRIYA, own=[]) == {}
    assert known(rig).workflow(STANDARD).reminders is None
    exported(rig)


def test_reminders_that_do_not_fit_are_told_at_their_field(rig: Rig) -> None:
    opened(rig, ADMIN, COFFEE, "reminders")
    errors = saved(rig, ADMIN, remind="soon", lead="600h")
    assert errors["remind"].startswith('"soon" is not a number of working hours; 4h, 90m or off')
    assert "at most 500h" in errors["lead"]
    errors = saved(rig, ADMIN, remind="9h", backup="8h", lead="")
    assert errors == {
        "backup": '"backup" after 8h would not come later than "remind" after 9h; give it more '
        "hours, or off."
    }
    chosen(rig, ADMIN, TURN, "standard/")
    assert saved(rig, ADMIN, own=["yes"], remind="9h", lead="8h").keys() == {"lead"}


def test_a_role_of_ones_own_with_what_it_answers_for(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "role Annotator")
    summary = "Labels what models learn from."
    assert saved(rig, PRIYA, name="Annotator", summary=summary, aliases="labeller\n- tagger") == {}
    rig.slack.close_view(PRIYA)
    opened(rig, PRIYA, CHURN, "role labeller")
    chosen(rig, PRIYA, TURN_INSIDE, "annotator/+")
    errors = saved(
        rig,
        PRIYA,
        its_name="Image tagging",
        its_explanation="Every image has the right tags.",
        its_aliases="zebra tagging",
        its_examples="who tags the zebra images?",
        its_helpers=["data_engineer"],
    )
    assert errors == {}

    written = exported(rig)
    assert "key: annotator" in written
    assert "helpers: [data_engineer]" in written
    role = known(rig).role(RoleKey("annotator"))
    assert (role.plural, role.summary, len(role.responsibilities)) == ("Annotators", summary, 1)
    assert "*image tagging* → Annotator" in words(asked(rig, CHURN, "who handles zebra tagging?"))


def test_a_responsibility_of_ones_own_can_be_taken_out(rig: Rig) -> None:
    rig.core.import_registry(read_registry(ANNOTATOR, "roles.yaml").content, ACME)
    opened(rig, PRIYA, CHURN, "role annotator")
    chosen(rig, PRIYA, TURN_INSIDE, "annotator/image-tagging")
    assert saved(rig, PRIYA, its_gone=["yes"], plural="Taggers") == {}
    role = known(rig).role(RoleKey("annotator"))
    assert (role.plural, role.responsibilities) == ("Taggers", ())


def test_what_is_too_long_for_a_form_is_left_as_it_is(rig: Rig) -> None:
    words_of = ", ".join(f"{'zebra ' * 8}number {n}" for n in range(60))
    many = ANNOTATOR.replace("summary: Labels.", f"summary: Labels.\n  aliases: [{words_of}]")
    rig.core.import_registry(read_registry(many, "roles.yaml").content, ACME)
    view = opened(rig, PRIYA, CHURN, "role annotator")
    assert "*Other names*: too long for a form; in the registry file." in words(view)
    assert saved(rig, PRIYA, summary="Labels everything.") == {}
    role = known(rig).role(RoleKey("annotator"))
    assert (role.summary, len(role.aliases)) == ("Labels everything.", 60)


def test_a_role_that_came_with_us_is_added_to_and_loses_nothing(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "role data engineer")
    before = known(rig).role(RoleKey("data_engineer"))
    errors = saved(rig, PRIYA, aliases="plumber")
    assert errors["aliases"] == f"“{before.aliases[0]}” came with Baton and cannot be taken out."
    assert (
        saved(rig, PRIYA, name="Data plumber", aliases="\n".join((*before.aliases, "pipes"))) == {}
    )
    assert "roles:\n- key: data_engineer\n  name: Data plumber\n  aliases: [pipes]\n" in exported(
        rig
    )
    assert known(rig).role(RoleKey("data_engineer")).aliases == (*before.aliases, "pipes")


def test_words_that_mean_something_else_are_told_at_their_field(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "role")
    errors = saved(rig, PRIYA, name="Annotator", summary="Labels.", aliases="ML engineer\n!!")
    assert errors == {"aliases": '"!!" has no word in it.'}
    errors = saved(rig, PRIYA, name="Data engineer", summary="Labels.", aliases="")
    assert errors == {
        "name": '"data-engineer" names both roles "data_engineer" and "data-engineer".'
    }
    errors = saved(rig, PRIYA, name="Annotator", summary="Labels.", aliases="ML engineer")
    assert errors == {"aliases": '"ML engineer" names both roles "ml_engineer" and "annotator".'}


def test_a_workflow_gets_a_phase_and_its_projects_follow(rig: Rig) -> None:
    view = opened(rig, PRIYA, CHURN, "workflow")
    assert "4 projects follow the standard" in words(view)
    chosen(rig, PRIYA, TURN, "standard/+")
    errors = saved(
        rig,
        PRIYA,
        its_name="Legal review",
        its_accountable="data_analyst",
        its_after=["model_evaluation"],
        its_start_with="Read <the> model card.",
        its_confirmations="2",
    )
    assert errors == {}
    phase = known(rig).workflow(STANDARD).phase(PhaseKey("legal-review"))
    assert (phase.accountable, phase.after, phase.confirmations) == (
        "data_analyst",
        ("model_evaluation",),
        2,
    )
    churn = rig.project("churn")
    assert churn.phase(PhaseKey("legal-review")).status is PhaseStatus.WAITING
    assert "key: legal-review" in exported(rig)


def test_a_phase_is_renamed_and_taken_out(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "workflow")
    chosen(rig, PRIYA, TURN, "standard/monitoring")
    assert saved(rig, PRIYA, its_name="Watching", its_aliases="watch") == {}
    assert "name: Watching" in exported(rig)
    rig.slack.close_view(PRIYA)
    opened(rig, PRIYA, CHURN, "workflow")
    chosen(rig, PRIYA, TURN, "standard/monitoring")
    assert saved(rig, PRIYA, its_gone=["yes"]) == {}
    assert not known(rig).workflow(STANDARD).has_phase(PhaseKey("monitoring"))
    assert all(phase.key != "monitoring" for phase in rig.project("churn").phases)
    exported(rig)


def test_a_circle_and_what_nothing_stands_before_are_told_at_their_field(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "workflow standard")
    errors = saved(rig, PRIYA, its_after=["monitoring"])
    assert errors.keys() == {"its_after"}
    assert errors["its_after"].endswith("wait for one another in a circle.")
    errors = saved(rig, PRIYA, its_after=[], its_gone=["yes"])
    assert errors.keys() == {"its_gone"}
    assert errors["its_gone"].startswith('"data_validation" comes after "data_ingestion"')
    errors = saved(rig, PRIYA, its_gone=[], its_name="Data validation")
    assert errors.keys() == {"its_name"}


def test_a_new_workflow_begins_with_one_phase(rig: Rig) -> None:
    opened(rig, PRIYA, COFFEE, "workflow")
    chosen(rig, PRIYA, TURN, "+/+")
    of_phase = {"its_name": "إنجاز", "its_accountable": "developer", "its_start_with": "Go."}
    assert saved(rig, PRIYA, name="Short <way>", **of_phase) == {}
    made = known(rig).workflow(WorkflowKey("short-way"))
    assert (made.name, [phase.key for phase in made.phases]) == ("Short <way>", ["phase"])
    assert "Short &lt;way&gt;" in words(rig.slack.view_of(PRIYA) or {})
    exported(rig)


def test_submitted_twice_it_is_one_change(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "workflow")
    chosen(rig, PRIYA, TURN, "standard/+")
    of_phase = {"its_name": "Legal", "its_accountable": "developer", "its_start_with": "Go."}
    assert saved(rig, PRIYA, **of_phase) == {}
    sent = rig.slack.sent("interactive")[-1]
    again = rig.slack.stage.courier.ask(Outgoing(Kind.INTERACTION, sent.body))
    assert (again.accepted, again.json) == (True, {})
    assert exported(rig).count("name: Legal") == 1


def test_two_at_once_lose_nothing(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "reminders")
    opened(rig, ADMIN, CHURN, "reminders")
    assert saved(rig, ADMIN, remind="1h") == {}
    assert saved(rig, PRIYA, remind="2h", lead="20h") == {}
    anew = words(rig.slack.view_of(PRIYA) or {})
    assert "Somebody changed the same meanwhile" in anew
    assert "after so many working hours: 1h" in anew
    assert known(rig).reminders.remind == timedelta(hours=1)
    assert saved(rig, PRIYA) == {}
    assert known(rig).reminders.remind == timedelta(hours=2)
    assert known(rig).reminders.lead == timedelta(hours=20)


@pytest.mark.parametrize("word", ["reminders", "role", "workflow"])
def test_only_who_leads_a_project_or_an_admin_may(rig: Rig, word: str) -> None:
    told = words(rig.command(ANA, CHURN, word))
    assert "may change what counts for the whole workspace" in told
    assert rig.slack.view_of(ANA) is None
