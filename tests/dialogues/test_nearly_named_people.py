"""Somebody whose name is written nearly right is meant; anything else strange is nobody."""

import pytest

from tests.dialogues.talking import asked
from tests.factories import DANA
from tests.rig import Rig, words

CHURN = "C0CHURN"


@pytest.mark.parametrize(
    "text", ["who is danna?", "what does Danaa do here?", "what is dana kimm working on?"]
)
def test_a_slip_in_a_name_is_no_other_person(rig: Rig, text: str) -> None:
    answer = words(asked(rig, CHURN, text))
    assert f"<@{DANA}>" in answer
    assert "ML engineer" in answer


@pytest.mark.parametrize("text", ["who is bana?", "who is dannna?", "who is quibble?"])
def test_a_name_that_is_not_near_enough_is_nobodys(rig: Rig, text: str) -> None:
    assert f"<@{DANA}>" not in words(asked(rig, CHURN, text))


def test_a_thing_called_nearly_like_somebody_is_no_person(rig: Rig) -> None:
    answer = words(asked(rig, CHURN, "who handles the danna board?"))
    assert f"<@{DANA}> has" not in answer
    assert "I don’t know who handles" in answer
