"""A phase that is taken out of its workflow while it is offered: the offer is taken back."""

from collections.abc import Generator

import pytest

from bot.files.registry import read_registry
from tests.factories import DANA, SAM
from tests.rig import ACME, Rig, buttons, running_rig, words

COFFEE = "C0COFFEE"
GONE = (
    "      - {key: check, name: Check it, accountable: ml_engineer, start_with: Go., after: [a]}\n"
)
WITH = f"""
version: 1
workflows:
  - key: own
    name: Own
    phases:
      - {{key: a, name: Begin, accountable: data_engineer, start_with: Go.}}
{GONE}      - {{key: end, name: End, accountable: developer, start_with: Go., after: [a]}}
projects:
  - key: own
    name: Own
    channels: [C0COFFEE]
    workflow: own
    assignments: [{{role: data_engineer, member: U0SAM}}, {{role: ml_engineer, member: U0DANA}}]
"""


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    """Dana is asked to check, and the team takes the phase out of its workflow."""
    with running_rig(sample_url) as started:
        started.core.import_registry(read_registry(WITH, "own.yaml").content, ACME)
        started.mark_done(SAM, COFFEE, "begin")
        started.deliver()
        without = read_registry(WITH.replace(GONE, ""), "own.yaml").content
        started.core.import_registry(without, ACME)
        started.deliver()
        yield started


def test_the_offer_and_the_card_say_that_it_was_taken_back(rig: Rig) -> None:
    (offer,) = rig.slack.direct_messages(DANA)
    assert buttons(offer) == []
    assert "*Check* of *Own* was offered to you as ML engineer." in words(offer)
    assert "Taken back, since it is not the phase’s turn any longer" in words(offer)
    assert "Waits for" not in words(rig.card(COFFEE)).partition("*End*")[0]


def test_nothing_waits_any_longer_and_nobody_is_reminded(rig: Rig) -> None:
    told = words(rig.command(DANA, COFFEE, "ask what waits for me?"))
    assert "Check" not in told
    rig.deliver_all()
    assert len(rig.slack.direct_messages(DANA)) == 1
