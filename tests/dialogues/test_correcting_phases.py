"""Which workflow a project follows and where its phases stand, corrected in a form by its lead."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.files.registry import read_registry, write_registry
from bot.playground.sample import SEED
from bot.playground.seed import Member
from domain.ids import PhaseKey
from domain.projects import PhaseStatus
from tests.dialogues.forms import chosen, opened, saved
from tests.factories import ANA, PRIYA, a_knowledge_base
from tests.rig import ACME, Rig, running_rig, words

CHURN = "C0CHURN"  # Priya leads it; at model evaluation, which Ana holds
ADMIN = "U0ADMIN"
SHORT = """
version: 1
workflows:
- key: short
  name: Short way
  phases:
  - {key: model_building, name: Model building, accountable: data_scientist, start_with: Build.}
  - {key: ship, name: Shipping, accountable: ml_engineer, after: [model_building], start_with: Go.}
"""


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample projects, an admin, and a second workflow."""
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    seed = replace(SEED, members=(*SEED.members, Member(ADMIN, "ada", is_admin=True)))
    with running_rig(url, seed, knowledge=a_knowledge_base()) as started:
        started.core.import_registry(read_registry(SHORT, "short.yaml").content, ACME)
        yield started


def status(rig: Rig, phase: str) -> PhaseStatus:
    return rig.project("churn").phase(PhaseKey(phase)).status


def test_statuses_are_corrected_as_a_file_would_and_the_file_shows_it(rig: Rig) -> None:
    view = opened(rig, PRIYA, CHURN, "correct")
    assert "Which workflow does *Churn predictor* follow?" in words(view)
    assert saved(rig, PRIYA, model_evaluation="done") == {}

    assert status(rig, "model_evaluation") is PhaseStatus.DONE
    assert status(rig, "model_deployment") is PhaseStatus.READY  # follows, nobody said it
    assert "Model deployment: ready" in words(rig.slack.view_of(PRIYA) or {})
    exported = write_registry(rig.core.export_registry(ACME))
    assert "model_evaluation: done, model_deployment: ready" in exported.replace("\n     ", "")
    again = rig.core.import_registry(read_registry(exported, "exported.yaml").content, ACME)
    assert again.differences == ()


def test_another_workflow_takes_back_what_no_longer_stands(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")  # offers the deployment
    assert rig.project("churn").open_offers()
    opened(rig, PRIYA, CHURN, "correct")
    view = chosen(rig, PRIYA, "project_workflow", "short")
    assert "Shipping" in str(view)
    assert saved(rig, PRIYA, ship="active") == {}

    now = rig.project("churn")
    assert (now.workflow, len(now.phases)) == ("short", 2)
    assert status(rig, "ship") is PhaseStatus.ACTIVE
    assert now.open_offers() == ()
    assert "One open offer was taken back" in words(rig.slack.view_of(PRIYA) or {})


def test_what_cannot_be_is_told_at_its_field(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "correct")
    errors = saved(rig, PRIYA, model_building="ready")
    assert errors == {
        "model_building": '"Model evaluation" cannot be active while "Model building", which comes '
        "before it, is ready."
    }
    assert status(rig, "model_building") is PhaseStatus.DONE
    assert saved(rig, PRIYA, model_building="done", monitoring="done").keys() == {"monitoring"}


def test_two_at_once_lose_nothing(rig: Rig) -> None:
    opened(rig, PRIYA, CHURN, "correct")
    opened(rig, ADMIN, CHURN, "correct")
    assert saved(rig, ADMIN, model_evaluation="done", model_deployment="active") == {}
    assert saved(rig, PRIYA, model_evaluation="skipped", data_ingestion="skipped") == {}
    anew = words(rig.slack.view_of(PRIYA) or {})
    assert "Somebody changed the same meanwhile" in anew
    assert "Model deployment: active" in anew
    assert status(rig, "data_ingestion") is PhaseStatus.DONE
    assert saved(rig, PRIYA) == {}
    assert status(rig, "model_evaluation") is PhaseStatus.SKIPPED
    assert status(rig, "data_ingestion") is PhaseStatus.SKIPPED
    assert status(rig, "model_deployment") is PhaseStatus.ACTIVE


def test_only_the_lead_or_an_admin_may(rig: Rig) -> None:
    told = words(rig.command(ANA, CHURN, "correct"))
    assert "Only the lead or a workspace admin may say where the phases stand" in told
    assert rig.slack.view_of(ANA) is None
    assert "workflow" not in words(rig.command(ANA, CHURN, "workflow of churn")).casefold()[:20]
