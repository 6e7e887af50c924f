"""Our own mention is nobody's name, wherever in a text it stands; another one's is not ours."""

import pytest

from tests.dialogues.talking import asked, told
from tests.factories import ANA, DANA
from tests.rig import Rig, words

CHURN = "C0CHURN"
NEWCOMER = "<@U0NEWCOMER>"  # nobody that the registry knows
WITH_US = (
    "can {us} tell me who deploys?",
    "who deploys here, {us}?",
    "hey, is {us} able to say who deploys here?",
    "{us} who deploys? thanks {us}",
)


@pytest.fixture
def us(rig: Rig) -> str:
    return f"<@{rig.slack.bot_user}>"


@pytest.mark.parametrize("text", WITH_US)
def test_we_are_no_person_whatever_door_is_used(rig: Rig, us: str, text: str) -> None:
    text = text.format(us=us)
    for answer in (
        asked(rig, CHURN, text),
        rig.command(ANA, CHURN, f"ask {text}"),
        rig.command(ANA, CHURN, f"ask {text.replace('>', '|baton>')}"),
    ):
        assert f"*Churn predictor*: <@{DANA}>" in words(answer)
    assert "ML engineer" in words(told(rig, text))


@pytest.mark.parametrize(
    "text", ["{who}'s roles?", "hey {who} does what?", "which roles are held by {who}"]
)
def test_somebody_else_is_not_taken_for_us(rig: Rig, us: str, text: str) -> None:
    text = text.format(who=NEWCOMER)
    for answer in (asked(rig, CHURN, text), told(rig, f"{us} {text}")):
        assert f"{NEWCOMER} holds no role" in words(answer)
    assert f"{NEWCOMER} holds no role" in words(rig.command(ANA, CHURN, f"ask {text}"))


def test_what_is_kept_does_not_mention_us(rig: Rig, us: str) -> None:
    rig.command(ANA, CHURN, f"ask can {us} say who handles the zebra board?")
    listed = words(rig.command(ANA, CHURN, "unanswered"))
    assert "zebra board" in listed
    assert us not in listed
