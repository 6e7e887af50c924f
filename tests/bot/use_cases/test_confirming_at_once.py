"""Two confirmations of one report at the same moment: both count, and the phase is done once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.handoffs.confirming import KeepReport, SettleReport
from domain.handoffs.commands import CompletePhase
from domain.ids import MemberId, PhaseKey, ProjectKey
from domain.projects import Person, PhaseStatus, Pipeline
from tests.bot.use_cases.registry_file import LOCAL, Office
from tests.factories import ANA, INES, NOW, OMAR

OWL, TRAIN = ProjectKey("owl"), PhaseKey("train")
WORLD = f"""
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
projects:
  - key: owl
    name: Owl
    workflow: trained
    assignments:
      - {{role: data_scientist, member: {ANA}}}
      - {{role: data_scientist, member: {OMAR}}}
      - {{role: data_scientist, member: {INES}}}
"""


@pytest.mark.parametrize("needed", [2, 3])
def test_confirmations_at_the_same_moment_all_count_and_complete_it_once(
    office: Office, needed: int
) -> None:
    office.read(WORLD.replace("confirmations: 2", f"confirmations: {needed}"))
    change = ChangeProject(office.open_work, office.shelf, lambda: NOW)
    nightly = Pipeline("nightly", (OWL,), (TRAIN,))
    order = Order(LOCAL, OWL, nightly)
    report = KeepReport(change)(order, nightly, CompletePhase(TRAIN, nightly, "AUC 0.91"))
    start = Barrier(needed, timeout=10)

    def confirm(member: MemberId) -> None:
        by = Person(member)
        start.wait()
        SettleReport(change).confirm(replace(order, actor=by), report.id, by)

    with ThreadPoolExecutor(needed) as people:
        for ended in [people.submit(confirm, member) for member in (ANA, OMAR, INES)[:needed]]:
            ended.result()
    with office.open_work(LOCAL) as work:
        kept = work.permits.reports.of(report.id)
        (phase,) = work.registry.project(OWL).phases
    assert len(kept.confirmed) == needed
    assert (phase.status, phase.completions) == (PhaseStatus.DONE, 1)
