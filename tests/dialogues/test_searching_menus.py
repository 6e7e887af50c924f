"""Menus with more options than Slack's own ones hold are searched while somebody types."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.files.registry import read_registry
from bot.playground.errors import NotPossible
from bot.playground.sample import SEED
from bot.playground.seed import Member
from bot.playground.transport import Kind, Outgoing
from domain.ids import RoleKey, WorkflowKey
from tests.dialogues.forms import chosen, opened, saved
from tests.factories import PRIYA
from tests.rig import ACME, Json, Rig, running_rig, words

CHURN, COFFEE = "C0CHURN", "C0COFFEE"
GUEST = "U0GUEST"
ROLES = "".join(f"- {{key: role_{n}, name: Role {n}, summary: Works.}}\n" for n in range(150))
WORKFLOWS = "".join(
    f"- {{key: way_{n}, name: Way {n}, phases: "
    f"[{{key: go_{n}, name: Going {n}, accountable: developer, start_with: Go.}}]}}\n"
    for n in range(150)
)
MANY = f"version: 1\nroles:\n{ROLES}workflows:\n{WORKFLOWS}"


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample projects in a workspace with many roles and workflows, and a guest."""
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    people = (*SEED.members, Member(GUEST, "gil", is_guest=True))
    with running_rig(url, replace(SEED, members=people)) as started:
        started.core.import_registry(read_registry(MANY, "many.yaml").content, ACME)
        yield started


def found(rig: Rig, block: str, action: str = "entered", typed: str = "") -> dict[str, str]:
    """Type into a menu of Priya's form; return the options by their labels."""
    blocks = [b["block_id"] for b in (rig.slack.view_of(PRIYA) or {})["blocks"] if "block_id" in b]
    place = next(one for one in blocks if one.startswith(block))
    options = rig.slack.suggest(PRIYA, place, action, typed)
    return {option["text"]["text"]: option["value"] for option in options}


def test_a_new_project_may_follow_any_of_many_workflows(rig: Rig) -> None:
    opened(rig, PRIYA, COFFEE, "new Fraud")
    assert len(found(rig, "workflow")) == 100
    assert found(rig, "workflow", typed="way 149") == {"Way 149": "way_149"}
    assert found(rig, "workflow", typed="zebra") == {}
    assert rig.slack.submit(PRIYA, {"workflow": {"entered": "way_149"}}).errors == {}
    assert rig.project("fraud").workflow == "way_149"


def test_forms_turn_to_what_was_found(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "correct")
    assert found(rig, "workflow", "project_workflow", "Way 12").keys() >= {"Way 12", "Way 120"}
    assert "Going 120" in str(chosen(rig, PRIYA, "project_workflow", "way_120"))
    rig.slack.close_view(PRIYA)
    opened(rig, PRIYA, CHURN, "checklist")
    assert found(rig, "own_part:1", "own_part:1", "going 7").keys() >= {"Going 7", "Going 77"}
    assert "the way 77" in words(chosen(rig, PRIYA, "own_part:1", "way_77/go_77"))


def test_a_phase_may_have_any_of_many_roles(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "workflow standard")
    assert found(rig, "own_part:1", "own_part:1", "going 140") == {"Going 140": "way_140/go_140"}
    chosen(rig, PRIYA, "own_part:1", "way_140/go_140")
    assert found(rig, "its_accountable", typed="role 149") == {"Role 149": "role_149"}
    assert found(rig, "its_along", typed="role 3").keys() >= {"Role 3", "Role 30"}
    assert saved(rig, PRIYA, its_accountable="role_149", its_along=["role_30"]) == {}
    with rig.core.open_work(ACME) as work:
        phase = rig.core.shelf.of(work).workflow(WorkflowKey("way_140")).phases[0]
    assert (phase.accountable, phase.along) == (RoleKey("role_149"), ("role_30",))


def test_any_of_many_roles_may_be_taught(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "teach")
    assert found(rig, "role", "role_chosen", "role 149") == {"Role 149": "role_149"}
    taught = {
        "phrase": {"phrase_written": "who feeds the zebra?"},
        "role": {"role_chosen": "role_149"},
    }
    assert rig.slack.submit(PRIYA, taught).errors == {}
    assert "Role 149" in words(rig.command(PRIYA, CHURN, "ask who feeds the zebra?"))


def test_a_guest_finds_nothing_and_neither_does_another_form(rig: Rig) -> None:
    opened(rig, PRIYA, COFFEE, "new Fraud")
    found(rig, "workflow")
    sent = rig.slack.sent("interactive")[-1].body

    def answered(body: Json) -> object:
        return rig.slack.stage.courier.ask(Outgoing(Kind.INTERACTION, body)).json

    assert answered({**sent, "user": {**sent["user"], "id": GUEST}}) == {"options": []}
    other = {**sent["view"], "callback_id": "of_somebody_else"}
    assert answered({**sent, "view": other}) == {"options": []}
    assert answered({key: value for key, value in sent.items() if key != "view"}) == {"options": []}
    with pytest.raises(NotPossible):
        rig.slack.suggest(PRIYA, "name", "entered")
