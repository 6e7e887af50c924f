"""A project that nobody here knows: it is said, and nothing of the channel's is told instead."""

import pytest

from tests.dialogues.talking import asked, told
from tests.factories import DANA
from tests.rig import Rig, words

CHURN = "C0CHURN"


@pytest.mark.parametrize(
    "text",
    [
        "who is on zebra?",
        "who is the ml engineer on zebra?",
        "what's the current phase of zebra?",
        "what's next on zebra",
        "next on zebra",
        "who handles drift on zebra?",
    ],
)
def test_an_unknown_project_is_not_the_channels(rig: Rig, text: str) -> None:
    answer = words(asked(rig, CHURN, text))
    assert "I know no project called “zebra”." in answer
    assert "Churn" not in answer


def test_the_nearest_name_is_offered(rig: Rig) -> None:
    answer = words(told(rig, "status of chrun"))
    assert "I know no project called “chrun”. Did you mean Churn predictor?" in answer


def test_a_member_is_no_unknown_project(rig: Rig) -> None:
    assert f"<@{DANA}>" in words(asked(rig, CHURN, "who is the ml engineer for Dana?"))


def test_what_a_member_does_on_a_project_is_not_how_the_project_does(rig: Rig) -> None:
    answer = words(told(rig, "what is Dana doing on churn, does anyone know?"))
    assert f"<@{DANA}>" in answer
    assert "ML engineer" in answer
