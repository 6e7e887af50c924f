"""Baton's Home: opened, pressed, turned, and what it says to whom."""

from collections.abc import Generator
from pathlib import Path

import pytest

from bot.files.registry import read_registry
from tests.dialogues.home_rig import ADMIN, CHURN, GUEST, go_round, home_rig, opened, pressed
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA
from tests.rig import ACME, Json, Rig, buttons, words

WITH_A_GUEST = f"""
version: 1
projects:
  - key: secret
    name: Secret
    private: true
    lead: {PRIYA}
    assignments:
      - {{role: data_scientist, member: {GUEST}}}
"""


@pytest.fixture
def rig(migrated_file: Path, tmp_path: Path) -> Generator[Rig]:
    with home_rig(migrated_file, tmp_path) as started:
        yield started


def test_what_waits_is_accepted_and_then_marked_done_where_it_stands(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    home = opened(rig, DANA)
    assert "*Model deployment* of *Churn predictor*" in words(home)
    assert "waits for you as ML engineer since <!date^" in words(home)
    home = pressed(rig, DANA, "accept:1")
    assert rig.project("churn").handoffs[-1].settled_by == DANA
    assert "is yours as ML engineer" in words(home)
    assert "accept:1" not in buttons(home)
    rig.slack.click_in_home(DANA, "mark_done:1")
    form = rig.wait(lambda: rig.slack.view_of(DANA))
    assert "*Model deployment* of *Churn predictor*" in words(form)
    reply = rig.slack.submit(DANA, {"note": {"given": "Live <now>"}})
    assert (reply.error, reply.action) == ("", "update")
    assert "is marked as done" in words(rig.slack.view_of(DANA) or {})
    rig.wait(lambda: "Model serving" in words(rig.slack.home_of(DANA) or {}))


def test_what_waits_is_returned_from_the_home(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    opened(rig, DANA)
    rig.slack.click_in_home(DANA, "return:1")
    rig.wait(lambda: rig.slack.view_of(DANA))
    rig.submit(DANA, {"reason": {"written": "no holdout set"}})
    home = rig.wait(lambda: _without(rig, DANA, "return:1"))
    assert "Nothing waits for you" in words(home)
    assert f"<@{ANA}> to finish *Model evaluation*" in words(home)


def _without(rig: Rig, member: str, action: str) -> Json | None:
    home = rig.slack.home_of(member) or {}
    return home if action not in buttons(home) else None


def test_a_vacant_role_is_filled_by_the_lead_on_the_home(rig: Rig) -> None:
    home = opened(rig, INES)
    assert "Nobody is the ML engineer of *Atlas search*" in words(home)
    home = pressed(rig, INES, "pick_holder:1", str(DANA))
    assert "Nobody is the ML engineer" not in words(home)
    assert "ml_engineer" in {one.role for one in rig.project("atlas").assignments}


def test_a_click_that_comes_too_late_is_explained_and_the_home_is_drawn_anew(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    opened(rig, DANA)
    rig.deliver()
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by)
    seen = len(rig.slack.direct_messages(DANA))
    home = pressed(rig, DANA, "accept:1")
    assert "accept:1" not in buttons(home)
    told = rig.next_message(DANA, rig.slack.direct_channel(DANA), seen)
    assert "was already accepted" in words(told)


def test_preferences_open_from_the_home_and_show_there(rig: Rig) -> None:
    opened(rig, DANA)
    rig.slack.click_in_home(DANA, "preferences")
    form = rig.wait(lambda: rig.slack.view_of(DANA))
    values = {b["block_id"]: {b["element"]["action_id"]: "10-18"} for b in _inputs(form, "hours")}
    assert rig.slack.submit(DANA, values).error == ""
    rig.wait(lambda: "10:00" in words(rig.slack.home_of(DANA) or {}))


def _inputs(form: Json, named: str) -> list[Json]:
    return [b for b in form["blocks"] if b["type"] == "input" and b["block_id"] == named]


def test_a_guest_reads_why_there_is_nothing_and_no_names(rig: Rig) -> None:
    rig.core.import_registry(read_registry(WITH_A_GUEST, "guest.yaml").content, ACME)
    home = opened(rig, GUEST)
    assert "You are a guest" in words(home)
    assert not [name for name in ("Secret", "Churn", PRIYA) if name in str(home["blocks"])]


def test_an_admin_sees_figures_and_nobody_else_does(rig: Rig) -> None:
    rig.core.import_registry(read_registry(WITH_A_GUEST, "guest.yaml").content, ACME)
    rig.core.tokens.create(ACME, "nightly", ("churn",), ("model_deployment",))
    home = words(opened(rig, ADMIN))
    assert "Projects: 5, 1 of them private" in home
    assert "Tokens of pipelines: nightly" in home
    assert "Slack refused no message" in home
    assert "Secret" not in home
    assert "Tokens" not in words(opened(rig, OMAR))


def test_a_member_without_a_hat_reads_how_to_go_on(rig: Rig) -> None:
    home = words(opened(rig, ADMIN))
    assert "You hold no role on a project yet" in home


def test_somebody_with_hats_in_sixty_projects_turns_pages(rig: Rig) -> None:
    rig.core.import_registry(read_registry(MANY, "many.yaml").content, ACME)
    home = opened(rig, LEE)
    assert len(home["blocks"]) <= 100
    assert "Page 1 of" in words(home)
    second = pressed(rig, LEE, "home_page:2")
    assert "Page 2 of" in words(second)
    assert words(second) != words(home)
    rig.mark_done(ANA, CHURN)
    go_round(rig)
    assert "Page 2 of" in words(rig.slack.home_of(LEE) or {})
    assert "Page 1 of" in words(pressed(rig, LEE, "home_page:1"))


def _project(number: int) -> str:
    return f"""
  - key: p{number}
    name: "{number} {"<&>" * 20} אבג {"x" * 20}"
    lead: {LEE}
    assignments:
      - {{role: data_engineer, member: {LEE}}}"""


MANY = "version: 1\nprojects:" + "".join(_project(number) for number in range(60))
