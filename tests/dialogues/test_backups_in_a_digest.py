"""Backups and leads who read a digest are asked in it for what nobody took on."""

import shutil
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.files.registry import read_registry
from tests.dialogues.waiting import (
    CHURN,
    TWO_PROJECTS,
    digest_for,
    told,
    two_projects_rig,
    until,
)
from tests.factories import ANA, DANA, LEE, OMAR, PRIYA
from tests.rig import ACME, Rig, buttons

TUESDAY = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)  # 09:30 in Madrid
A_DAY = timedelta(days=1)


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    with two_projects_rig(url) as started:
        yield started


def test_backup_and_lead_hear_of_it_in_their_digests_also_if_who_was_asked_has_none(
    rig: Rig,
) -> None:
    digest_for(rig, LEE, PRIYA)
    rig.clock.advance(timedelta(hours=1))
    rig.mark_done(ANA, CHURN, "churn model evaluation")  # eight hours end on Tuesday at ten
    until(rig, TUESDAY - timedelta(hours=1))
    assert len(told(rig, DANA)) == 2, "an offer and a reminder, each by itself"
    until(rig, TUESDAY + A_DAY - timedelta(seconds=1))
    assert told(rig, LEE) == told(rig, PRIYA) == []
    until(rig, TUESDAY + A_DAY)
    (asked_too,) = told(rig, LEE)
    assert "waits, and you are its backup" in asked_too
    assert all(f"Also asked: <@{LEE}>" in text for text in told(rig, DANA))
    until(rig, TUESDAY + 2 * A_DAY)
    (overdue,) = told(rig, PRIYA)
    assert "waits, and nobody took it on" in overdue


def test_a_backup_of_whom_a_digest_tells_other_things_too_is_named_to_who_was_asked_first(
    rig: Rig,
) -> None:
    digest_for(rig, LEE)
    rig.core.import_registry(read_registry(LEES_HERON, "lee.yaml").content, ACME)
    rig.clock.advance(timedelta(hours=1))
    rig.mark_done(ANA, CHURN, "churn model evaluation")
    until(rig, TUESDAY + timedelta(hours=2))
    rig.mark_done(ANA, CHURN, "heron model evaluation")
    until(rig, TUESDAY + A_DAY)
    (digest,) = told(rig, LEE)
    assert "waits, and you are its backup" in digest
    assert "*Heron* is ready for you" in digest
    assert all(f"Also asked: <@{LEE}>" in text for text in told(rig, DANA))


def test_the_lead_reads_in_one_digest_what_is_overdue_and_what_is_missing_ahead(rig: Rig) -> None:
    digest_for(rig, PRIYA)
    rig.mark_done(ANA, CHURN, "churn model evaluation")
    until(rig, TUESDAY + timedelta(hours=7))
    rig.core.import_registry(read_registry(VACANT_AHEAD, "ahead.yaml").content, ACME)
    rig.mark_done(OMAR, CHURN, "heron model deployment")  # he goes on with serving, another hat
    until(rig, TUESDAY + A_DAY)
    (digest,) = told(rig, PRIYA)
    assert "waits, and nobody took it on" in digest
    assert "*App integration* of *Heron*: nobody holds the role of developer" in digest
    assert "Your digest: 2 messages in one." in digest
    picks = [one for one in buttons(rig.direct(PRIYA)) if one.startswith("pick_holder")]
    assert len(picks) == 3


LEES_HERON = TWO_PROJECTS.replace("member: U0DANA", "member: U0LEE")
VACANT_AHEAD = TWO_PROJECTS.replace("member: U0DANA", "member: U0OMAR").replace(
    "model_evaluation: active", "model_evaluation: done, model_deployment: active"
)
