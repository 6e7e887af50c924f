"""What a pipeline reported waits on the Homes of those who have to confirm it."""

from collections.abc import Generator
from pathlib import Path

import pytest

from bot.files.registry import read_registry
from bot.slack.names import MY_WORK_SHORTCUT
from bot.use_cases.handoffs.pipelines import Reported
from domain.handoffs.commands import Given
from domain.ids import PhaseKey, ProjectKey
from domain.packets import Link
from domain.projects import PhaseStatus
from tests.dialogues.home_rig import GUEST, go_round, home_rig, opened, pressed, published
from tests.factories import ANA, DANA, OMAR, PRIYA, SAM
from tests.rig import ACME, Rig, buttons, words

OWL = f"""
version: 1
workflows:
  - key: trained
    name: Trained
    phases:
      - {{key: train, name: Training, accountable: data_scientist, start_with: Train.,
         confirmations: 2}}
projects:
  - key: owl
    name: Owl
    channels: [C0COFFEE]
    private: true
    lead: {PRIYA}
    workflow: trained
    assignments:
      - {{role: data_scientist, member: {ANA}}}
      - {{role: data_scientist, member: {OMAR}}}
      - {{role: data_scientist, member: {GUEST}}}
      - {{role: ml_engineer, member: {DANA}}}
"""
REPORTS = "Pipeline *nightly*"
CONFIRM, REJECT = "confirm_report:1", "reject_report:1"
RUN = Given((Link("run", "https://runs.example.com/7"),))


@pytest.fixture
def rig(migrated_file: Path, tmp_path: Path) -> Generator[Rig]:
    with home_rig(migrated_file, tmp_path) as started:
        started.core.import_registry(read_registry(OWL, "owl.yaml").content, ACME)
        yield started


def report(rig: Rig) -> None:
    token = rig.core.tokens.create(ACME, "nightly", ("owl",), ("train",))
    reported = Reported(ProjectKey("owl"), PhaseKey("train"), "AUC <0.91>", RUN)
    rig.core.complete_by_pipeline(token, reported)
    rig.deliver_all()


def home(rig: Rig, member: str) -> str:
    return words(rig.slack.home_of(member) or {})


def training(rig: Rig) -> PhaseStatus:
    return rig.project("owl").phases[0].status


def test_it_comes_to_the_homes_of_who_may_confirm_and_goes_when_enough_did(rig: Rig) -> None:
    for member in (ANA, OMAR):
        assert REPORTS not in words(opened(rig, member))
    report(rig)
    go_round(rig)
    waits = home(rig, ANA)
    assert f"{REPORTS} reports *Training* of *Owl* done." in waits
    assert "> AUC &lt;0.91&gt;" in waits
    assert "<https://runs.example.com/7|run>" in waits
    assert "0 of 2 confirmations." in waits
    assert REPORTS not in words(pressed(rig, ANA, CONFIRM))
    go_round(rig)
    assert f"1 of 2 confirmations: <@{ANA}>." in home(rig, OMAR)
    assert REPORTS not in words(pressed(rig, OMAR, CONFIRM))
    assert training(rig) is PhaseStatus.DONE
    rig.deliver_all()
    assert "it is done" in words(rig.direct(ANA))


def test_whom_it_does_not_wait_for_sees_nothing_of_it(rig: Rig) -> None:
    report(rig)
    for member in (DANA, SAM, PRIYA, GUEST):
        assert REPORTS not in words(opened(rig, member))
    assert "Owl" not in words(opened(rig, SAM))


def test_it_is_rejected_with_a_reason_and_then_waits_for_nobody(rig: Rig) -> None:
    report(rig)
    assert CONFIRM in buttons(opened(rig, OMAR))
    opened(rig, ANA)
    rig.slack.click_in_home(ANA, REJECT)
    rig.wait(lambda: rig.slack.view_of(ANA))
    rig.submit(ANA, {"reason": {"written": "it leaks"}})
    rig.wait(lambda: REPORTS not in home(rig, ANA))
    go_round(rig)
    assert REPORTS not in home(rig, OMAR)
    rig.deliver_all()
    assert "it leaks" in words(rig.card("C0COFFEE"))


def test_a_click_that_comes_too_late_is_explained_and_the_home_is_drawn_anew(rig: Rig) -> None:
    report(rig)
    opened(rig, ANA)
    rig.mark_done(OMAR, "C0COFFEE", "owl training")
    seen = len(rig.slack.direct_messages(ANA))
    assert REPORTS not in words(pressed(rig, ANA, CONFIRM))
    told = rig.next_message(ANA, rig.slack.direct_channel(ANA), seen)
    assert "the phase changed meanwhile" in words(told)


def test_in_my_work_it_is_confirmed_and_the_form_to_reject_it_opens_above(rig: Rig) -> None:
    report(rig)
    assert rig.slack.shortcut(ANA, MY_WORK_SHORTCUT).error == ""
    work = rig.wait(lambda: rig.slack.view_of(ANA))
    assert rig.slack.click_in_view(ANA, REJECT).error == ""
    rig.wait(lambda: (rig.slack.view_of(ANA) or {})["id"] != work["id"])
    rig.slack.close_view(ANA)
    assert (rig.slack.view_of(ANA) or {})["id"] == work["id"]
    assert rig.slack.click_in_view(ANA, CONFIRM).error == ""
    rig.wait(lambda: REPORTS not in words(rig.slack.view_of(ANA) or {}))
    assert published(rig) == [], "who never opened their Home has none"
