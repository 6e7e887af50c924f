"""They are the people of the last answer; before goes back along the holders of a role."""

from datetime import timedelta

import pytest

from bot.files.registry import read_registry
from bot.playground.sample import sample_projects
from tests.databases import on_either
from tests.dialogues.talking import asked, dialogue, told
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA
from tests.rig import ACME, Rig, words

CHURN, KESTREL = "C0CHURN", "C0KESTREL"
HOLDS = "{role: ml_engineer, member: U0DANA}"
STANDS_BY = "{role: ml_engineer, member: U0LEE, backup: true}"


def registry_says(rig: Rig, *changes: tuple[str, str]) -> None:
    """Import the sample projects a week later, with something else in them."""
    rig.clock.advance(timedelta(days=7))
    text = sample_projects()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    rig.core.import_registry(read_registry(text, "sample.yaml").content, ACME)


def holds(*members: str) -> str:
    return "\n      - ".join(f"{{role: ml_engineer, member: {member}}}" for member in members)


def test_they_are_all_who_hold_the_role(rig: Rig) -> None:
    registry_says(rig, (HOLDS, holds(DANA, OMAR)))
    answers = dialogue(
        rig,
        CHURN,
        "who is the ML engineer?",
        "what else do they do?",
        "are they on kestrel too?",
        "and for kestrel?",
    )
    assert f"<@{DANA}> and <@{OMAR}>" in answers[0]
    assert f"<@{DANA}> is *Churn predictor*: ML engineer" in answers[1].replace("\n", " ")
    assert f"<@{OMAR}> is *Churn predictor*: developer" in answers[1].replace("\n", " ")
    assert f"<@{DANA}> holds no role there" in answers[2]
    assert f"<@{OMAR}> holds no role there" in answers[2]
    assert f"<@{DANA}> holds no role there" in answers[3]


def test_she_is_whom_the_last_answer_named(rig: Rig) -> None:
    answers = dialogue(
        rig, CHURN, "who is the ML engineer?", "who is the backup?", "what else does he do?"
    )
    assert f"<@{LEE}> is *Atlas search*: data engineer" in answers[2].replace("\n", " ")


def test_the_members_of_a_group_are_meant(rig: Rig) -> None:
    answers = dialogue(rig, KESTREL, "who is the data engineer?", "what else do they do?")
    assert f"<@{LEE}> is" in answers[1]
    assert f"<@{PRIYA}> is" in answers[1]


def test_a_private_project_is_not_told_of_them_either(rig: Rig) -> None:
    private = ("lead: U0INES", "lead: U0INES\n    private: true")
    registry_says(rig, private, (HOLDS, holds(DANA, ANA)))
    answers = dialogue(rig, CHURN, "who is the ML engineer?", "what else do they do?")
    assert f"<@{ANA}> is" in answers[1]
    assert "Atlas" not in answers[1]


@on_either
def test_before_goes_back_from_holder_to_holder(rig: Rig) -> None:
    registry_says(rig, (HOLDS, holds(OMAR, PRIYA)))
    registry_says(rig, (HOLDS, holds(INES)))
    answers = dialogue(
        rig,
        CHURN,
        "who is the ML engineer?",
        "who was it before?",
        "and before that?",
        "and before that?",
    )
    assert f"*Churn predictor*: <@{INES}>" in answers[0]
    assert "*ML engineer* of *Churn predictor* until <!date^" in answers[1]
    assert f"|2026-12-07>: <@{OMAR}> and <@{PRIYA}>." in answers[1]
    assert f"|2026-11-30>: <@{DANA}>." in answers[2]
    assert "I know of nobody who was ML engineer of *Churn predictor* before that." in answers[3]


def test_whoever_was_it_before_is_spoken_of(rig: Rig) -> None:
    registry_says(rig, (HOLDS, holds(OMAR)))
    answers = dialogue(
        rig, CHURN, "who handles model versioning?", "who was it before?", "what does she do now?"
    )
    assert f"<@{DANA}> holds no role" in answers[2]


def test_backups_of_before_are_told(rig: Rig) -> None:
    registry_says(rig, (STANDS_BY, STANDS_BY.replace(LEE, OMAR)))
    answers = dialogue(rig, CHURN, "who is the backup for the ML engineer?", "who was it before?")
    assert "Backup of the ML engineer of *Churn predictor* until <!date^" in answers[1]
    assert f"|2026-11-30>: <@{LEE}>." in answers[1]


def test_of_a_vacant_role_the_last_holder_is_known(rig: Rig) -> None:
    registry_says(rig, (f"- {HOLDS}\n", "\n"), (f"      - {STANDS_BY}\n", ""))
    answers = dialogue(rig, CHURN, "who is the ML engineer?", "who was it before?")
    assert "Nobody holds this role" in answers[0]
    assert f"|2026-11-30>: <@{DANA}>." in answers[1]


@pytest.mark.parametrize("text", ["who was the ML engineer before?", "who was our previous MLE?"])
def test_who_was_it_before_may_be_a_first_question(rig: Rig, text: str) -> None:
    registry_says(rig, (HOLDS, holds(OMAR)))
    assert f"|2026-11-30>: <@{DANA}>." in words(asked(rig, CHURN, text))


def test_phases_go_back_as_before(rig: Rig) -> None:
    answers = dialogue(rig, CHURN, "is model building done?", "and before that?")
    assert "*Feature engineering* of *Churn predictor*" in answers[1]


def test_a_thread_elsewhere_knows_nobody_from_here(rig: Rig) -> None:
    asked(rig, CHURN, "who is the ML engineer?")
    assert f"<@{DANA}>" not in words(told(rig, "what else do they do?", ANA))


def test_before_is_told_of_the_only_project_that_somebody_is_on(rig: Rig) -> None:
    registry_says(rig, (HOLDS, holds(INES)))
    answer = words(told(rig, "who was the ML engineer before?", OMAR))
    assert "*ML engineer* of *Churn predictor* until" in answer
    assert f"<@{DANA}>" in answer
