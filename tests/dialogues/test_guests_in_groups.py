"""A user group with guests in it: whoever would be refused at the click is not asked."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.faults import ErrorCode, ServerError
from bot.playground.seed import Member
from bot.use_cases.ports.permits import KnownMembership
from domain.ids import MemberId, UserGroupId
from domain.statuses import Membership
from tests.dialogues.group_rig import (
    CALLED,
    CHURN,
    CROWD,
    METHOD,
    NOBODY_BESIDE,
    TEAM,
    TUESDAY,
    calls,
    describe,
    look,
    team_rig,
    told,
)
from tests.factories import ANA, LEE, PRIYA
from tests.rig import ACME, Rig, words

GUESTS = (MemberId("U0GUEST1"), MemberId("U0GUEST2"))
STRANGER = "U0OTHER"
ONLY_GUESTS = f"In {CALLED} there are only guests and their like, who may not take it on."


@pytest.fixture
def rig(migrated_file: Path, tmp_path: Path) -> Generator[Rig]:
    """A team of ML engineers; there are guests, and somebody of another organisation."""
    guests = (Member(one, one.lower(), is_guest=True) for one in GUESTS)
    stranger = Member(STRANGER, "other", team="T0OTHER")
    with team_rig(migrated_file, tmp_path, *guests, stranger) as started:
        yield started


def test_guests_and_people_of_other_organisations_are_left_out(rig: Rig) -> None:
    rig.slack.change_group(TEAM, CROWD[0], GUESTS[0], STRANGER)
    preview = rig.command(ANA, CHURN, "done")
    assert f"1 member of {CALLED} will be told." in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.changed(ANA, CHURN, preview)
    rig.deliver()
    assert told(rig, CROWD[0], GUESTS[0], STRANGER) == [1, 0, 0]
    assert rig.project("churn").handoffs[-1].to == (CROWD[0],)


def test_a_group_of_guests_only_is_vacant_and_the_lead_reads_why(rig: Rig) -> None:
    describe(rig, NOBODY_BESIDE)
    rig.slack.change_group(TEAM, *GUESTS)
    preview = rig.command(ANA, CHURN, "done")
    assert f"{ONLY_GUESTS} There is nobody to ask; <@{PRIYA}> is told." in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.changed(ANA, CHURN, preview)
    rig.deliver()
    assert (told(rig, *GUESTS), calls(rig)) == ([0, 0], [])
    assert "In @ml-team there are only guests and their like" in words(rig.card(CHURN))
    asked = rig.direct(PRIYA)
    assert ONLY_GUESTS in words(asked)
    rig.click(PRIYA, rig.slack.direct_channel(PRIYA), asked, "pick_holder", LEE)
    rig.wait(lambda: LEE in rig.project("churn").handoffs[-1].to)
    rig.deliver()
    assert f"<@{LEE}> was asked to take it on" in words(rig.direct(PRIYA))


def test_the_backup_is_asked_instead_of_a_group_of_guests(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *GUESTS)
    preview = rig.command(ANA, CHURN, "done")
    assert f"<@{LEE}> will be told, as backup. {ONLY_GUESTS}" in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.changed(ANA, CHURN, preview)
    rig.deliver()
    assert told(rig, *GUESTS, LEE) == [0, 0, 1]
    assert "Waits for Lee Wong to accept." in words(rig.card(CHURN))


def test_who_turns_out_to_be_a_guest_while_it_waits_is_asked_no_longer(rig: Rig) -> None:
    rig.slack.change_group(TEAM, CROWD[0], GUESTS[0])
    rig.slack.fail("users.info", ServerError(), times=10)
    rig.mark_done(ANA, CHURN)
    assert rig.project("churn").handoffs[-1].to == (CROWD[0], GUESTS[0]), "nobody knows it yet"
    rig.slack.heal()
    rig.clock.reach(TUESDAY + timedelta(minutes=6))
    look(rig)
    assert rig.project("churn").handoffs[-1].to == (CROWD[0],)


def test_an_import_and_an_export_leave_that_as_it_is(rig: Rig) -> None:
    describe(rig, NOBODY_BESIDE)
    rig.slack.change_group(TEAM, *GUESTS)
    rig.mark_done(ANA, CHURN)
    describe(rig, NOBODY_BESIDE)
    with rig.core.open_work(ACME) as work:
        assert work.groups.find(UserGroupId(TEAM)).has_only_outsiders
    assert rig.project("churn").handoffs[-1].asks_nobody


FROM_A_FILE = NOBODY_BESIDE.replace("members: []", f"members: [{CROWD[0]}, {GUESTS[0]}]")


@pytest.fixture
def rig_of_a_file(rig: Rig) -> Rig:
    """Slack does not say who is in the team; the registry file does."""
    rig.slack.fail(METHOD, ErrorCode("missing_scope"), times=100)
    describe(rig, FROM_A_FILE)
    return rig


def test_guests_whom_only_the_registry_file_names_are_left_out_and_stay_in_it(
    rig_of_a_file: Rig,
) -> None:
    rig = rig_of_a_file
    assert f"1 member of {CALLED} will be told." in words(rig.command(ANA, CHURN, "done"))
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert told(rig, CROWD[0], GUESTS[0]) == [1, 0]
    (team,) = [one for one in rig.core.export_registry(ACME).user_groups if one.id == TEAM]
    assert tuple(team.members) == (CROWD[0], GUESTS[0])


def test_who_of_a_file_turns_out_to_be_a_guest_while_it_waits_is_asked_no_longer(
    rig_of_a_file: Rig,
) -> None:
    rig = rig_of_a_file
    rig.slack.fail("users.info", ServerError(), times=10)
    rig.mark_done(ANA, CHURN)
    assert rig.project("churn").handoffs[-1].to == (CROWD[0], GUESTS[0]), "nobody knows it yet"
    rig.slack.heal()
    rig.slack.fail(METHOD, ErrorCode("missing_scope"), times=100)
    rig.clock.reach(TUESDAY + timedelta(minutes=11))
    look(rig)
    assert rig.project("churn").handoffs[-1].to == (CROWD[0],)


def test_a_guest_of_a_file_who_is_a_member_by_now_is_asked_too(rig_of_a_file: Rig) -> None:
    rig = rig_of_a_file
    rig.mark_done(ANA, CHURN)
    assert rig.project("churn").handoffs[-1].to == (CROWD[0],)
    with rig.core.open_work(ACME) as work:
        now = rig.clock() + timedelta(days=1)
        work.permits.memberships.learn(GUESTS[0], KnownMembership(Membership.MEMBER, now))
    rig.clock.reach(TUESDAY + timedelta(minutes=11))
    look(rig)
    assert rig.project("churn").handoffs[-1].to == (CROWD[0], GUESTS[0])


def test_a_guest_who_holds_a_role_by_the_file_is_not_asked_and_the_lead_reads_why(
    rig: Rig,
) -> None:
    describe(rig, NOBODY_BESIDE.replace(f"user_group: {TEAM}", f"member: {GUESTS[0]}"))
    no_member = f"<@{GUESTS[0]}> is no member of this workspace and may not take it on."
    preview = rig.command(ANA, CHURN, "done")
    assert f"{no_member} There is nobody to ask; <@{PRIYA}> is told." in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.changed(ANA, CHURN, preview)
    rig.deliver()
    assert told(rig, GUESTS[0]) == [0]
    assert rig.project("churn").handoffs[-1].asks_nobody
    asked = rig.direct(PRIYA)
    assert no_member in words(asked)
    rig.click(PRIYA, rig.slack.direct_channel(PRIYA), asked, "pick_holder", LEE)
    rig.wait(lambda: rig.project("churn").handoffs[-1].to == (LEE,))
