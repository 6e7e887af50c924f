"""Who may act where a user group holds the role: its members, admins, and never a guest."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.playground.seed import Member
from bot.use_cases.handoffs.pipelines import Reported
from domain.ids import PhaseKey, ProjectKey
from domain.projects import PhaseStatus, Pipeline
from tests.dialogues.group_rig import (
    CALLED,
    CHURN,
    CROWD,
    METHOD,
    NOBODY_BESIDE,
    TEAM,
    WITH_TEAM,
    accept,
    calls,
    describe,
    team_rig,
    told,
)
from tests.dialogues.talking import asked
from tests.factories import ANA, LEE, OMAR, PRIYA, SAM
from tests.rig import ACME, Rig, buttons, words

GUEST, STRANGER, ADMIN = "U0GUEST", "U0OTHER", "U0ADMIN"
BESIDE = (
    Member(GUEST, "gil", is_guest=True),
    Member(STRANGER, "olga", team="T0OTHER"),
    Member(ADMIN, "ada", is_admin=True),
)
PEOPLE = (*CROWD, GUEST)
CONFIRMED = """
workflows:
  - key: trained
    name: Trained
    phases:
      - key: train
        name: Training
        accountable: ml_engineer
        start_with: Train.
        confirmations: 2
"""
OWL = """
  - key: owl
    name: Owl
    channels: [C0COFFEE]
    lead: U0PRIYA
    workflow: trained
    assignments:
      - {role: ml_engineer, user_group: S0ML}
