"""Baton's Home: opened, pressed, kept fresh, and what it says to whom."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.files.registry import read_registry
from bot.playground import faults
from bot.playground.sample import SEED
from bot.playground.seed import Member
from bot.slack.connection import OneWorkspace
from bot.wiring.homes import wire_homes
from bot.wiring.permits import asking_slack
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA, SAM
from tests.rig import ACME, Json, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next
GUEST, ADMIN = "U0GUEST", "U0ADMIN"
PEOPLE = (Member(GUEST, "gil", is_guest=True), Member(ADMIN, "ada", is_admin=True))
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
_LATER = timedelta(minutes=1)


@pytest.fixture
def rig(migrated_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample projects, with a guest and an admin among the people."""
    url = f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'baton.db')}"
    with running_rig(url, replace(SEED, members=(*SEED.members, *PEOPLE))) as started:
        yield started


def opened(rig: Rig, member: str) -> Json:
    """The Home of a member who opens it."""
    before = rig.slack.home_of(member)
    rig.slack.open_home(member)
    return rig.wait(lambda: _other(rig, member, before))


def pressed(rig: Rig, member: str, action: str, selected: str | None = None) -> Json:
    """The Home after a click in it."""
    before = rig.slack.home_of(member)
    assert rig.slack.click_in_home(member, action, selected=selected).error == ""
    return rig.wait(lambda: _other(rig, member, before))


def go_round(rig: Rig) -> None:
    """Let a worker look which Homes are not as they should be."""
    slack = OneWorkspace(rig.slack.bot_token, rig.slack.api_url)
    wire_homes(asking_slack(rig.core, slack), slack).show_stale()


def _other(rig: Rig, member: str, before: Json | None) -> Json | None:
    now = rig.slack.home_of(member)
    return None if now is None or (before and now["hash"] == before["hash"]) else now


def published(rig: Rig) -> list[str]:
    return [str(call.arguments["user_id"]) for call in rig.slack.calls("views.publish")]


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
    rig.slack.submit(DANA, {"reason": {"written": "no holdout set"}})
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


def test_whom_a_change_concerns_sees_it_once_a_worker_comes_round(rig: Rig) -> None:
    opened(rig, DANA)
    opened(rig, ANA)
    opened(rig, SAM)  # is not on this project
    count = len(published(rig))
    rig.mark_done(ANA, CHURN)
    rig.command(ANA, CHURN, "undo")
    assert len(published(rig)) == count
    go_round(rig)
    assert sorted(published(rig)[count:]) == [ANA, DANA]
    assert "Nothing waits for you" in words(rig.slack.home_of(DANA) or {})
    go_round(rig)
    assert len(published(rig)) == count + 2


def test_who_never_opened_their_home_is_not_published_to(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    go_round(rig)
    assert published(rig) == []


def test_a_change_after_which_everybody_died_is_shown_by_another_worker(rig: Rig) -> None:
    opened(rig, DANA)
    rig.slack.fail("views.publish", faults.ServerError())
    rig.mark_done(ANA, CHURN)
    go_round(rig)  # Slack is away; so is who died: nothing more is done for a while
    go_round(rig)
    assert "Nothing waits for you" in words(rig.slack.home_of(DANA) or {})
    rig.clock.advance(_LATER)
    go_round(rig)
    assert "*Model deployment*" in words(rig.slack.home_of(DANA) or {})


def test_where_slack_shows_another_view_it_is_looked_at_anew(rig: Rig) -> None:
    opened(rig, DANA)
    somebody_else_publishes(rig)
    rig.mark_done(ANA, CHURN)
    count = len(published(rig))
    go_round(rig)
    assert len(published(rig)) == count + 2  # once more, and then not again
    assert "newer" in words(rig.slack.home_of(DANA) or {})
    go_round(rig)  # nobody kept the other one's hash
    assert "*Model deployment*" in words(rig.slack.home_of(DANA) or {})


def test_opening_a_home_tells_which_view_it_takes_the_place_of(rig: Rig) -> None:
    opened(rig, DANA)
    somebody_else_publishes(rig)
    count = len(published(rig))
    assert "Your hats" in words(opened(rig, DANA))
    assert len(published(rig)) == count + 1


def somebody_else_publishes(rig: Rig) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "newer"}}]
    view = {"type": "home", "blocks": blocks}
    OneWorkspace(rig.slack.bot_token, rig.slack.api_url).client.views_publish(
        user_id=DANA, view=view
    )


def test_what_slack_refuses_for_good_waits_for_the_next_change(rig: Rig) -> None:
    opened(rig, DANA)
    rig.slack.fail("views.publish", faults.ErrorCode("not_enabled"))
    rig.mark_done(ANA, CHURN)
    count = len(published(rig))
    go_round(rig)
    rig.clock.advance(_LATER)
    go_round(rig)
    assert len(published(rig)) == count + 1


def test_a_home_that_slack_does_not_take_when_it_is_opened_is_shown_later(rig: Rig) -> None:
    rig.slack.fail("views.publish", faults.ServerError())
    rig.slack.open_home(DANA)
    rig.wait(lambda: published(rig))
    rig.clock.advance(_LATER)
    rig.wait(lambda: go_round(rig) or rig.slack.home_of(DANA))


def test_a_guest_reads_why_there_is_nothing_and_no_names(rig: Rig) -> None:
    rig.core.import_registry(read_registry(WITH_A_GUEST, "guest.yaml").content, ACME)
    home = opened(rig, GUEST)
    assert "You are a guest" in words(home)
    assert not [name for name in ("Secret", "Churn", PRIYA) if name in str(home["blocks"])]


def test_an_admin_sees_figures_and_nobody_else_does(rig: Rig) -> None:
    rig.core.import_registry(read_registry(WITH_A_GUEST, "guest.yaml").content, ACME)
    rig.core.tokens.create(ACME, "nightly", ("churn",), ("model_deployment",))
    home = words(opened(rig, ADMIN))
    assert "5 projects, 1 of them private" in home
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
