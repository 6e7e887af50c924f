"""Guests, bots, people of other organisations and who left are given no work.

They would be told names, and what waits for them would wait for nobody.
"""

from collections.abc import Generator
from pathlib import Path

import pytest

from domain.ids import MemberId
from tests.dialogues.private_rig import GUEST, STRANGER, private_rig
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA, SAM
from tests.rig import ACME, Json, Rig, buttons, words

CHURN = "C0CHURN"
BOT = "U0BATON"
WHY = "Only members of this workspace can hold a role or stand in for somebody"

everybody_outside = pytest.mark.parametrize("outsider", [GUEST, STRANGER, BOT])


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    with private_rig(sample_file, tmp_path, registry="") as started:
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


def test_who_left_the_workspace_stands_in_for_nobody(rig: Rig) -> None:
    rig.command(DANA, CHURN, f"away until friday to <@{SAM}>")
    for gone in (SAM, OMAR):
        rig.slack.deactivate(gone)
        rig.wait(lambda whom=gone: _has_left(rig, whom) or None)
    marked = words(rig.mark_done(ANA, CHURN))
    assert f"<@{LEE}>" in marked
    assert SAM not in marked
    assert WHY in words(rig.command(DANA, CHURN, f"away until friday to <@{OMAR}>"))


def _has_left(rig: Rig, member: str) -> bool:
    with rig.core.open_work(ACME) as work:
        return work.life.departures.has_left(MemberId(member))
