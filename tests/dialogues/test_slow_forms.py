"""A form that takes longer than Slack waits: a moment is asked for, then the outcome is shown."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from bot.slack.door import LONGEST
from tests.dialogues.teaching_rig import CHURN, filled, form_by_command, shown
from tests.factories import ANA, DANA, PRIYA
from tests.rig import Rig, running_rig


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    """One that waits no longer than Slack does."""
    with running_rig(sample_url, longest=LONGEST) as started:
        yield started


@contextmanager
def busy(rig: Rig) -> Generator[None]:
    """Let somebody else write for so long that nobody else may."""
    connection = sqlite3.connect(str(rig.core.database.url.database), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("ROLLBACK")
    connection.close()


def wait_until_shown(rig: Rig, member: str, text: str) -> None:
    rig.wait(lambda: text in shown(rig, member) or None)


def test_what_became_of_it_takes_the_place_of_the_moment(rig: Rig) -> None:
    form_by_command(rig, PRIYA, "moved")
    with busy(rig):
        rig.submit(PRIYA, filled(responsibility="model_versioning", role="data_engineer"))
        assert "One moment" in shown(rig, PRIYA)
    wait_until_shown(rig, PRIYA, "*model versioning* belongs to the data engineer")


def test_a_form_that_would_have_closed_says_that_it_is_done(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.wish_to_return(DANA)
    with busy(rig):
        rig.submit(DANA, {"reason": {"written": "The sample is too small."}})
        assert "One moment" in shown(rig, DANA)
    wait_until_shown(rig, DANA, "Done.")
