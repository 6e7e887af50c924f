"""What waits for somebody's morning and is taken back before."""

import pytest

from domain.notifications import Retraction
from tests.bot.use_cases.test_waiting_for_hours import (
    EVENING,
    MORNING,
    lives_in,
    minding,
    press,
    queue,
)
from tests.factories import DANA
from tests.fakes.post_office import PostOffice, an_offer


@pytest.fixture(autouse=True)
def _in_the_evening(post_office: PostOffice) -> None:
    post_office.clock.reach(EVENING)


def test_what_is_taken_back_is_not_sent_in_the_morning(post_office: PostOffice) -> None:
    lives_in(post_office, DANA, "UTC")
    post_office.owe(an_offer(DANA))
    post_office.owe(Retraction(an_offer(DANA)))
    assert queue(post_office) == press(post_office) == ()
    post_office.jobs.run_all(minding(post_office))
    assert post_office.slack.texts("D0DANA") == []


def test_what_is_owed_anew_waits_anew_even_if_somebody_was_in_a_hurry_before(
    post_office: PostOffice,
) -> None:
    lives_in(post_office, DANA, "UTC")
    post_office.owe(an_offer(DANA))
    assert press(post_office) == (DANA,)
    post_office.owe(Retraction(an_offer(DANA)))
    post_office.owe(an_offer(DANA))
    assert queue(post_office) == ((DANA, MORNING),)
    post_office.jobs.run_due(minding(post_office))
    assert post_office.slack.texts("D0DANA") == []
    assert press(post_office) == (DANA,)
    post_office.jobs.run_all(minding(post_office))
    assert len(post_office.slack.texts("D0DANA")) == 1
