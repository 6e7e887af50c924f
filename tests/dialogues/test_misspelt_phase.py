"""`/baton done` with a phase that is misspelt: it is not swallowed as a note, and is offered."""

from collections.abc import Generator

import pytest

from bot.files.registry import read_registry
from domain.ids import PhaseKey
from domain.projects import PhaseStatus
from tests.factories import ANA, SAM
from tests.rig import ACME, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # at model evaluation, Ana's

COFFEE = "C0COFFEE"
TWO = """
version: 1
workflows:
  - key: two
    name: Two
    phases:
      - {key: first, name: First check, accountable: developer, start_with: Go.}
      - {key: second, name: Second check, accountable: developer, start_with: Go.}
projects:
  - key: two
    name: Two
    channels: [C0COFFEE]
    workflow: two
    assignments: [{role: developer, member: U0SAM}]
"""


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    with running_rig(sample_url) as started:
        yield started


def test_it_is_offered_in_the_preview_and_taken_at_a_click(rig: Rig) -> None:
    preview = rig.command(ANA, CHURN, "done modell evaluaton AUC is 0.9")
    assert "“modell evaluaton” reads like *Model evaluation*" in words(preview)
    assert buttons(preview) == ["confirm_done", "meant_phase", "cancel"]
    rig.click(ANA, CHURN, preview, "meant_phase")
    anew = rig.changed(ANA, CHURN, preview)
    assert "modell" not in words(anew)
    rig.click(ANA, CHURN, anew, "confirm_done")
    rig.changed(ANA, CHURN, anew)
    done = rig.project("churn").phase(PhaseKey("model_evaluation"))
    assert done.completion is not None
    assert (done.status, done.completion.note) == (PhaseStatus.DONE, "AUC is 0.9")


def test_it_may_be_a_note_all_the_same(rig: Rig) -> None:
    preview = rig.command(ANA, CHURN, "done monitorng comes later")
    assert "“monitorng” reads like *Monitoring*; here it is part of the note." in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.changed(ANA, CHURN, preview)
    done = rig.project("churn").phase(PhaseKey("model_evaluation"))
    assert done.completion is not None
    assert done.completion.note == "monitorng comes later"


def test_a_phase_that_is_not_open_is_refused_at_the_click(rig: Rig) -> None:
    preview = rig.command(ANA, CHURN, "done monitorng")
    before = len(rig.slack.visible_to(ANA, CHURN))
    rig.click(ANA, CHURN, preview, "meant_phase")
    refused = rig.next_message(ANA, CHURN, before)
    assert "Monitoring of Churn predictor still waits" in words(refused)


def test_a_note_of_its_own_is_not_asked_about(rig: Rig) -> None:
    assert "reads like" not in words(rig.command(ANA, CHURN, "done model evaluated twice"))
    assert "reads like" not in words(rig.command(SAM, CHURN, "done monitoring"))


def test_of_several_open_phases_it_is_the_one_that_is_nearly_named(rig: Rig) -> None:
    rig.core.import_registry(read_registry(TWO, "two.yaml").content, ACME)
    preview = rig.command(SAM, COFFEE, "done secnd check looks good")
    assert "Mark *Second check* of *Two* as done?" in words(preview)
    assert "I meant second check" in words(preview)
    refused = words(rig.command(SAM, COFFEE, "done looks good"))
    assert "Mark" not in refused
    assert "several open phases, first check and second check" in refused
