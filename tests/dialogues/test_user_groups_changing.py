"""User groups that change, or of which Slack does not tell, while something waits for them."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.faults import ErrorCode, RateLimited, ServerError
from bot.use_cases.workspaces.examining import Finding
from bot.wiring.doctor import findings
from tests.dialogues.group_rig import (
    CALLED,
    CHURN,
    CROWD,
    METHOD,
    TEAM,
    TUESDAY,
    WITH_TEAM,
    accept,
    calls,
    changed,
    describe,
    known_stale,
    look,
    team_rig,
    told,
    trouble,
)
from tests.factories import ANA, DANA, OMAR
from tests.rig import ACME, Rig, words


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    with team_rig(sample_file, tmp_path) as started:
        yield started


def test_whoever_joins_while_it_waits_may_accept_and_who_left_may_not(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    gone, joined = CROWD[0], CROWD[5]
    changed(rig, *CROWD[1:3], joined)
    rig.deliver()
    assert told(rig, *CROWD[:3], joined) == [1, 1, 1, 1]
    assert "no longer yours" in words(rig.direct(gone))
    handoff = rig.project("churn").handoffs[-1]
    assert handoff.to == (CROWD[1], CROWD[2], joined)
    rig.click(joined, rig.slack.direct_channel(joined), rig.direct(joined), "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == joined)


def test_in_a_large_group_it_counts_who_is_in_it_at_the_click(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.slack.change_group(TEAM, *CROWD[1:], DANA)
    rig.wait(lambda: known_stale(rig) or None)
    rig.click(CROWD[0], CHURN, calls(rig)[0], "accept")
    rig.wait(lambda: [m for m in rig.slack.visible_to(CROWD[0], CHURN) if "Only" in words(m)])
    accept(rig, DANA)
    assert told(rig, *CROWD, DANA) == [0] * 17


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("missing_scope", "grant `usergroups:read` and install the app again"),
        ("plan_upgrade_required", "list its members in the registry"),
        ("no_such_subteam", "enable it or give its roles to somebody else"),
        ("ratelimited", "it is asked again within minutes"),
        ("server", "it is asked again within minutes"),
    ],
)
def test_where_slack_does_not_tell_the_group_is_called_and_asked_about_again(
    rig: Rig, code: str, says: str
) -> None:
    faults = {"ratelimited": RateLimited(1), "server": ServerError(503)}
    rig.slack.fail(METHOD, faults.get(code) or ErrorCode(code))
    preview = rig.command(ANA, CHURN, "done")
    assert f"{CALLED} will be mentioned in <#{CHURN}>." in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.changed(ANA, CHURN, preview)
    rig.deliver()
    (call,) = calls(rig)
    assert CALLED in words(call)
    (sentence,) = trouble(rig)
    assert sentence.startswith("Slack does not say who is in @ml-team (")
    assert says in sentence
    assert sentence.endswith("until then it is mentioned as a whole.")
    rig.slack.heal()
    rig.clock.reach(TUESDAY + timedelta(minutes=15))
    look(rig)
    rig.deliver()
    assert trouble(rig) == []
    assert (told(rig, *CROWD[:3]), len(calls(rig))) == ([0, 0, 0], 1), "they were called already"
    accept(rig, CROWD[2])


def test_a_group_that_is_disabled_while_it_waits_is_called_and_its_members_let_go(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    changed(rig)
    rig.deliver()
    handoff = rig.project("churn").handoffs[-1]
    assert (handoff.to, handoff.groups) == ((), (TEAM,))
    assert len(calls(rig)) == 1
    assert "no longer yours" in words(rig.direct(CROWD[0]))
    assert "it was disabled or deleted" in trouble(rig)[0]


def test_a_group_that_grows_large_while_it_waits_calls_nobody_twice(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    changed(rig, *CROWD)
    rig.deliver()
    assert (told(rig, *CROWD), calls(rig)) == ([1] * 3 + [0] * 13, [])


def test_what_slack_says_wins_over_the_registry_file(rig: Rig) -> None:
    rig.command(ANA, CHURN, "done")
    describe(rig, WITH_TEAM.replace("members: []", "members: [U0OMAR]", 1))
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert told(rig, *CROWD[:3], OMAR) == [1, 1, 1, 0]
    exported = rig.core.export_registry(ACME)
    (team,) = [group for group in exported.user_groups if group.id == TEAM]
    assert team.members == CROWD[:3]


def test_a_group_that_slack_says_was_updated_is_asked_about_anew(rig: Rig) -> None:
    rig.command(ANA, CHURN, "done")
    assert not known_stale(rig)
    updated = {"type": "subteam_updated", "subteam": {"id": TEAM, "is_usergroup": True}}
    assert rig.slack.send_event(updated).status == 200
    rig.wait(lambda: known_stale(rig) or None)
    unknown = {"type": "subteam_members_changed", "subteam_id": "S0NONE"}
    assert rig.slack.send_event(unknown).status == 200
    assert rig.slack.send_event({"type": "subteam_updated"}).status == 400, "malformed"


def test_doctor_says_what_slack_refuses(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", rig.core.database_url)
    assert said_of_groups().well
    rig.slack.fail(METHOD, ErrorCode("missing_scope"))
    rig.command(ANA, CHURN, "done")
    found = said_of_groups()
    assert not found.well
    assert "grant `usergroups:read`" in found.sentence


def said_of_groups() -> Finding:
    return next(one for one in findings() if one.subject == "User groups")
