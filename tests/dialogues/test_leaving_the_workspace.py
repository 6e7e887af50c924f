"""Accounts that are deactivated, are there again, or have another name, told by Slack's events."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import text as sql

from bot.files.registry import read_registry
from bot.playground.sample import SEED
from bot.slack.socket import SocketConnection
from bot.wiring.doctor import findings
from domain.ids import MemberId
from tests.dialogues.talking import asked
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA
from tests.rig import ACME, Json, Rig, running_rig, words

CHURN, HERON = "C0CHURN", "C0HERON"  # churn is at model evaluation: Ana marks it, Dana is next
GONE = f"<@{DANA}>, who is no longer in the workspace"
TWO = """
version: 1
projects:
  - key: heron
    name: Heron
    channels: [C0HERON]
    lead: U0PRIYA
    assignments:
      - {role: developer, member: U0DANA}
      - {role: ml_engineer, member: U0LEE}
      - {role: ml_engineer, member: U0DANA, backup: true}
  - key: egret
    name: Egret
    lead: U0INES
    assignments:
      - {role: ml_engineer, member: U0DANA}
    phases: {data_ingestion: done, data_validation: done, feature_engineering: done,
             model_building: done, model_evaluation: done, model_deployment: active}
"""


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    with running_rig(f"sqlite:///{copy(sample_file, tmp_path / 'baton.db')}") as started:
        started.core.import_registry(read_registry(TWO, "two.yaml").content, ACME)
        yield started


def leave(rig: Rig, member: str) -> None:
    rig.slack.deactivate(member)
    rig.wait(lambda: _has_left(rig, member) or None)


def come_back(rig: Rig, member: str) -> None:
    person = next(one for one in SEED.members if one.id == member)
    rig.slack.change_member(person)
    rig.wait(lambda: None if _has_left(rig, member) else True)


def _has_left(rig: Rig, member: str) -> bool:
    with rig.core.open_work(ACME) as work:
        return work.life.departures.has_left(MemberId(member))


def pickers(rig: Rig, lead: str) -> list[str]:
    """The block ids of the menus in the newest direct message of a lead."""
    blocks = rig.direct(lead)["blocks"]
    return [one["block_id"] for one in blocks if "accessory" in one]


def pick(rig: Rig, lead: str, number: int, member: str) -> str:
    action = "pick_holder" if number == 1 else f"pick_holder:{number}"
    before = rig.direct(lead)
    rig.click(lead, rig.slack.direct_channel(lead), before, action, member)
    rig.deliver()
    return words(rig.direct(lead))


def test_each_lead_has_one_message_with_a_menu_for_each_role(rig: Rig) -> None:
    leave(rig, DANA)
    rig.deliver_all()
    assert [len(rig.slack.direct_messages(one)) for one in (PRIYA, INES, DANA)] == [1, 1, 0]
    told = words(rig.direct(PRIYA))
    assert f"<@{DANA}> is no longer in the workspace and holds roles on projects" in told
    assert "*ML engineer* of *Churn predictor*" in told
    assert "*Developer* of *Heron*" in told
    assert "Backup of the *ML engineer* of *Heron*" in told
    assert len(pickers(rig, PRIYA)) == 3
    assert "*ML engineer* of *Egret*" in words(rig.direct(INES))


def test_answers_say_that_the_holder_is_gone_until_somebody_is_picked(rig: Rig) -> None:
    leave(rig, DANA)
    rig.deliver()
    question = "who handles model versioning here?"
    assert f"*Churn predictor*: {GONE}. Backup: <@{LEE}>." in words(asked(rig, CHURN, question))
    place = pickers(rig, PRIYA).index("pick\nchurn\nml_engineer") + 1
    after = pick(rig, PRIYA, place, OMAR)
    assert "Churn predictor" not in after
    assert f"*Churn predictor*: <@{OMAR}>. Backup" in words(asked(rig, CHURN, question))
    with rig.core.open_work(ACME) as work:
        assert {one.project for one in work.life.departures.held()} == {"heron", "egret"}


def test_whoever_is_picked_for_a_backup_is_backup(rig: Rig) -> None:
    leave(rig, DANA)
    rig.deliver()
    pick(rig, PRIYA, pickers(rig, PRIYA).index("pick\nheron\nml_engineer") + 1, OMAR)
    told = words(asked(rig, CHURN, "who is the ml engineer of heron?"))
    assert f"*Heron*: <@{LEE}>. Backup: <@{OMAR}>." in told


def test_whoever_left_is_not_promised_to_be_told(rig: Rig) -> None:
    leave(rig, DANA)
    preview = rig.command(ANA, CHURN, "done")
    assert f"*Model deployment* → ML engineer. <@{LEE}> will be told, as backup." in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.changed(ANA, CHURN, preview)
    rig.deliver()
    assert "Waits for Lee Wong to accept" in words(rig.card(CHURN))
    assert "*Model deployment*" in words(rig.direct(LEE))


def test_what_waits_goes_to_the_backup_and_the_card_follows(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert len(rig.slack.direct_messages(DANA)) == 1
    leave(rig, DANA)
    rig.deliver()
    assert "*Model deployment*" in words(rig.direct(LEE))
    assert rig.project("churn").handoffs[-1].to == (LEE,)
    assert "Waits for Lee Wong to accept" in words(rig.card(CHURN))
    rig.click(LEE, rig.slack.direct_channel(LEE), rig.direct(LEE), "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == LEE)


def test_where_nobody_is_left_whoever_is_picked_is_asked_at_once(rig: Rig) -> None:
    leave(rig, LEE)
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    leave(rig, DANA)
    rig.deliver_all()
    assert rig.project("churn").handoffs[-1].asks_nobody
    assert len(rig.slack.direct_messages(PRIYA)) == 2  # one for each who left, none for the vacancy
    pick(rig, PRIYA, pickers(rig, PRIYA).index("pick\nchurn\nml_engineer") + 1, OMAR)
    assert "*Model deployment*" in words(rig.direct(OMAR))


def test_somebody_who_comes_back_holds_what_they_held(rig: Rig) -> None:
    leave(rig, LEE)
    rig.mark_done(ANA, CHURN)
    leave(rig, DANA)
    rig.deliver_all()
    come_back(rig, DANA)
    rig.deliver_all()
    assert rig.project("churn").handoffs[-1].to == (DANA,)
    assert "is in the workspace again" in words(rig.direct(PRIYA))
    assert GONE not in words(asked(rig, CHURN, "who handles model versioning here?"))
    leave(rig, DANA)
    rig.deliver()
    assert len(rig.slack.direct_messages(PRIYA)) == 3  # they left once more


def test_the_same_event_twice_and_an_old_one_change_nothing(rig: Rig) -> None:
    leave(rig, DANA)
    user: Json = {"id": DANA, "team_id": ACME, "deleted": True, "profile": {}}
    event: Json = {"type": "user_change", "user": user}
    for _ in range(2):
        rig.slack.send_event(event, event_id="Ev0SAME", retry_num=1)
    rig.deliver_all()
    assert len(rig.slack.direct_messages(PRIYA)) == 1
    with rig.core.database.begin() as connection:
        connection.execute(sql("UPDATE departures SET changed_at = '2099-01-01 00:00:00'"))
    rig.slack.send_event({"type": "user_change", "user": {**user, "deleted": False}})
    assert GONE in words(asked(rig, CHURN, "who handles model versioning here?"))


def test_another_name_and_time_zone_are_stored_over_a_socket_too(rig: Rig) -> None:
    person = next(one for one in SEED.members if one.id == ANA)
    rig.slack.disconnect()
    with SocketConnection(rig.app, rig.slack.app_token, rig.slack.api_url):
        rig.slack.change_member(replace(person, real_name="Ana Nova", tz="Asia/Tokyo"))
        rig.wait(lambda: _name(rig) == "Ana Nova" or None)
    with rig.core.open_work(ACME) as work:
        assert work.calendars.of([MemberId(ANA)])[MemberId(ANA)].time_zone == "Asia/Tokyo"
        assert [one.id for one in work.registry.members_named(["ana nova"])] == [ANA]


def test_of_those_who_are_on_nothing_nothing_is_kept(rig: Rig) -> None:
    stranger: Json = {"id": "U0NOBODY", "team_id": ACME, "deleted": True, "profile": {}}
    rig.slack.send_event({"type": "user_change", "user": stranger})
    rig.slack.send_event({"type": "team_join", "user": {**stranger, "deleted": False}})
    asked(rig, CHURN, "who handles model versioning here?")
    with rig.core.open_work(ACME) as work:
        assert not work.life.departures.concerns(MemberId("U0NOBODY"))


def _name(rig: Rig) -> str:
    with rig.core.open_work(ACME) as work:
        return work.registry.member_names([MemberId(ANA)])[MemberId(ANA)]


def test_doctor_lists_what_somebody_who_left_still_holds(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(rig, DANA)
    leave(rig, PRIYA)
    monkeypatch.setenv("DATABASE_URL", rig.core.database_url)
    monkeypatch.setenv("SLACK_BOT_TOKEN", rig.slack.bot_token)
    monkeypatch.setenv("SLACK_SIGNING_SECRET", rig.slack.signing_secret)
    monkeypatch.setenv("SLACK_API_URL", rig.slack.api_url)
    (members,) = (one for one in findings() if one.subject == "Members")
    assert not members.well
    assert f"{DANA}, ml_engineer of churn" in members.sentence
    assert f"{PRIYA}, the lead of heron" in members.sentence
