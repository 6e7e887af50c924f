"""What nearly begins with a phase's name, and what is a note."""

import pytest

from domain.ids import WorkflowKey
from domain.questions.misspelt_phase import phase_nearly_at_start
from tests.factories import a_knowledge_base

STANDARD = a_knowledge_base().workflow(WorkflowKey("standard"))


@pytest.mark.parametrize(
    ("text", "phase", "rest"),
    [
        ("modell evaluaton", "model_evaluation", ""),
        ("Modell Evaluaton AUC is 0.9", "model_evaluation", "AUC is 0.9"),
        ("modelevaluation", "model_evaluation", ""),
        ("data ingeston, all of it", "data_ingestion", "all of it"),
        ("monitorng: quiet", "monitoring", "quiet"),
    ],
)
def test_slips_of_the_finger_are_seen(text: str, phase: str, rest: str) -> None:
    found = phase_nearly_at_start(STANDARD, text)
    assert found is not None
    assert found[0].key == phase
    assert found[2] == rest


@pytest.mark.parametrize(
    "note",
    [
        "",
        "AUC is 0.91 on the holdout",
        "model evaluated twice, all is well",
        "the model is in the registry",
        "data looks fine",
        "serve it soon",
        "building took a week",
        "monitored since Monday",
        "features are in the store",
        "see the dashboard",
        "dashboard is up",
        "report attached",
        "please look at the drift",
    ],
)
def test_a_real_note_is_a_note(note: str) -> None:
    assert phase_nearly_at_start(STANDARD, note) is None
