"""A status in Slack that sounds away is a hint: everybody reads it, and the holder is asked."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.playground.sample import SEED
from tests.factories import ANA, DANA, LEE
from tests.rig import Rig, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Lee is her backup
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)
ENDS = int(datetime(2026, 11, 27, 22, 59, tzinfo=UTC).timestamp())
SAYS = "their Slack status says *Vacationing &amp; skiing* until 27 Nov."


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    members = tuple(
        replace(m, tz="Europe/Madrid", status="Vacationing & skiing", status_ends=ENDS)
        if m.id == DANA
        else m
        for m in SEED.members
    )
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    with running_rig(url, replace(SEED, members=members)) as started:
        started.clock.reach(TUESDAY)
        yield started


def test_everybody_reads_it_and_she_is_asked_all_the_same(rig: Rig) -> None:
    preview = rig.command(ANA, CHURN, "done")
    assert f"<@{DANA}>: {SAYS}" in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.changed(ANA, CHURN, preview)
    rig.deliver()
    assert f"Dana Kim: {SAYS}" in words(rig.card(CHURN))
    assert len(rig.slack.direct_messages(DANA)) == 1
    assert rig.slack.direct_messages(LEE) == []
    direct = rig.slack.direct_channel(DANA)
    rig.click(DANA, direct, rig.direct(DANA), "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by)
    rig.deliver()
    assert "Slack status" not in words(rig.card(CHURN))


def test_what_somebody_says_themselves_makes_the_hint_needless(rig: Rig) -> None:
    rig.command(DANA, CHURN, "away until friday")
    assert "Slack status" not in words(rig.command(ANA, CHURN, "done"))


def test_a_status_that_is_over_hints_at_nothing(rig: Rig) -> None:
    rig.command(ANA, CHURN, "done")
    rig.clock.reach(datetime(2026, 11, 27, 23, tzinfo=UTC))
    assert "Slack status" not in words(rig.command(ANA, CHURN, "done"))
