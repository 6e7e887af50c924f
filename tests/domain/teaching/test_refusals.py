"""Every sentence about what cannot be taught, read aloud."""

import pytest

from domain.errors import BatonError
from domain.teaching.refusals import (
    AliasTaken,
    BelongsThere,
    BreaksSavedQuestion,
    LessonRefused,
    NotAnsweredSo,
    NotForYou,
    PhraseTooLong,
    PhraseWithoutWords,
    QuestionForgotten,
    ResponsibilityNotFound,
    TaughtAlready,
    TeachingNotFound,
    TeachingSettled,
    WouldContradict,
)
from domain.wording import PlainWording
from tests.domain.test_errors import Guarded
from tests.factories import ANA, INES, OMAR, PRIYA, SAM

READ_ALOUD: list[tuple[BatonError, str]] = [
    (
        PhraseWithoutWords(),
        "Write the words that people use; there is none that I could recognise.",
    ),
    (PhraseTooLong(300), "That is too long to be recognised: up to 300 characters, please."),
    (
        TaughtAlready("zebra", "ML engineer"),
        (
            "I know “zebra” already: it is the ML engineer’s. If that is wrong, undo it first: "
            "`/baton taught` lists what was taught."
        ),
    ),
    (
        AliasTaken("drift", "Drift detection", "ML engineer"),
        "“drift” is drift detection of the ML engineer already.",
    ),
    (
        BelongsThere("Model versioning", "Data engineer"),
        "Model versioning belongs to the data engineer already.",
    ),
    (
        WouldContradict("two roles claim it"),
        "That would contradict what I know: two roles claim it.",
    ),
    (
        BreaksSavedQuestion("who owns it?", "Developer"),
        (
            "Your team keeps the question “who owns it?”, and it must be answered with the "
            "developer: this would change it, so all stays as it is. "
            "`/baton forget` lets the question go."
        ),
    ),
    (NotForYou((PRIYA,)), "Only those who lead a project may do that: ask U0PRIYA."),
    (
        NotForYou((ANA, INES, OMAR, PRIYA, SAM)),
        "Only those who lead a project may do that: ask U0ANA, U0INES, U0OMAR or 2 more.",
    ),
    (TeachingSettled("taught", ANA), "U0ANA decided that already: it is taught now."),
    (TeachingSettled("taught", None), "That is taught now, so there is nothing to decide."),
    (
        TeachingNotFound(),
        "I do not know that teaching any longer; `/baton taught` lists those that I know.",
    ),
    (QuestionForgotten(), "I do not remember that question any longer; please ask it again."),
    (ResponsibilityNotFound("zebra"), "I know no role and no responsibility called “zebra”."),
    (
        NotAnsweredSo("who owns it?", "ML engineer"),
        "“who owns it?” is not answered with the ML engineer now: teach it first.",
    ),
    (
        NotAnsweredSo("who owns it?", ""),
        "“who owns it?” has no answer that names a role, so there is nothing to keep.",
    ),
]


@pytest.mark.parametrize(("error", "sentence"), READ_ALOUD)
def test_it_reads(error: BatonError, sentence: str) -> None:
    assert error.told(PlainWording()) == sentence


def test_all_of_them_are_read_here() -> None:
    read = {type(error) for error, _ in READ_ALOUD}
    refused = set(LessonRefused.__subclasses__())
    assert refused <= read


def test_what_people_wrote_is_made_harmless() -> None:
    evil = "<!channel>"
    errors: list[BatonError] = [
        TaughtAlready(evil, evil),
        AliasTaken(evil, evil, evil),
        BelongsThere(evil, evil),
        WouldContradict(evil),
        BreaksSavedQuestion(evil, evil),
        ResponsibilityNotFound(evil),
        NotAnsweredSo(evil, evil),
    ]
    for error in errors:
        assert "<!" not in error.told(Guarded()), type(error)
