"""What a pipeline reports is done once enough people confirmed it, and not before."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.files.registry import read_registry
from bot.use_cases.handoffs.pipelines import Reported
from domain.handoffs.confirming import Report, ReportWaits
from domain.ids import PhaseKey, ProjectKey
from domain.projects import PhaseStatus, Pipeline
from tests.factories import ANA, DANA, INES, OMAR, SAM
from tests.rig import ACME, Rig, buttons, running_rig, words

CHURN = "C0CHURN"
REGISTRY = f"""
version: 1
workflows:
  - key: trained
    name: Trained
    phases:
      - key: train
        name: Training
        accountable: data_scientist
        start_with: Train.
        confirmations: 2
      - {{key: ship, name: Shipping, accountable: ml_engineer, after: [train], start_with: Ship.}}
projects:
  - key: owl
    name: Owl
    channels: [C0COFFEE]
    workflow: trained
    assignments:
      - {{role: data_scientist, member: {ANA}}}
      - {{role: data_scientist, member: {OMAR}}}
      - {{role: data_scientist, member: {INES}}}
      - {{role: ml_engineer, member: {DANA}}}
"""
ELK = REGISTRY.replace("owl", "elk").replace("Owl", "Elk")
REPORTED = Reported(ProjectKey("owl"), PhaseKey("train"), "AUC 0.91", key="run-7")


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    with running_rig(url) as started:
        started.core.import_registry(read_registry(REGISTRY, "owl.yaml").content, ACME)
        started.deliver_all()
        yield started


@pytest.fixture
def token(rig: Rig) -> str:
    return rig.core.tokens.create(ACME, "nightly", ("owl",), ("train",))


def report(rig: Rig, token: str) -> None:
    made = rig.core.complete_by_pipeline(token, REPORTED)
    assert isinstance(made, Report)
    rig.deliver_all()


def press(rig: Rig, member: str, action: str = "confirm_report") -> None:
    rig.click(member, rig.slack.direct_channel(member), rig.direct(member), action)


def confirmed(rig: Rig, member: str, says: str) -> None:
    rig.clock.advance(timedelta(seconds=1))
    press(rig, member)
    rig.wait(lambda: rig.jobs.planned or None)
    rig.deliver_all()
    assert says in words(rig.slack.messages("C0COFFEE")[0])


def training(rig: Rig) -> PhaseStatus:
    return rig.project("owl").phases[0].status


def test_the_second_confirmation_completes_it_with_what_the_pipeline_sent(
    rig: Rig, token: str
) -> None:
    report(rig, token)
    assert training(rig) is PhaseStatus.READY
    assert "Pipeline *nightly* reports *Training* of *Owl* done" in words(rig.direct(ANA))
    assert buttons(rig.direct(ANA)) == ["confirm_report", "reject_report"]
    confirmed(rig, ANA, f"1 of 2 confirmations: <@{ANA}>")
    confirmed(rig, OMAR, "it is done")
    done = rig.project("owl").phases[0].completion
    assert done is not None
    assert (done.by, done.note) == (Pipeline("nightly"), "AUC 0.91")
    assert "AUC 0.91" in words(rig.direct(DANA))
    assert buttons(rig.direct(INES)) == []
    again = rig.core.complete_by_pipeline(token, REPORTED)
    assert isinstance(again, Report)
    assert again.status == "confirmed", "the same report counts once"


def test_a_person_confirms_once_and_others_may_not(rig: Rig, token: str) -> None:
    report(rig, token)
    confirmed(rig, ANA, "1 of 2")
    place = rig.slack.direct_channel(ANA)
    before = len(rig.slack.visible_to(ANA, place))
    press(rig, ANA)
    assert "You confirmed training already" in words(rig.next_message(ANA, place, before))
    before = len(rig.slack.visible_to(DANA, "C0COFFEE"))
    rig.click(DANA, "C0COFFEE", rig.slack.messages("C0COFFEE")[0], "confirm_report")
    told = rig.next_message(DANA, "C0COFFEE", before)
    assert "Only the data scientist, the lead or a workspace admin may confirm" in words(told)
    assert training(rig) is PhaseStatus.READY
    with pytest.raises(ReportWaits):
        rig.core.complete_by_pipeline(token, Reported(REPORTED.project, REPORTED.phase))


def test_who_is_asked_since_somebody_is_away_may_confirm(rig: Rig, token: str) -> None:
    rig.command(ANA, CHURN, f"away until friday to <@{SAM}|sam>")
    report(rig, token)
    assert rig.slack.direct_messages(ANA) == []
    confirmed(rig, SAM, f"1 of 2 confirmations: <@{SAM}>")


def test_a_rejection_says_why_and_the_next_report_counts_anew(rig: Rig, token: str) -> None:
    report(rig, token)
    press(rig, ANA, "reject_report")
    rig.wait(lambda: rig.slack.view_of(ANA))
    assert rig.slack.submit(ANA, {"reason": {"written": " "}}).errors
    assert rig.slack.submit(ANA, {"reason": {"written": "it leaks"}}).errors == {}
    rig.deliver_all()
    assert "rejected it" in words(rig.direct(OMAR))
    assert "it leaks" in words(rig.direct(OMAR))
    anew = Reported(REPORTED.project, REPORTED.phase, key="run-8")
    assert isinstance(rig.core.complete_by_pipeline(token, anew), Report)


def test_of_two_reports_in_a_digest_the_second_has_a_menu(rig: Rig) -> None:
    rig.core.import_registry(read_registry(ELK, "elk.yaml").content, ACME)
    rig.command(ANA, CHURN, "digest 9:30")
    token = rig.core.tokens.create(ACME, "nightly", ("owl", "elk"), ("train",))
    for project in ("owl", "elk"):
        rig.core.complete_by_pipeline(token, replace(REPORTED, project=ProjectKey(project)))
    rig.deliver_all()
    pressed = buttons(rig.direct(ANA))
    assert pressed == ["confirm_report:1", "reject_report:2", "settle_report:3"]
    menu = rig.direct(ANA)["blocks"][-1]["elements"][0]["options"]
    confirm, reject = (one["value"] for one in menu)
    rig.click(ANA, rig.slack.direct_channel(ANA), rig.direct(ANA), "settle_report:3", confirm)
    rig.wait(lambda: rig.jobs.planned or None)
    rig.deliver_all()
    assert "1 of 2 confirmations" in words(rig.direct(ANA))
    assert "0 of 2 confirmations" in words(rig.direct(ANA)), "the other one waits as before"
    rig.clock.advance(timedelta(seconds=1))
    rig.click(ANA, rig.slack.direct_channel(ANA), rig.direct(ANA), "settle_report:3", reject)
    rig.wait(lambda: rig.slack.view_of(ANA))
    assert rig.slack.submit(ANA, {"reason": {"written": "it leaks"}}).errors == {}
    rig.deliver_all()
    assert "it leaks" in words(rig.direct(ANA))
    assert buttons(rig.direct(ANA)) == ["confirm_report:1", "reject_report:2"]


def test_whoever_marks_it_done_meanwhile_settles_it(rig: Rig, token: str) -> None:
    report(rig, token)
    rig.mark_done(OMAR, "C0COFFEE", "owl training")
    place = rig.slack.direct_channel(ANA)
    before = len(rig.slack.visible_to(ANA, place))
    press(rig, ANA)
    assert "the phase changed meanwhile" in words(rig.next_message(ANA, place, before))
    rig.deliver_all()
    assert buttons(rig.direct(ANA)) == []


def test_the_setting_survives_export_and_import(rig: Rig) -> None:
    (workflow,) = rig.core.export_registry(ACME).workflows
    assert workflow.phases[0].confirmations == 2
