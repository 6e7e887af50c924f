"""What happened is told with a team's own names of its phases, in their order."""

from collections.abc import Generator

import pytest

from bot.files.registry import read_registry
from tests.factories import PRIYA, SAM
from tests.rig import ACME, Rig, running_rig, words

COFFEE = "C0COFFEE"
OWN = """
version: 1
workflows:
  - key: audit
    name: Audit
    phases:
      - {key: p1, name: Sign-off & review, accountable: data_engineer, start_with: Read.}
      - {key: p3, name: Left, accountable: ml_engineer, start_with: Go., after: [p1]}
      - {key: p2, name: Right, accountable: ml_engineer, start_with: Go., after: [p1]}
projects:
  - key: audit
    name: Audit
    channels: [C0COFFEE]
    lead: U0PRIYA
    workflow: audit
    assignments: [{role: data_engineer, member: U0SAM}, {role: ml_engineer, member: U0SAM}]
"""


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    """A project of its own workflow, whose keys say nothing; Sam does everything."""
    with running_rig(sample_url) as started:
        started.core.import_registry(read_registry(OWN, "own.yaml").content, ACME)
        yield started


def test_what_is_done_undone_and_skipped_has_its_name(rig: Rig) -> None:
    done = rig.mark_done(SAM, COFFEE, "sign-off & review")
    assert "*Sign-off &amp; review* of *Audit* is marked as done." in words(done)
    rig.click(SAM, COFFEE, done, "undo_done")
    undone = rig.changed(SAM, COFFEE, done)
    assert "*Sign-off &amp; review* of *Audit* is not done: I took that back." in words(undone)
    outlook = rig.command(PRIYA, COFFEE, "skip sign-off & review nobody reads it")
    rig.click(PRIYA, COFFEE, outlook, "confirm_intervention")
    skipped = rig.changed(PRIYA, COFFEE, outlook)
    assert "*Sign-off &amp; review* of *Audit* is skipped." in words(skipped)


def test_the_card_has_the_order_of_the_workflow_as_the_preview_has(rig: Rig) -> None:
    preview = rig.command(SAM, COFFEE, "done")
    rig.click(SAM, COFFEE, preview, "confirm_done")
    rig.deliver()
    for message in (preview, rig.card(COFFEE)):
        assert 0 < message["text"].index("*Left*") < message["text"].index("*Right*")


def test_who_goes_on_with_two_phases_is_named_once(rig: Rig) -> None:
    done = rig.mark_done(SAM, COFFEE, "sign-off & review")
    assert done["text"].count("goes on with another hat") == 1
