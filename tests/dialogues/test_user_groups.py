"""A role held by a user group: a message each, or one call in the channel for anybody in it."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy

import pytest

from bot.files.registry import read_registry
from bot.playground.faults import ErrorCode, RateLimited, ServerError
from bot.playground.sample import SEED, sample_projects
from bot.playground.seed import Member, UserGroup
from bot.slack.connection import OneWorkspace
from bot.use_cases.group_troubles import group_trouble_text
from bot.wiring.groups import wire_groups
from domain.ids import MemberId, PhaseKey
from domain.projects import HandoffStatus
from tests.factories import ANA, DANA, LEE, OMAR, a_reminding_knowledge_base
from tests.rig import ACME, Json, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, the ML team is next
TEAM = "S0ML"
CALLED = f"<!subteam^{TEAM}>"
CROWD = tuple(MemberId(f"U0ML{number:02}") for number in range(16))
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)
REGISTRY = sample_projects()
WITH_TEAM = REGISTRY.replace(
    "user_groups:", "user_groups:\n  - {id: S0ML, handle: ml-team, members: []}"
).replace("{role: ml_engineer, member: U0DANA}", "{role: ml_engineer, user_group: S0ML}", 1)
NOBODY_BESIDE = WITH_TEAM.replace(
    "      - {role: ml_engineer, member: U0LEE, backup: true}\n", "", 1
)
METHOD = "usergroups.users.list"


@pytest.fixture
def rig(migrated_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample, with a team of ML engineers that has three members in Slack."""
    team = UserGroup(TEAM, "ml-team", "ML engineering", CROWD[:3])
    crowd = tuple(Member(member, member.lower(), tz="Europe/Berlin") for member in CROWD)
    seed = replace(SEED, members=(*SEED.members, *crowd), user_groups=(*SEED.user_groups, team))
    url = f"sqlite:///{copy(migrated_file, tmp_path / 'baton.db')}"
    with running_rig(url, seed, a_reminding_knowledge_base()) as started:
        started.clock.reach(TUESDAY)
        describe(started, WITH_TEAM)
        yield started


def describe(rig: Rig, registry: str) -> None:
    rig.core.import_registry(read_registry(registry, "team.yaml").content, ACME)


def told(rig: Rig, *members: str) -> list[int]:
    """How many direct messages each has."""
    return [len(rig.slack.direct_messages(member)) for member in members]


def calls(rig: Rig) -> list[Json]:
    """The messages in the channel by which the team is called."""
    return [m for m in rig.slack.messages(CHURN) if "accept" in buttons(m) or CALLED in words(m)]


def changed(rig: Rig, *members: str) -> None:
    """Let the team have other members, which Slack tells; a worker's round looks what follows."""
    before = len(rig.slack.calls())
    rig.slack.change_group(TEAM, *members)
    rig.wait(lambda: known_stale(rig) or None)
    look(rig)
    assert len(rig.slack.calls()) > before


def known_stale(rig: Rig) -> bool:
    with rig.core.open_work(ACME) as work:
        return TEAM in work.groups.unasked(rig.project("churn").key, rig.clock())


def look(rig: Rig) -> None:
    """Do a worker's round."""
    slack = OneWorkspace(rig.slack.bot_token, rig.slack.api_url)
    wire_groups(rig.core, slack).keep_knowing()


def trouble(rig: Rig) -> list[str]:
    with rig.core.open_work(ACME) as work:
        return [group_trouble_text(one) for one in work.groups.troubles()]


def accept(rig: Rig, member: str) -> None:
    rig.click(member, CHURN, calls(rig)[-1], "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == member)


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


def test_a_call_waits_until_the_first_of_the_group_works(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    zones = "".join(
        f"  - {{id: {member}, name: {member}, time_zone: Europe/Berlin}}\n" for member in CROWD
    )
    describe(rig, WITH_TEAM.replace("members:\n", f"members:\n{zones}", 1))
    rig.clock.reach(datetime(2026, 11, 24, 20, tzinfo=UTC))
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert calls(rig) == []
    rig.clock.reach(datetime(2026, 11, 25, 8, 1, tzinfo=UTC))
    rig.deliver()
    assert len(calls(rig)) == 1


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


def test_what_slack_says_wins_over_the_registry_file(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    describe(rig, WITH_TEAM.replace("members: []", "members: [U0OMAR]", 1))
    rig.deliver()
    assert told(rig, *CROWD[:3], OMAR) == [1, 1, 1, 0]
    exported = rig.core.export_registry(ACME)
    (team,) = [group for group in exported.user_groups if group.id == TEAM]
    assert team.members == CROWD[:3]


def test_a_call_is_on_the_home_of_every_member(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    rig.mark_done(ANA, CHURN)
    with rig.core.open_work(ACME) as work:
        ((key, handoff),) = work.registry.waiting_for(CROWD[7])
        assert work.registry.waiting_for(OMAR) == ()
    assert (key, handoff.phase) == ("churn", "model_deployment")
