"""A phase is taken out of its workflow: offers of it are taken back, who works on it is told."""

from collections.abc import Generator

import pytest

from bot.files.registry import read_registry
from domain.ids import PhaseKey
from domain.projects import PhaseStatus
from tests.dialogues.forms import chosen, opened, saved
from tests.factories import DANA, OMAR, SAM
from tests.rig import ACME, Rig, buttons, running_rig, words

COFFEE, CHECK = "C0COFFEE", PhaseKey("check")
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
    lead: U0OMAR
    workflow: own
    assignments: [{{role: data_engineer, member: U0SAM}}, {{role: ml_engineer, member: U0DANA}}]
"""


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    """Dana is asked to check."""
    with running_rig(sample_url) as started:
        started.core.import_registry(read_registry(WITH, "own.yaml").content, ACME)
        started.mark_done(SAM, COFFEE, "begin")
        started.deliver()
        yield started


def take_out(rig: Rig) -> None:
    """Import a file whose workflow has the phase no longer."""
    without = read_registry(WITH.replace(GONE, ""), "own.yaml").content
    rig.core.import_registry(without, ACME)
    rig.deliver()


def accept(rig: Rig) -> None:
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    rig.wait(lambda: rig.project("own").phase(CHECK).status is PhaseStatus.ACTIVE)
    rig.deliver()


def test_the_offer_and_the_card_say_that_it_was_taken_back(rig: Rig) -> None:
    take_out(rig)
    (offer,) = rig.slack.direct_messages(DANA)
    assert buttons(offer) == []
    assert "*Check* of *Own* was offered to you as ML engineer." in words(offer)
    assert "Taken back, since it is not the phase’s turn any longer" in words(offer)
    assert "Waits for" not in words(rig.card(COFFEE)).partition("*End*")[0]


def test_nothing_waits_any_longer_and_nobody_is_reminded(rig: Rig) -> None:
    take_out(rig)
    told = words(rig.command(DANA, COFFEE, "ask what waits for me?"))
    assert "Check" not in told
    rig.deliver_all()
    assert len(rig.slack.direct_messages(DANA)) == 1


def test_who_accepted_it_is_told_once_by_whom_and_where_the_project_is(rig: Rig) -> None:
    accept(rig)
    opened(rig, OMAR, COFFEE, "workflow own")
    chosen(rig, OMAR, "own_part:1", "own/check")
    before = len(rig.slack.direct_messages(DANA))
    assert saved(rig, OMAR, its_gone=["yes"]) == {}
    rig.deliver_all()

    (told,) = rig.slack.direct_messages(DANA)[before:]
    assert (
        "<@U0OMAR> changed the workflow of *Own*: *Check*, which you worked on, is no longer part "
        "of it. *Own* is in *end* (ready)." in words(told)
    )
    assert buttons(told) == []
    take_out(rig)
    assert len(rig.slack.direct_messages(DANA)) == before + 1


def test_a_file_tells_it_too_but_not_what_is_back_before_it_is_read(rig: Rig) -> None:
    accept(rig)
    before = len(rig.slack.direct_messages(DANA))
    rig.core.import_registry(read_registry(WITH.replace(GONE, ""), "own.yaml").content, ACME)
    rig.core.import_registry(read_registry(WITH, "own.yaml").content, ACME)
    rig.deliver_all()
    assert not any("workflow" in words(m) for m in rig.slack.direct_messages(DANA)[before:])


def test_without_a_holder_whoever_is_accountable_is_told(rig: Rig) -> None:
    active = f"{WITH}    phases: {{check: active}}\n"
    rig.core.import_registry(read_registry(active, "own.yaml").content, ACME)
    take_out(rig)
    assert "The operator changed the workflow of *Own*: *Check*" in words(rig.direct(DANA))