"""


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    with team_rig(sample_file, tmp_path, *BESIDE) as started:
        yield started


def refused(rig: Rig, member: str, channel: str, message: dict[str, object], action: str) -> str:
    """Press something that a member may not press, and return what they read."""
    before = len(rig.slack.visible_to(member, channel))
    rig.click(member, channel, message, action)
    return words(rig.next_message(member, channel, before))


def test_guests_and_strangers_in_the_group_settle_nothing_and_slack_is_asked_seldom(
    rig: Rig,
) -> None:
    rig.slack.change_group(TEAM, GUEST, STRANGER, *CROWD)
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    (call,) = calls(rig)
    for member, why in ((GUEST, "guests may neither ask me"), (STRANGER, "another organisation")):
        for _ in range(2):
            said = refused(rig, member, CHURN, call, "accept")
            assert why in said
            assert not [name for name in ("Churn", "ml-team", CROWD[0]) if name in said]
    accept(rig, CROWD[0])
    assert len(rig.slack.calls(METHOD)) == 1
    acted = [call.arguments["user"] for call in rig.slack.calls("users.info")]
    assert all(acted.count(one) <= 2 for one in acted), "once for the zone, once for the click"


def test_an_admin_takes_on_what_a_large_group_was_called_for(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD, GUEST)
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    (call,) = calls(rig)
    assert "guests may neither ask me" in refused(rig, GUEST, CHURN, call, "accept")
    accept(rig, ADMIN)
    assert "is marked as done" in words(rig.mark_done(ADMIN, CHURN, "model deployment"))


def test_ask_them_singles_nobody_out_of_a_large_group_but_who_took_it_on(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    told_no = rig.command(SAM, CHURN, "done model deployment")
    assert f"ask <@{LEE}>, <@{PRIYA}> or somebody in @ml-team." in words(told_no)
    rig.click(SAM, CHURN, told_no, "ask_them")
    assert f"I ask <@{LEE}> and <@{PRIYA}> to mark" in words(rig.changed(SAM, CHURN, told_no))
    accept(rig, CROWD[7])
    again = rig.command(OMAR, CHURN, "done model deployment")
    rig.click(OMAR, CHURN, again, "ask_them")
    assert f"I ask <@{CROWD[7]}>, <@{LEE}> and" in words(rig.changed(OMAR, CHURN, again))
    rig.deliver_all()
    assert told(rig, CROWD[0], CROWD[7], LEE) == [0, 1, 2]


def test_where_nobody_else_may_five_of_a_large_group_are_asked(rig: Rig) -> None:
    describe(rig, NOBODY_BESIDE.replace("    lead: U0PRIYA\n", "", 1))
    rig.slack.change_group(TEAM, *CROWD)
    rig.mark_done(ANA, CHURN)
    told_no = rig.command(SAM, CHURN, "done model deployment")
    rig.click(SAM, CHURN, told_no, "ask_them")
    rig.changed(SAM, CHURN, told_no)
    rig.deliver_all()
    assert sum(told(rig, *CROWD)) == 5


def test_any_two_of_a_large_group_confirm_what_a_pipeline_reports(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD, GUEST)
    report_of_the_night(rig)
    rig.deliver_all()
    (report,) = rig.slack.messages("C0COFFEE")
    assert f"{CALLED} Anybody in the group may confirm it" in words(report)
    assert told(rig, *CROWD, PRIYA) == [0] * 17
    assert "guests may neither ask me" in refused(rig, GUEST, "C0COFFEE", report, "confirm_report")
    for number, member in enumerate((CROWD[3], CROWD[9]), start=1):
        rig.click(member, "C0COFFEE", report, "confirm_report")
        rig.wait(lambda number=number: confirmations(rig) == number)
    done = rig.project("owl").phases[0]
    assert done.status is PhaseStatus.DONE
    assert done.completion is not None
    assert done.completion.by == Pipeline("nightly")
    rig.deliver_all()
    (report,) = rig.slack.messages("C0COFFEE")[:1]
    assert "it is done" in words(report)
    assert CALLED not in words(report)


def test_a_large_group_reads_in_the_morning_what_the_night_brought(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    rig.clock.reach(datetime(2026, 11, 24, 22, tzinfo=UTC))
    report_of_the_night(rig)
    rig.deliver()
    assert rig.slack.messages("C0COFFEE") == []
    rig.clock.reach(datetime(2026, 11, 25, 8, 1, tzinfo=UTC))
    rig.deliver()
    assert CALLED in words(rig.card("C0COFFEE"))


def test_what_the_night_brought_is_read_as_soon_as_one_of_them_works_earlier(rig: Rig) -> None:
    rig.slack.change_group(TEAM, *CROWD)
    rig.clock.reach(datetime(2026, 11, 24, 22, tzinfo=UTC))
    report_of_the_night(rig)
    rig.deliver()
    rig.command(CROWD[5], CHURN, "hours 6-18")
    rig.clock.reach(datetime(2026, 11, 25, 5, tzinfo=UTC))  # six in Berlin
    rig.deliver()
    assert CALLED in words(rig.card("C0COFFEE"))


def report_of_the_night(rig: Rig) -> None:
    """A pipeline reports what two of the team have to confirm; where they live is known."""
    zones = "".join(f"  - {{id: {m}, name: {m}, time_zone: Europe/Berlin}}\n" for m in PEOPLE)
    described = f"{WITH_TEAM}{OWL}{CONFIRMED}".replace("members:\n", f"members:\n{zones}", 1)
    describe(rig, described)
    token = rig.core.tokens.create(ACME, "nightly", ("owl",), ("train",))
    rig.command(CROWD[0], "C0COFFEE", "done owl training")  # so that Slack is asked who is in it
    rig.core.complete_by_pipeline(token, Reported(ProjectKey("owl"), PhaseKey("train"), key="7"))


def confirmations(rig: Rig) -> int:
    with rig.core.open_work(ACME) as work:
        (report,) = work.permits.reports.about(ProjectKey("owl"), PhaseKey("train"))
        return len(report.confirmed)


def test_whoever_just_came_to_the_group_says_done_in_words(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.slack.change_group(TEAM, CROWD[12])
    rig.wait(lambda: rig.slack.calls(METHOD))
    rig.clock.advance(timedelta(minutes=1))
    said = asked(rig, CHURN, "model deployment is done", member=CROWD[12])
    assert "confirm_done" in buttons(said)
