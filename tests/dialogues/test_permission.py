"""Who may act, checked at the click: admins as the lead, no guests, nobody from elsewhere."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.files.registry import read_registry
from bot.playground.faults import ServerError
from bot.playground.sample import SEED
from bot.playground.seed import Bot, Member
from domain.projects import PhaseStatus
from tests.dialogues.talking import asked
from tests.factories import ANA, DANA, LEE, PRIYA, SAM
from tests.rig import ACME, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana's
GUEST, STRANGER, ADMIN = "U0GUEST", "U0OTHER", "U0ADMIN"
PEOPLE = (
    Member(GUEST, "gil", is_guest=True),
    Member(STRANGER, "olga", team="T0OTHER"),
    Member(ADMIN, "ada", is_admin=True),
)
WITH_A_GUEST = f"""
version: 1
projects:
  - key: churn
    name: Churn predictor
    channels: [C0CHURN]
    lead: {PRIYA}
    assignments:
      - {{role: data_scientist, member: {ANA}}}
      - {{role: data_scientist, member: {GUEST}}}
      - {{role: data_scientist, member: {STRANGER}}}
      - {{role: ml_engineer, member: {DANA}}}
"""
_NAMES = ("Ana", "Priya", ANA, PRIYA, "Churn", "churn", "Atlas")


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    """A guest and somebody of another organisation hold a role of churn, as far as a file says."""
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    with running_rig(url, replace(SEED, members=(*SEED.members, *PEOPLE))) as started:
        started.core.import_registry(read_registry(WITH_A_GUEST, "guest.yaml").content, ACME)
        started.deliver_all()
        yield started


def evaluation(rig: Rig) -> PhaseStatus:
    return next(p.status for p in rig.project("churn").phases if p.key == "model_evaluation")


def test_an_admin_completes_as_the_lead_may(rig: Rig) -> None:
    assert "is marked as done" in words(rig.mark_done(ADMIN, CHURN, "model evaluation"))
    assert next(call.arguments for call in rig.slack.calls("users.info")) == {
        "user": ADMIN,
        "include_locale": True,
    }
    assert evaluation(rig) is PhaseStatus.DONE


def test_who_is_admin_no_longer_is_refused_an_hour_later(rig: Rig) -> None:
    preview = rig.command(ADMIN, CHURN, "done model evaluation")
    with rig.slack.world.lock:
        workspace = rig.slack.world.first()
        workspace.members[ADMIN] = replace(workspace.members[ADMIN], is_admin=False)
    rig.clock.advance(timedelta(hours=1))
    before = len(rig.slack.visible_to(ADMIN, CHURN))
    rig.click(ADMIN, CHURN, preview, "confirm_done")
    assert "Only the data scientist, the lead" in words(rig.next_message(ADMIN, CHURN, before))
    assert evaluation(rig) is PhaseStatus.ACTIVE


def test_where_slack_does_not_tell_nobody_is_an_admin(rig: Rig) -> None:
    rig.slack.fail("users.info", ServerError())
    told = rig.command(ADMIN, CHURN, "done model evaluation")
    assert "Slack did not tell me whether you are an admin" in words(told)
    rig.command(ADMIN, CHURN, "done model evaluation")
    asked = [one for one in rig.slack.calls("users.info") if one.arguments["user"] == ADMIN]
    assert len(asked) == 1, "for five minutes it is not asked again"
    rig.clock.advance(timedelta(minutes=5))
    preview = rig.command(ADMIN, CHURN, "done model evaluation")
    assert "confirm_done" in buttons(preview)


@pytest.mark.parametrize("order", ["done", "skip evaluation x", "reopen x", "undo", "done zebra"])
@pytest.mark.parametrize(("member", "why"), [(GUEST, "guest"), (STRANGER, "another organisation")])
def test_guests_and_strangers_learn_why_and_no_names(
    rig: Rig, member: str, why: str, order: str
) -> None:
    told = rig.command(member, CHURN, order)
    assert why in words(told)
    assert buttons(told) == []
    assert not [name for name in _NAMES if name in words(told)]


@pytest.mark.parametrize("action", ["accept", "return"])
def test_who_is_a_guest_since_they_were_offered_a_phase_cannot_settle_it(
    rig: Rig, action: str
) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.deliver_all()
    with rig.slack.world.lock:
        workspace = rig.slack.world.first()
        workspace.members[DANA] = replace(workspace.members[DANA], is_guest=True)
    rig.clock.advance(timedelta(hours=1))
    place = rig.slack.direct_channel(DANA)
    before = len(rig.slack.visible_to(DANA, place))
    if action == "return":
        rig.wish_to_return(DANA)
        rig.submit(DANA, {"reason": {"written": "no"}})
        assert "guests may neither ask me" in str(rig.wait(lambda: rig.slack.view_of(DANA)))
    else:
        rig.click(DANA, place, rig.direct(DANA), "accept")
        assert "guests may neither ask me" in words(rig.next_message(DANA, place, before))
    handoff = rig.project("churn").handoffs[-1]
    assert handoff.status == "offered"


def test_where_slack_does_not_tell_the_click_says_who_comes_from_elsewhere(rig: Rig) -> None:
    preview = rig.command(ANA, CHURN, "done model evaluation")
    rig.slack.fail("users.info", ServerError())
    before = len(rig.slack.visible_to(STRANGER, CHURN))
    rig.slack.world.first().log.add(CHURN, {**preview, "ts": "1.000001"})
    rig.slack.click(STRANGER, CHURN, rig.card(CHURN)["ts"], "confirm_done")
    told = rig.next_message(STRANGER, CHURN, before + 1)
    assert "another organisation" in words(told)
    assert evaluation(rig) is PhaseStatus.ACTIVE


def test_a_guest_teaches_nothing(rig: Rig) -> None:
    told = rig.command(GUEST, CHURN, "teach")
    assert "guests may neither ask me" in words(told)


def test_ask_them_asks_each_once_and_says_so(rig: Rig) -> None:
    refused = rig.command(SAM, CHURN, "done model evaluation")
    assert buttons(refused) == ["ask_them"]
    rig.click(SAM, CHURN, refused, "ask_them")
    told = rig.changed(SAM, CHURN, refused)
    assert f"I ask <@{ANA}>" in words(told)
    assert f"<@{PRIYA}>: queued for" in words(told), "it is evening in Kolkata"
    rig.deliver()
    assert f"<@{SAM}> asks you to mark *Model evaluation* of *Churn predictor*" in words(
        rig.direct(ANA)
    )
    assert rig.slack.direct_messages(PRIYA) == []
    again = rig.command(SAM, CHURN, "done model evaluation")
    before = len(rig.slack.visible_to(SAM, CHURN))
    rig.click(SAM, CHURN, again, "ask_them")
    assert "done for you already, at" in words(rig.next_message(SAM, CHURN, before))
    rig.deliver_all()
    assert len(rig.slack.direct_messages(ANA)) == 1
    assert len(rig.slack.direct_messages(PRIYA)) == 1


def test_who_is_asked_marks_it_done_from_the_message(rig: Rig) -> None:
    refused = rig.command(LEE, CHURN, "done model evaluation")
    rig.click(LEE, CHURN, refused, "ask_them")
    rig.changed(LEE, CHURN, refused)
    rig.deliver()
    place = rig.slack.direct_channel(ANA)
    before = len(rig.slack.visible_to(ANA, place))
    rig.click(ANA, place, rig.direct(ANA), "mark_done")
    assert "confirm_done" in buttons(rig.next_message(ANA, place, before))
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.deliver_all()
    assert not [m for m in rig.slack.direct_messages(PRIYA) if "asks you" in words(m)], (
        "what was done before somebody's morning needs no asking"
    )


@pytest.mark.parametrize(("member", "why"), [(GUEST, "guests may"), (STRANGER, "organisation")])
def test_done_said_in_words_teaches_guests_and_strangers_no_names(
    rig: Rig, member: str, why: str
) -> None:
    said = asked(rig, CHURN, "model evaluation is done", member=member)
    assert why in words(said)
    assert not [name for name in _NAMES if name in words(said)]
    assert "confirm_done" not in buttons(said)


def test_done_said_in_words_knows_admins_and_offers_others_to_ask(rig: Rig) -> None:
    seen = asked(rig, CHURN, "model evaluation is done", member=ADMIN)
    assert "confirm_done" in buttons(seen)
    refused = asked(rig, CHURN, "model evaluation is done", member=SAM)
    assert "Only the data scientist" in words(refused)
    rig.click(SAM, CHURN, refused, "ask_them")
    assert f"I ask <@{ANA}>" in words(rig.changed(SAM, CHURN, refused))


def test_without_the_scope_holders_act_and_nobody_is_an_admin(
    sample_file: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'scopeless.db')}"
    scopes = frozenset({"chat:write", "commands", "im:write", "im:history"})
    seed = replace(SEED, members=(*SEED.members, *PEOPLE), bot=Bot(scopes=scopes))
    with running_rig(url, seed) as rig:
        assert "confirm_done" in buttons(rig.command(ANA, CHURN, "done model evaluation"))
        assert "Slack did not tell" in words(rig.command(ADMIN, CHURN, "done model evaluation"))
