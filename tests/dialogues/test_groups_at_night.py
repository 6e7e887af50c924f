"""A user group is called when the first of its members works, and everybody reads when that is."""

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.dialogues.group_rig import (
    CALLED,
    CHURN,
    CROWD,
    TEAM,
    WITH_TEAM,
    calls,
    describe,
    team_rig,
)
from tests.factories import ANA, LEE
from tests.rig import Rig, words

QUEUED = "queued for 09:00 Europe/Berlin on Wed 25 Nov."


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    with team_rig(sample_file, tmp_path) as started:
        yield started


def a_crowd_at_night(rig: Rig) -> None:
    """Let everybody of a large group be in Berlin, in the evening."""
    rig.slack.change_group(TEAM, *CROWD)
    zones = "".join(
        f"  - {{id: {member}, name: {member}, time_zone: Europe/Berlin}}\n" for member in CROWD
    )
    describe(rig, WITH_TEAM.replace("members:\n", f"members:\n{zones}", 1))
    rig.clock.reach(datetime(2026, 11, 24, 20, tzinfo=UTC))


def test_a_call_waits_until_the_first_of_the_group_works_and_everybody_reads_it(rig: Rig) -> None:
    a_crowd_at_night(rig)
    preview = rig.command(ANA, CHURN, "done")
    assert f"{CALLED}: {QUEUED}" in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    marked = rig.changed(ANA, CHURN, preview)
    assert f"{CALLED}: {QUEUED}" in words(marked)
    assert "will be mentioned" not in words(marked)
    rig.deliver()
    assert calls(rig) == []
    assert f"@ml-team: {QUEUED}" in words(rig.card(CHURN))
    card = rig.card(CHURN)
    rig.clock.reach(datetime(2026, 11, 25, 8, 1, tzinfo=UTC))
    rig.deliver()
    assert len(calls(rig)) == 1
    (card,) = [m for m in rig.slack.messages(CHURN) if m["ts"] == card["ts"]]
    assert "queued" not in words(card)


def test_a_call_moves_when_a_member_of_the_group_changes_their_hours(rig: Rig) -> None:
    a_crowd_at_night(rig)
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.command(LEE, CHURN, "hours 5-18")
    rig.deliver()
    assert f"@ml-team: {QUEUED}" in words(rig.card(CHURN)), "Lee is not in it"
    rig.command(CROWD[2], CHURN, "hours 6-18")
    rig.deliver()
    assert "@ml-team: queued for 06:00 Europe/Berlin on Wed 25 Nov" in words(rig.card(CHURN))
    rig.command(CROWD[2], CHURN, "hours default")
    rig.deliver()
    assert f"@ml-team: {QUEUED}" in words(rig.card(CHURN))
    rig.command(CROWD[2], CHURN, "hours 0-24")
    rig.deliver()
    assert len(calls(rig)) == 1, "somebody of them works now"
    assert not any("queued" in words(message) for message in rig.slack.messages(CHURN))


def test_a_call_that_waits_is_hurried_with_tell_now(rig: Rig) -> None:
    a_crowd_at_night(rig)
    marked = rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.click(ANA, CHURN, marked, "tell_now")
    assert f"{CALLED} will hear from me at once." in words(rig.changed(ANA, CHURN, marked))
    rig.deliver()
    assert len(calls(rig)) == 1
    rig.deliver_all()
    assert CALLED in words(calls(rig)[0])
    assert not any("queued" in words(message) for message in rig.slack.messages(CHURN))
