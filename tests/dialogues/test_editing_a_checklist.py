"""What a phase needs before it is done, changed in a form, for every project that follows it."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.files.registry import read_registry, write_registry
from bot.playground.faults import ErrorCode
from bot.playground.sample import SEED
from bot.playground.seed import Member
from domain.ids import PhaseKey, WorkflowKey
from domain.knowledge.definitions import DefinitionOfDone
from tests.dialogues.forms import opened, saved
from tests.factories import ANA, INES, PRIYA, SAM, a_strict_knowledge_base
from tests.rig import ACME, Json, Rig, running_rig, words
from tests.statements import heard

CHURN = "C0CHURN"  # Priya leads it; at model evaluation
ADMIN = "U0ADMIN"


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample projects with the definitions of done that come with Baton, and an admin."""
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    seed = replace(SEED, members=(*SEED.members, Member(ADMIN, "ada", is_admin=True)))
    with running_rig(url, seed, knowledge=a_strict_knowledge_base()) as started:
        yield started


def form(rig: Rig, member: str = PRIYA, typed: str = "", channel: str = CHURN) -> Json:
    """Give `/baton checklist` and return the form that opens."""
    return opened(rig, member, channel, f"checklist {typed}")


def save(rig: Rig, member: str = PRIYA, **fields: str | list[str]) -> dict[str, str]:
    """Submit the open form and return what stands beside its fields."""
    return saved(rig, member, **fields)


def definition(rig: Rig, phase: str = "model_evaluation") -> DefinitionOfDone | None:
    with rig.core.open_work(ACME) as work:
        workflow = rig.core.shelf.of(work).workflow(WorkflowKey("standard"))
    return workflow.phase(PhaseKey(phase)).done


def keys(done: DefinitionOfDone | None) -> dict[str, str]:
    return {item.key: item.text for item in done.checklist} if done else {}


ITEMS = "Evaluated on held-out data\n- Ask <legal> & co\nتحقق من ذلك"


def test_a_built_in_workflow_becomes_the_workspaces_own(rig: Rig) -> None:
    view = form(rig)
    assert "Evaluated on held-out data" in str(view)
    assert "It came with Baton" in words(view)
    assert "4 projects follow" in words(view)

    statements = heard(rig.core.database)
    assert save(rig, items=ITEMS, links="Run\nmodel card", needs=["note"]) == {}
    assert not [one for one in statements if "FROM phases" in one], "however many projects follow"

    done = definition(rig)
    assert keys(done) == {
        "held_out": "Evaluated on held-out data",
        "ask-legal-co": "Ask <legal> & co",
        "item": "تحقق من ذلك",
    }
    assert done is not None
    assert (done.links, list(done.needs)) == (("run", "model-card"), ["note"])
    assert "Ask &lt;legal&gt; &amp; co" in words(rig.slack.view_of(PRIYA) or {})


def test_what_was_saved_is_exported_and_asked_for(rig: Rig) -> None:
    form(rig)
    assert save(rig, items=ITEMS, links="", needs=[]) == {}
    exported = write_registry(rig.core.export_registry(ACME))
    assert "Ask <legal> & co" in exported
    again = rig.core.import_registry(read_registry(exported, "exported.yaml").content, ACME)
    assert again.differences == ()
    rig.slack.close_view(PRIYA)
    rig.slack.command(ANA, CHURN, "/baton", "done model evaluation")
    assert "Ask <legal> & co" in str(rig.wait(lambda: rig.slack.view_of(ANA)))


def test_another_phase_can_be_chosen_and_one_may_need_nothing(rig: Rig) -> None:
    before = form(rig)["hash"]
    value = "standard/model_deployment"
    rig.slack.click_in_view(PRIYA, "own_part:1", selected=value)
    rig.wait(lambda: (rig.slack.view_of(PRIYA) or {})["hash"] != before)
    assert definition(rig, "model_deployment") is not None
    assert save(rig, items="", links="", needs=[]) == {}
    assert definition(rig, "model_deployment") is None
    assert keys(definition(rig)) != {}
    assert "one word is enough" in words(rig.slack.view_of(PRIYA) or {})


@pytest.mark.parametrize("code", ["hash_conflict", "not_found"])
def test_a_form_that_shows_something_newer_or_was_closed_is_left_alone(rig: Rig, code: str) -> None:
    form(rig)
    rig.slack.fail("views.update", ErrorCode(code))
    seen = len(rig.slack.direct_messages(PRIYA))
    rig.slack.click_in_view(PRIYA, "own_part:1", selected="standard/monitoring")
    assert "Evaluated on held-out data" in str(rig.slack.view_of(PRIYA))
    assert len(rig.slack.direct_messages(PRIYA)) == seen


def test_what_is_wrong_is_told_at_its_field(rig: Rig) -> None:
    form(rig, typed="evaluation")
    errors = save(rig, items="\n".join(f"item {n}" for n in range(11)), links="بطاقة")
    assert errors["items"].startswith("There may be at most 10 items")
    assert "A link’s name has small Latin letters" in errors["links"]
    errors = save(rig, items="x" * 76, links="\n".join(f"run{n}" for n in range(11)))
    assert "An item has at most 75 characters" in errors["items"]
    assert "at most 10 links" in errors["links"]
    errors = save(rig, items="once\nonce", links="run\nRun")
    assert errors == {"items": "“once” is there twice.", "links": "“run” is there twice."}
    assert save(rig, items="once", links="run") == {}


def test_two_at_once_lose_nothing(rig: Rig) -> None:
    form(rig, PRIYA)
    form(rig, INES)
    assert save(rig, INES, items="Theirs", links="report") == {}
    assert save(rig, PRIYA, items="Mine", needs=["note", "risks"]) == {}
    anew = rig.slack.view_of(PRIYA) or {}
    assert "Somebody changed the same meanwhile" in words(anew)
    assert "• Theirs" in words(anew)
    assert "Mine" in str(anew)
    assert list(keys(definition(rig)).values()) == ["Theirs"]
    assert save(rig, PRIYA) == {}
    done = definition(rig)
    assert done is not None
    assert list(keys(done).values()) == ["Mine"]
    assert (done.links, len(done.needs)) == (("report",), 2)


def test_only_who_leads_a_project_or_an_admin_may(rig: Rig) -> None:
    told = rig.command(ANA, CHURN, "checklist")
    assert "Only whoever leads a project, or a workspace admin" in words(told)
    assert rig.slack.view_of(ANA) is None
    form(rig, ADMIN, channel="C0COFFEE")
    assert save(rig, ADMIN, items="Checked") == {}
    form(rig, SAM)
    assert save(rig, SAM) == {}
