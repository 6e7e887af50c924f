"""A lead whose account is deactivated: an admin is asked who leads from then on, or its people."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.playground.sample import SEED
from bot.playground.seed import Member
from domain.ids import MemberId
from tests.dialogues.private_rig import HOLDER, LEAD, NORA, private_rig
from tests.factories import ANA, DANA, OMAR, PRIYA
from tests.rig import ACME, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # Priya leads it
ADMIN = "U0ADMIN"


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    seed = replace(SEED, members=(*SEED.members, Member(ADMIN, "ada", is_admin=True)))
    with running_rig(url, seed) as started:
        yield started


def leave(rig: Rig, member: str) -> None:
    rig.slack.deactivate(member)
    rig.wait(lambda: _has_left(rig, member))
    rig.deliver_all()


def _has_left(rig: Rig, member: str) -> bool:
    with rig.core.open_work(ACME) as work:
        return work.life.departures.has_left(MemberId(member))


def told(rig: Rig, member: str) -> list[str]:
    every = (words(message) for message in rig.slack.direct_messages(member))
    return [said for said in every if "lead" in said and ":wave:" in said]


def test_an_admin_who_uses_baton_picks_who_leads(rig: Rig) -> None:
    rig.command(ADMIN, CHURN, "status")
    leave(rig, PRIYA)
    message = rig.direct(ADMIN)
    assert f"<@{PRIYA}> is no longer in the workspace and led projects." in words(message)
    assert buttons(message) == ["pick_lead:1"]
    rig.click(ADMIN, rig.slack.direct_channel(ADMIN), message, "pick_lead:1", OMAR)
    rig.wait(lambda: rig.project("churn").lead == OMAR)
    rig.deliver_all()
    (after,) = told(rig, ADMIN)
    assert "others lead their projects" in after
    assert all(told(rig, member) == [] for member in (ANA, DANA))


def test_where_no_admin_is_known_its_people_hear_whom_to_ask(rig: Rig) -> None:
    leave(rig, PRIYA)
    (said,) = told(rig, DANA)
    assert f"<@{PRIYA}>, who leads *Churn predictor*, is no longer in the workspace." in said
    assert "`/baton edit`" in said
    assert buttons(rig.direct(DANA)) == []
    assert len(told(rig, ANA)) == 1


def test_who_comes_back_leads_again(rig: Rig) -> None:
    leave(rig, PRIYA)
    rig.slack.change_member(next(one for one in SEED.members if one.id == PRIYA))
    rig.wait(lambda: not _has_left(rig, PRIYA))
    rig.deliver_all()
    (said,) = told(rig, DANA)
    assert "is in the workspace again and leads the same projects" in said


def test_of_a_private_project_no_admin_hears(sample_file: Path, tmp_path: Path) -> None:
    with private_rig(sample_file, tmp_path) as rig:
        rig.command(ADMIN, CHURN, "status")
        leave(rig, LEAD)
        assert not any("Nightjar" in said for said in told(rig, ADMIN))
        assert ["Nightjar" in said for said in told(rig, HOLDER)] == [True]
        assert ["Nightjar" in said for said in told(rig, NORA)] == [True]
