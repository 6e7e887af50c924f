"""Guests, bots and people of other organisations are given no work: they would be told names."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.dialogues.private_rig import GUEST, STRANGER, private_rig
from tests.factories import ANA, DANA, INES, PRIYA
from tests.rig import Json, Rig, buttons, words

CHURN = "C0CHURN"
BOT = "U0BATON"
WHY = "A guest, a bot or somebody of another organisation can neither hold a role nor stand in"

everybody_outside = pytest.mark.parametrize("outsider", [GUEST, STRANGER, BOT])


@pytest.fixture(scope="module")
def rig(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Rig]:
    with private_rig(sample_file, tmp_path_factory.mktemp("outsiders"), registry="") as started:
        yield started


def form(rig: Rig, member: str, word: str) -> dict[str, str]:
    """Open a form and return the block_ids of its fields by what is before their marks."""
    assert rig.slack.command(member, CHURN, "/baton", word).error == ""
    view: Json = rig.wait(lambda: rig.slack.view_of(member))
    return {b["block_id"].partition("#")[0]: b["block_id"] for b in view["blocks"]}


@everybody_outside
def test_nobody_names_them_as_who_stands_in(rig: Rig, outsider: str) -> None:
    told = words(rig.command(DANA, CHURN, f"away until friday to <@{outsider}>"))
    assert WHY in told
    form(rig, DANA, "preferences")
    until = {"away_until": {"away_until_entered": "friday"}}
    reply = rig.slack.submit(DANA, until | {"substitute": {"substitute_entered": outsider}})
    assert WHY in reply.errors["substitute"]
    rig.slack.close_view(DANA)
    assert "You are not away" in words(rig.command(DANA, CHURN, "away"))


@everybody_outside
def test_no_form_gives_them_a_role(rig: Rig, outsider: str) -> None:
    blocks = form(rig, PRIYA, "assign")
    field = blocks["backups:ml_engineer"]
    reply = rig.slack.submit(PRIYA, {field: {"entered": [ANA, outsider]}})
    assert WHY in reply.errors[field]
    rig.slack.close_view(PRIYA)
    assert outsider not in str(rig.project("churn").assignments)


@everybody_outside
def test_no_lead_picks_them(rig: Rig, outsider: str) -> None:
    rig.slack.open_home(INES)  # who leads atlas, where nobody is ML engineer
    home = rig.wait(lambda: rig.slack.home_of(INES))
    assert "pick_holder:1" in buttons(home)
    before = len(rig.slack.direct_messages(INES))
    assert rig.slack.click_in_home(INES, "pick_holder:1", selected=outsider).error == ""
    refused = rig.next_message(INES, rig.slack.direct_channel(INES), before)
    assert WHY in words(refused)
    assert outsider not in str(rig.project("atlas").assignments)
