"""`baton mine`: a member's work, as their Home shows it."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from bot.settings import read_settings
from bot.use_cases.handoffs.pipelines import Reported
from bot.wiring.core import wire_core
from domain.ids import PhaseKey, ProjectKey, WorkspaceId
from tests.bot.cli.conftest import Baton
from tests.factories import ANA, DANA, INES, LEE, PRIYA

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
    workflow: trained
    assignments: [{{role: data_scientist, member: {DANA}}}]
"""


@pytest.mark.parametrize(
    ("member", "sentences"),
    [
        (DANA, ("Nothing waits for you.", "You wait for Ana Ruiz to finish Model evaluation")),
        (ANA, ("Model evaluation of Churn predictor is yours as data scientist.",)),
        (INES, ("Nobody is the ML engineer of Atlas search, which you lead.", "lead; 4 of 10")),
        (LEE, ("Churn predictor: Data engineer and ML engineer (backup); 4 of 10 phases",)),
        ("U0NOBODY", ("Nothing waits for you.",)),
    ],
)
def test_everybody_reads_what_is_theirs(
    sample: Baton, member: str, sentences: tuple[str, ...]
) -> None:
    told = sample("mine", "--as", member)
    assert told.exit_code == 0
    assert [sentence for sentence in sentences if sentence not in told.output] == []


def test_what_waits_is_told_with_whom_it_waits_for(sample: Baton) -> None:
    done = sample("done", "churn", "model evaluation", "--as", PRIYA, "--override", "the demo")
    assert done.exit_code == 0
    assert "waits for you to accept, since 20" in sample("mine", "--as", DANA).output
    assert "You wait for Dana Kim to accept Model dep" in sample("mine", "--as", PRIYA).output
    work = json.loads(sample("mine", "--as", DANA, "--json").stdout)
    (offered,) = work["offered"]
    assert offered["handoff"] == "churn/model_deployment/1"
    assert offered["since"].startswith("20")
    assert work["projects"][0]["worn"] == [{"role_name": "ML engineer", "standing": "primary"}]


def test_what_a_pipeline_reported_waits_for_who_has_to_confirm_it(
    sample: Baton, tmp_path: Path
) -> None:
    (tmp_path / "owl.yaml").write_text(OWL)
    assert sample("registry", "import", str(tmp_path / "owl.yaml")).exit_code == 0
    with closing(wire_core(read_settings().database_url)) as core:
        token = core.tokens.create(WorkspaceId("T0ACME"), "nightly", ("owl",), ("train",))
        core.complete_by_pipeline(token, Reported(ProjectKey("owl"), PhaseKey("train")))
    told = sample("mine", "--as", DANA).output
    assert "Pipeline nightly reports Training of Owl done: 0 of 2 confirmations" in told
    assert "Nothing waits for you." not in told
    (report,) = json.loads(sample("mine", "--as", DANA, "--json").stdout)["to_confirm"]
    assert report["report"] == "owl/train/report/0/1"
