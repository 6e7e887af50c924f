"""Our own mention is nobody's name, wherever in a text it stands; another one's is not ours."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.playground.sample import SEED
from bot.playground.seed import Member
from tests.dialogues.talking import asked, told
from tests.factories import ANA, DANA
from tests.rig import Rig, running_rig, words

CHURN = "C0CHURN"
NORA = Member("U0NORA", "nora", "Nora Lind")  # the registry does not know her


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample projects, with somebody in the workspace whom the registry does not know."""
    database = shutil.copy(sample_file, tmp_path / "baton.db")
    seed = replace(SEED, members=(*SEED.members, NORA))
    with running_rig(f"sqlite:///{database}", seed) as started:
        yield started


@pytest.mark.parametrize(
    "text",
    [
        "can @Baton tell me who deploys?",
        "who deploys here, @Baton?",
        "hey, is @Baton able to say who deploys here?",
        "who does deployments? thanks @Baton",
    ],
)
def test_we_are_no_person_whatever_door_is_used(rig: Rig, text: str) -> None:
    for answer in (asked(rig, CHURN, text), rig.command(ANA, CHURN, f"ask {text}")):
        assert f"On *Churn predictor*: <@{DANA}>" in words(answer)
    assert "ML engineer" in words(told(rig, text))


@pytest.mark.parametrize(
    "text", ["@nora's roles?", "hey @nora does what?", "which roles are held by @nora"]
)
def test_somebody_else_is_not_taken_for_us(rig: Rig, text: str) -> None:
    for answer in (
        asked(rig, CHURN, text),
        told(rig, f"@Baton {text}"),
        rig.command(ANA, CHURN, f"ask {text}"),
    ):
        assert f"<@{NORA.id}> holds no role" in words(answer)


def test_what_is_kept_does_not_mention_us(rig: Rig) -> None:
    rig.command(ANA, CHURN, "ask can @Baton say who handles the zebra board?")
    listed = words(rig.command(ANA, CHURN, "unanswered"))
    assert "zebra board" in listed
    assert "aton say" not in listed.lower()
