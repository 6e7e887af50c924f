"""One hour, tomorrow, next Monday: by the clocks and in the working hours of who asked."""

from datetime import UTC, date, datetime

import pytest

from domain.handoffs.hours.calendar import Away, Calendar, WorkingHours
from domain.handoffs.hours.snoozing import Snooze, snoozed_until

MADRID = Calendar("Europe/Madrid")
HOUR, TOMORROW, MONDAY = Snooze


def at(*moment: int) -> datetime:
    return datetime(2026, *moment, tzinfo=UTC)


@pytest.mark.parametrize(
    ("snooze", "now", "until"),
    [
        (HOUR, at(11, 30, 12), at(11, 30, 13)),
        (HOUR, at(11, 30, 16, 30), at(12, 1, 8)),  # 18:30 there: no working time any longer
        (HOUR, at(12, 4, 16, 30), at(12, 7, 8)),
        (TOMORROW, at(11, 30, 12), at(12, 1, 8)),
        (TOMORROW, at(12, 4, 12), at(12, 7, 8)),  # a Friday
        (TOMORROW, at(11, 30, 23, 30), at(12, 2, 8)),  # Tuesday there already
        (MONDAY, at(11, 30, 12), at(12, 7, 8)),
        (MONDAY, at(12, 6, 12), at(12, 7, 8)),
        (MONDAY, at(10, 23, 12), at(10, 26, 8)),  # the clocks go back in between
        (MONDAY, at(3, 27, 12), at(3, 30, 7)),  # and forward
    ],
)
def test_it_is_the_first_working_moment_of_what_was_asked_for(
    snooze: Snooze, now: datetime, until: datetime
) -> None:
    assert snoozed_until(snooze, MADRID, now) == until


def test_nobody_is_reminded_on_a_day_off() -> None:
    calendar = Calendar(
        "America/Los_Angeles",
        WorkingHours(frozenset({1, 2}), 10 * 60, 12 * 60),
        Away(date(2026, 12, 7), date(2026, 12, 8)),
    )
    assert snoozed_until(MONDAY, calendar, at(11, 30, 20)) == at(12, 9, 18)
