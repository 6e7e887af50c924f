"""Who held a role before somebody, and orders to give one: neither names whoever holds it today."""

from tests.dialogues.talking import asked
from tests.factories import ANA, DANA
from tests.rig import Rig, words

CHURN = "C0CHURN"


def test_before_somebody_by_name_is_not_today(rig: Rig) -> None:
    for text in (
        "who was the ml engineer before Dana?",
        "who was ml engineer before Dana on churn?",
    ):
        answer = words(asked(rig, CHURN, text))
        assert "I know of nobody who was ML engineer of *Churn predictor* before" in answer
        assert f"<@{DANA}>" not in answer


def test_an_order_to_give_a_role_is_told_the_form(rig: Rig) -> None:
    for text in ("make Sam the ml engineer of atlas", "can you give the developer role to Sam?"):
        answer = words(asked(rig, CHURN, text))
        assert "`/baton assign` opens the form" in answer
        assert f"<@{ANA}>" not in answer
