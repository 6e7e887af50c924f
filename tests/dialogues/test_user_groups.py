"""A role held by a user group: a message each, or one call in the channel for anybody in it."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest

from domain.ids import PhaseKey
from domain.projects import HandoffStatus
from tests.dialogues.group_rig import (
    CALLED,
    CHURN,
    CROWD,
    METHOD,
    NOBODY_BESIDE,
    REGISTRY,
    TEAM,
    TUESDAY,
    accept,
    calls,
    describe,
    team_rig,
    told,
)
from tests.factories import ANA, DANA, LEE, OMAR
from tests.rig import ACME, Rig, buttons, words

QUEUED = "queued for 09:00 Europe/Berlin on Wed 25 Nov."


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    with team_rig(sample_file, tmp_path) as started:
        yield started


def test_three_members_get_a_message_each_and_one_accepts(rig: Rig) -> None:
    preview = rig.command(ANA, CHURN, "done")
    assert f"3 members of {CALLED} will be told." in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.changed(ANA, CHURN, preview)
    rig.deliver()
    assert told(rig, *CROWD[:4], LEE) == [1, 1, 1, 0, 0]
    assert "Waits for @ml-team" in words(rig.card(CHURN))
    assert calls(rig) == []
    second = CROWD[1]
    rig.click(second, rig.slack.direct_channel(second), rig.direct(second), "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == second)
    assert sum(call.method == METHOD for call in rig.slack.calls()) == 1, "asked once"


def test_fifteen_get_a_message_each(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD[:15])
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert told(rig, *CROWD) == [1] * 15 + [0]


def test_sixteen_are_called_once_in_the_channel_and_any_of_them_may_accept(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    preview = rig.command(ANA, CHURN, "done")
    assert f"{CALLED} (16 members) will be mentioned in <#{CHURN}>." in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    assert f"{CALLED} will be mentioned" in words(rig.changed(ANA, CHURN, preview))
    rig.deliver()
    assert told(rig, *CROWD) == [0] * 16
    (call,) = calls(rig)
    assert buttons(call) == ["accept", "return"]
    rig.click(OMAR, CHURN, call, "accept")
    refusal = rig.wait(lambda: [m for m in rig.slack.visible_to(OMAR, CHURN) if "Only" in words(m)])
    assert "may accept the handoff" in words(refusal[0])
    accept(rig, CROWD[15])
    rig.deliver()
    (call,) = [m for m in rig.slack.messages(CHURN) if m["ts"] == call["ts"]]
    assert "accepted it" in words(call)
    assert buttons(call) == []
    rig.mark_done(CROWD[15], CHURN, "model deployment")


def test_who_is_named_beside_the_group_gets_one_message(rig: Rig) -> None:
    beside = NOBODY_BESIDE.replace(
        "{role: ml_engineer, user_group: S0ML}",
        "{role: ml_engineer, user_group: S0ML}\n      - {role: ml_engineer, member: U0ML01}\n"
        "      - {role: ml_engineer, member: U0DANA}",
    )
    describe(rig, beside)
    preview = rig.command(ANA, CHURN, "done")
    assert f"3 members of {CALLED}, <@U0ML01> and <@{DANA}> will be told." in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.changed(ANA, CHURN, preview)
    rig.deliver()
    assert told(rig, *CROWD[:3], DANA) == [1, 1, 1, 1]


def test_a_large_group_never_silences_the_person_beside_it(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    describe(
        rig,
        NOBODY_BESIDE.replace(
            "{role: ml_engineer, user_group: S0ML}",
            "{role: ml_engineer, user_group: S0ML}\n      - {role: ml_engineer, member: U0ML01}",
        ),
    )
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert told(rig, *CROWD[:3]) == [0, 1, 0]
    assert len(calls(rig)) == 1


def test_members_who_are_away_are_spared_and_where_all_are_the_backup_is_asked(rig: Rig) -> None:
    rig.command(CROWD[0], CHURN, "away until friday")
    preview = rig.command(ANA, CHURN, "done")
    rig.click(ANA, CHURN, preview, "cancel")
    rig.command(CROWD[1], CHURN, "away until friday")
    rig.command(CROWD[2], CHURN, "away until friday")
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert told(rig, *CROWD[:3], LEE) == [0, 0, 0, 1]
    assert "You stand in for" in words(rig.direct(LEE))


def test_the_only_member_goes_on_with_another_hat(rig: Rig) -> None:
    rig.slack.change_group(TEAM, ANA)
    assert f"<@{ANA}> goes on as ML engineer" in words(rig.command(ANA, CHURN, "done"))
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert told(rig, ANA) == [0]
    assert calls(rig) == []


def test_reminders_and_the_backup_of_a_group_that_was_called(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.clock.reach(TUESDAY + timedelta(hours=5))
    rig.deliver()
    first, reminder = calls(rig)
    assert f"{CALLED} *Model deployment* of *Churn predictor* still waits for you." in words(
        reminder
    )
    rig.clock.reach(TUESDAY + timedelta(days=1))
    rig.deliver()
    assert told(rig, LEE) == [1], "the backup"
    assert f"{CALLED} was asked" in words(rig.direct(LEE))
    rig.click(CROWD[3], CHURN, reminder, "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == CROWD[3])
    rig.deliver_all()
    assert told(rig, *CROWD) == [0] * 16
    for before in (first, reminder):
        (now,) = [m for m in rig.slack.messages(CHURN) if m["ts"] == before["ts"]]
        assert buttons(now) == []


def test_a_large_group_as_backup_is_called_once_nobody_answers(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    describe(
        rig,
        REGISTRY.replace("user_groups:", "user_groups:\n  - {id: S0ML, handle: ml-team}").replace(
            "{role: ml_engineer, member: U0LEE, backup: true}",
            "{role: ml_engineer, user_group: S0ML, backup: true}",
        ),
    )
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert (told(rig, DANA), calls(rig)) == ([1], [])
    rig.clock.reach(TUESDAY + timedelta(days=1, hours=2))
    rig.deliver()
    (call,) = calls(rig)
    assert "waits, and you are its backup" in words(call)
    assert told(rig, *CROWD) == [0] * 16
    accept(rig, CROWD[0])


def test_a_skip_takes_the_call_back(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    before = calls(rig)[0]
    skip = rig.command("U0PRIYA", CHURN, "skip model deployment it is deployed already")
    rig.click("U0PRIYA", CHURN, skip, "confirm_intervention")
    rig.changed("U0PRIYA", CHURN, skip)
    rig.deliver()
    (now,) = [m for m in rig.slack.messages(CHURN) if m["ts"] == before["ts"]]
    assert "taken back" in words(now)
    deployment = rig.project("churn").handoff_of(PhaseKey("model_deployment"))
    assert deployment is not None
    assert deployment.status is HandoffStatus.WITHDRAWN


def test_a_call_is_on_the_home_of_every_member(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    rig.mark_done(ANA, CHURN)
    with rig.core.open_work(ACME) as work:
        ((key, handoff),) = work.registry.waiting_for(CROWD[7])
        assert work.registry.waiting_for(OMAR) == ()
    assert (key, handoff.phase) == ("churn", "model_deployment")
