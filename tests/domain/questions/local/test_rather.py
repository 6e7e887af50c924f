"""Small words that decide what is meant."""

import pytest

from domain.questions.local.rather import rather
from domain.questions.readings import Intent
from tests.domain.questions.local.ears import heard


def meant(text: str, looks_like: Intent) -> Intent:
    """What becomes of a text that looks like something for sure."""
    chances = dict.fromkeys(Intent, 0.0) | {looks_like: 1.0}
    rather(chances, heard(text))
    assert sum(chances.values()) == 1
    return max(chances, key=chances.__getitem__)


@pytest.mark.parametrize(
    ("text", "looks_like", "is_meant"),
    [
        ("what follows behind the running phase", Intent.CURRENT_PHASE, Intent.NEXT_PHASE),
        ("training is followed by which phase?", Intent.CURRENT_PHASE, Intent.NEXT_PHASE),
        ("what phase comes after evaluation", Intent.CURRENT_PHASE, Intent.NEXT_PHASE),
        ("who finished the training for atlas", Intent.WHO_HANDLES, Intent.PHASE_DONE),
        ("once deployment is over, then who?", Intent.WHO_HANDLES, Intent.NEXT_ROLE),
        ("serving of churn: is that step finished?", Intent.CURRENT_PHASE, Intent.PHASE_DONE),
        ("evaluated it all, so this step is over", Intent.PHASE_DONE, Intent.MARK_DONE),
        ("how is atlas? who could look into that", Intent.PROJECT_STATUS, Intent.WHO_HANDLES),
        ("what is still left to do on churn", Intent.UNFILLED_ROLES, Intent.PROJECT_STATUS),
    ],
)
def test_small_words_decide(text: str, looks_like: Intent, is_meant: Intent) -> None:
    assert meant(text, looks_like) is is_meant


@pytest.mark.parametrize(
    ("text", "looks_like"),
    [
        ("which phase is the current one", Intent.CURRENT_PHASE),
        ("who does the training for atlas", Intent.WHO_HANDLES),
        ("who did the wrong deployment of churn and how do I undo it", Intent.WHO_HANDLES),
        ("deployment fails, who can look?", Intent.WHO_HANDLES),
        ("how is atlas doing, who can tell me that", Intent.PROJECT_STATUS),
        ("is this phase over? serving, I mean", Intent.PHASE_DONE),
        ("which roles are left without anybody", Intent.UNFILLED_ROLES),
    ],
)
def test_without_them_a_text_stays_what_it_looks_like(text: str, looks_like: Intent) -> None:
    assert meant(text, looks_like) is looks_like


def test_how_far_a_project_is_has_one_answer() -> None:
    torn = {Intent.CURRENT_PHASE: 0.4, Intent.PHASE_DONE: 0.3, Intent.PROJECT_STATUS: 0.2}
    chances = dict.fromkeys(Intent, 0.0) | torn | {Intent.OOS: 0.1}
    rather(chances, heard("has atlas got through evaluation yet?"))
    assert chances[Intent.CURRENT_PHASE] == pytest.approx(0.9)
    assert chances[Intent.OOS] == pytest.approx(0.1)
