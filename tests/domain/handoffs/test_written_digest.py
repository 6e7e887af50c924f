"""The time of a daily digest as people write it."""

import pytest

from domain.handoffs.hours.preferences import Preferences, calendar_of
from domain.handoffs.hours.refusals import DigestUnclear
from domain.handoffs.hours.written_digest import with_digest


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("09:00", 540), ("9", 540), (" at 9:30 ", 570), ("5 pm", 1020), ("0:00", 0), ("Off", None)],
)
def test_a_time_of_the_day_is_read(text: str, minutes: int | None) -> None:
    mine = with_digest(Preferences("Asia/Tokyo", digest=60), text)
    assert mine == Preferences("Asia/Tokyo", digest=minutes)


@pytest.mark.parametrize("text", ["", "soon", "24:00", "25", "9:75", "9-17"])
def test_what_is_no_time_of_the_day_is_refused(text: str) -> None:
    with pytest.raises(DigestUnclear):
        with_digest(Preferences(), text)


def test_a_digest_alone_makes_a_calendar() -> None:
    mine = calendar_of(Preferences(digest=540), "")
    assert mine is not None
    assert (mine.time_zone, mine.digest) == ("UTC", 540)
