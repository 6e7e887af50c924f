"""A registry file carries what a team taught and which questions it keeps."""

import pytest

from domain.errors import FileMistake
from domain.ids import ResponsibilityKey, WorkspaceId
from domain.teaching.comparing import SavedQuestion
from domain.teaching.lessons import ExactPhrase, MovedResponsibility, NewAlias
from tests.bot.use_cases.registry_file import LOCAL, TEAM, Office
from tests.factories import DATA_ENGINEER, DEVELOPER, ML_ENGINEER

VERSIONING = ResponsibilityKey("model_versioning")
LESSONS = """\
taught:
- {phrase: 'who owns the zebra board?', role: developer, topic: the zebra board}
- {alias: quagga index, responsibility: model_versioning}
- {responsibility: drift_detection, role: data_engineer}
kept_questions:
- {question: 'who handles model versioning?', role: ml_engineer}
"""
MISTAKES = (
    ("taught: [{phrase: a}]", 2, 'a lesson is "phrase" with "role"'),
    ("taught: [{phrase: a, alias: b, role: developer}]", 2, 'a lesson is "phrase" with "role"'),
    ("taught: [{alias: b, responsibility: model_versioning, topic: c}]", 2, "only a"),
    ("taught:\n- {phrase: a, role: developer}\n- {phrase: A, role: developer}", 4, "already"),
    ("taught:\n- {phrase: a, role: chef}", 3, "I know no role called “chef”"),
    ("taught:\n- {alias: a, responsibility: cooking}", 3, "“cooking”"),
    ("kept_questions:\n- {question: who cooks?, role: chef}", 3, '"chef" is not the key of'),
)


def test_a_file_teaches_and_keeps(office: Office) -> None:
    report = office.read(TEAM + LESSONS)
    with office.open_work(LOCAL) as work:
        assert work.registry.own_knowledge().lessons == (
            ExactPhrase("who owns the zebra board?", DEVELOPER, "the zebra board"),
            NewAlias("quagga index", VERSIONING),
            MovedResponsibility(ResponsibilityKey("drift_detection"), DATA_ENGINEER),
        )
        kept = SavedQuestion("who handles model versioning?", ML_ENGINEER)
        assert work.teachings.kept() == (kept,)
        assert office.shelf.of(work).phrases
    assert list(report.lines())[3:7] == [
        "created lesson “who owns the zebra board?” = developer",
        "created lesson “quagga index” = model_versioning",
        "created lesson drift_detection → data_engineer",
        "created kept question who handles model versioning?",
    ]


def test_the_same_file_again_changes_nothing(office: Office) -> None:
    office.read(TEAM + LESSONS)
    assert list(office.try_out(TEAM + LESSONS).lines()) == ["0 created, 0 changed, 9 unchanged"]
    assert office.read(TEAM + LESSONS).differences == ()
    assert office.count("teachings") == 3


def test_what_was_taught_is_exported_and_can_be_taught_elsewhere(office: Office) -> None:
    office.read(TEAM + LESSONS)
    written = office.written()
    assert written.endswith(LESSONS)
    other = WorkspaceId("T0OTHER")
    office.read(written.replace("workspace: local", "workspace: T0OTHER"))
    assert office.written(other) == written.replace("workspace: local", "workspace: T0OTHER")
    assert office.read(written).differences == ()


def test_lessons_that_undo_each_other_are_all_carried_over(office: Office) -> None:
    there = "- {responsibility: drift_detection, role: data_engineer}\n"
    back = "- {responsibility: drift_detection, role: ml_engineer}\n"
    moves = f"taught:\n{there}{back}{there}"
    office.read(f"version: 1\n{moves}")
    assert office.written().endswith(moves)
    assert office.read(office.written()).differences == ()


def test_a_workspace_that_was_taught_nothing_exports_no_lessons(office: Office) -> None:
    office.read(TEAM)
    assert "taught" not in office.written()


@pytest.mark.parametrize(("part", "line", "sentence"), MISTAKES)
def test_a_lesson_that_does_not_fit_is_told_with_its_line(
    office: Office, part: str, line: int, sentence: str
) -> None:
    with pytest.raises(FileMistake) as mistake:
        office.read(f"version: 1\n{part}\n")
    assert mistake.value.line == line
    assert sentence in str(mistake.value)
    assert office.count("teachings") == 0
