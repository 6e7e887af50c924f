"""When somebody works, over weekends, holidays and clocks that change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.handoffs.hours.calendar import MINUTES_A_DAY, Away, Calendar, Later, WorkingHours
from domain.handoffs.hours.later_texts import queue_text, until_text
from domain.handoffs.hours.refusals import AwayBackwards, HoursBackwards, NoWorkingDay
from domain.ids import MemberId

EVERY_DAY = frozenset(range(7))
ODD_ZONES = (
    *("UTC", "Europe/Madrid", "America/Los_Angeles", "Asia/Kolkata", "Asia/Kathmandu"),
    *("Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "America/St_Johns"),
    *("America/Havana", "America/Santiago", "Asia/Beirut", "Pacific/Kiritimati"),
)


def at(text: str) -> datetime:
    """A moment as `2026-11-27 19:00 Europe/Madrid` writes it."""
    day, clock, zone = text.split()
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def calendar(zone: str = "Europe/Madrid", away: Away | None = None) -> Calendar:
    return Calendar(zone, WorkingHours(), away)


@pytest.mark.parametrize(
    ("moment", "begins"),
    [
        ("2026-11-27 08:59 Europe/Madrid", "2026-11-27 09:00 Europe/Madrid"),
        ("2026-11-27 09:00 Europe/Madrid", "2026-11-27 09:00 Europe/Madrid"),
        ("2026-11-27 17:59 Europe/Madrid", "2026-11-27 17:59 Europe/Madrid"),
        ("2026-11-27 18:00 Europe/Madrid", "2026-11-30 09:00 Europe/Madrid"),
        ("2026-11-28 12:00 Europe/Madrid", "2026-11-30 09:00 Europe/Madrid"),
        ("2026-12-31 23:30 Europe/Madrid", "2027-01-01 09:00 Europe/Madrid"),
        ("2026-03-27 19:00 Europe/Madrid", "2026-03-30 09:00 Europe/Madrid"),  # clocks go forward
        ("2026-10-23 19:00 Europe/Madrid", "2026-10-26 09:00 Europe/Madrid"),  # and back
    ],
)
def test_the_next_working_moment(moment: str, begins: str) -> None:
    assert calendar().next_working(at(moment)) == at(begins)
    assert calendar().is_working(at(moment)) is (moment == begins)


def test_a_weekend_is_as_long_as_the_clocks_make_it() -> None:
    spring, autumn = "2026-03-27 18:00 Europe/Madrid", "2026-10-23 18:00 Europe/Madrid"
    usual = timedelta(hours=63)
    assert calendar().next_working(at(spring)) - at(spring) == usual - timedelta(hours=1)
    assert calendar().next_working(at(autumn)) - at(autumn) == usual + timedelta(hours=1)


@pytest.mark.parametrize(
    ("begin", "hours", "over"),
    [
        ("2026-11-27 16:00 Europe/Madrid", 2, "2026-11-27 18:00 Europe/Madrid"),
        ("2026-11-27 16:00 Europe/Madrid", 4, "2026-11-30 11:00 Europe/Madrid"),
        ("2026-11-27 20:00 Europe/Madrid", 4, "2026-11-30 13:00 Europe/Madrid"),
        ("2026-11-30 09:00 Europe/Madrid", 16, "2026-12-01 16:00 Europe/Madrid"),
        ("2026-11-30 10:00 Europe/Madrid", 0, "2026-11-30 10:00 Europe/Madrid"),
    ],
)
def test_so_many_working_hours_are_over(begin: str, hours: int, over: str) -> None:
    assert calendar().after_working(at(begin), timedelta(hours=hours)) == at(over)


def test_hours_in_the_night_in_which_clocks_change_are_counted_as_they_pass() -> None:
    nights = Calendar("Europe/Madrid", WorkingHours(EVERY_DAY, 0, 6 * 60))
    five = timedelta(hours=5)
    assert nights.after_working(at("2026-03-29 00:00 Europe/Madrid"), five) == at(
        "2026-03-29 06:00 Europe/Madrid"
    )
    assert nights.after_working(at("2026-10-25 00:00 Europe/Madrid"), five) == at(
        "2026-10-25 04:00 Europe/Madrid"
    )


def test_a_time_that_the_clocks_skip_is_the_moment_at_which_they_do() -> None:
    early = Calendar("Europe/Madrid", WorkingHours(EVERY_DAY, 2 * 60 + 30, 6 * 60))
    begins = early.next_working(at("2026-03-29 00:00 Europe/Madrid"))
    assert begins == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_a_time_that_comes_twice_is_the_first_of_them() -> None:
    early = Calendar("Europe/Madrid", WorkingHours(EVERY_DAY, 2 * 60 + 30, 6 * 60))
    begins = early.next_working(at("2026-10-25 00:00 Europe/Madrid"))
    assert begins == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_day_that_a_whole_country_skipped_has_no_working_time() -> None:
    apia = calendar("Pacific/Apia")
    thursday = at("2011-12-29 18:00 Pacific/Apia")
    assert apia.next_working(thursday) == at("2012-01-02 09:00 Pacific/Apia")


@pytest.mark.parametrize(
    ("zone", "utc"),
    [
        ("Asia/Kolkata", "2026-11-30 03:30"),
        ("Asia/Kathmandu", "2026-11-30 03:15"),
        ("Australia/Lord_Howe", "2026-11-29 22:00"),
        ("Pacific/Chatham", "2026-11-29 19:15"),
        ("America/St_Johns", "2026-11-30 12:30"),
    ],
)
def test_zones_of_half_and_quarter_hours(zone: str, utc: str) -> None:
    sunday = datetime(2026, 11, 29, 12, tzinfo=UTC)
    assert calendar(zone).next_working(sunday) == at(f"{utc} UTC")


def test_who_is_away_works_again_on_the_day_after_that_is_theirs() -> None:
    away = Away(date(2026, 12, 24), date(2027, 1, 1))
    assert calendar(away=away).next_working(at("2026-12-23 18:00 Europe/Madrid")) == at(
        "2027-01-04 09:00 Europe/Madrid"
    )
    assert calendar(away=away).is_working(at("2026-12-23 12:00 Europe/Madrid"))


@pytest.mark.parametrize(
    ("moment", "is_absent"),
    [
        ("2026-12-23 12:00 Europe/Madrid", False),
        ("2026-12-23 18:00 Europe/Madrid", True),  # they would look on the first day off
        ("2026-12-25 12:00 Europe/Madrid", True),
        ("2026-12-31 17:59 Europe/Madrid", True),
        ("2027-01-01 19:00 Europe/Madrid", False),  # they will look on Monday
    ],
)
def test_who_is_absent_is_who_would_not_look(moment: str, is_absent: bool) -> None:  # noqa: FBT001 - a table
    away = Away(date(2026, 12, 24), date(2027, 1, 1))
    assert (calendar(away=away).absent(at(moment)) == away) is is_absent
    assert calendar().absent(at(moment)) is None


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(NoWorkingDay):
        WorkingHours(frozenset())
    with pytest.raises(HoursBackwards):
        WorkingHours(EVERY_DAY, 600, 600)
    with pytest.raises(HoursBackwards):
        WorkingHours(EVERY_DAY, 600, MINUTES_A_DAY + 1)
    with pytest.raises(AwayBackwards):
        Away(date(2026, 12, 24), date(2026, 12, 23))


def test_it_is_said_by_the_clocks_of_where_somebody_is() -> None:
    later = Later(MemberId("U0DANA"), datetime(2026, 11, 30, 8, tzinfo=UTC), "Europe/Madrid")
    digest = "in the digest at 09:00 Europe/Madrid on Mon 30 Nov"
    assert queue_text(replace(later, in_digest=True)) == digest
    assert queue_text(later) == "queued for 09:00 Europe/Madrid on Mon 30 Nov"
    assert until_text(date(2027, 1, 3)) == "away until 3 Jan"


MOMENTS = st.datetimes(
    datetime(1985, 1, 1),  # noqa: DTZ001 - the strategy adds the time zone
    datetime(2060, 1, 1),  # noqa: DTZ001 - the same
    timezones=st.just(UTC),
)


def hours_between(days: frozenset[int], ends: list[int]) -> WorkingHours:
    return WorkingHours(days, min(ends), max(ends))


HOURS = st.builds(
    hours_between,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.lists(st.integers(0, MINUTES_A_DAY), min_size=2, max_size=2, unique=True),
)
CALENDARS = st.builds(Calendar, st.sampled_from(ODD_ZONES), HOURS)
SPANS = st.timedeltas(timedelta(0), timedelta(hours=100))


@given(CALENDARS, MOMENTS)
def test_the_next_working_moment_is_one_and_none_comes_before(
    mine: Calendar, moment: datetime
) -> None:
    begins = mine.next_working(moment)
    assert begins >= moment
    assert mine.is_working(begins)
    assert mine.next_working(begins) == begins
    between = moment + (begins - moment) / 2
    assert mine.is_working(between) is (between == begins)


@given(CALENDARS, MOMENTS)
def test_a_working_moment_shows_a_working_time_on_the_clocks(
    mine: Calendar, moment: datetime
) -> None:
    begins = mine.next_working(moment).astimezone(ZoneInfo(mine.time_zone))
    minutes = begins.hour * 60 + begins.minute
    skipped = begins.utcoffset() != (begins - timedelta(days=1)).utcoffset()
    assert skipped or (
        begins.weekday() in mine.hours.days and mine.hours.begin <= minutes < mine.hours.end
    )


DIGESTS = st.integers(0, MINUTES_A_DAY - 1)


@given(CALENDARS, MOMENTS, DIGESTS)
def test_a_digest_comes_once_on_each_working_day(
    mine: Calendar, moment: datetime, minutes: int
) -> None:
    mine = replace(mine, digest=minutes)
    first = mine.next_telling(moment)
    second = mine.next_telling(first + timedelta(microseconds=1))
    assert moment <= first < second
    assert mine.next_telling(first) == first
    assert mine.time_to_tell(first, first) == first
    assert mine.after_told(moment, timedelta(hours=4)) >= first + timedelta(hours=4)


@pytest.mark.parametrize(
    ("now", "queued_for", "due"),
    [
        ("2026-11-27 09:00", None, "2026-11-27 09:30"),
        ("2026-11-27 10:00", None, "2026-11-30 09:30"),
        ("2026-11-27 09:30", "2026-11-27 09:30", "2026-11-27 09:30"),
        ("2026-11-27 17:00", "2026-11-27 09:30", "2026-11-27 17:00"),  # the worker was away
        ("2026-11-28 11:00", "2026-11-27 09:30", "2026-11-30 09:30"),
        ("2026-11-27 09:00", "2026-11-27 09:00", "2026-11-27 09:30"),  # chosen meanwhile
    ],
)
def test_when_a_digest_goes_out(now: str, queued_for: str | None, due: str) -> None:
    mine = replace(calendar(), digest=9 * 60 + 30)
    zone = " Europe/Madrid"
    queued = at(queued_for + zone) if queued_for else None
    assert mine.time_to_tell(at(now + zone), queued) == at(due + zone)


def test_who_is_away_on_the_day_of_the_next_digest_is_absent() -> None:
    friday = at("2026-11-27 10:00 Europe/Madrid")
    mine = calendar(away=Away(date(2026, 11, 30), date(2026, 12, 1)))
    assert mine.absent(friday) is None
    reading = replace(mine, digest=9 * 60)
    assert reading.absent(friday) == mine.away
    assert reading.next_telling(friday) == at("2026-12-02 09:00 Europe/Madrid")


# Nothing more than what ended a working day may end it, or begin the next: both are right.
@given(CALENDARS, MOMENTS, SPANS, SPANS.filter(bool))
def test_working_time_adds_up(
    mine: Calendar, moment: datetime, first: timedelta, second: timedelta
) -> None:
    whole = mine.after_working(moment, first + second)
    assert mine.after_working(mine.after_working(moment, first), second) == whole
    assert whole - moment >= first + second


@given(CALENDARS, MOMENTS, st.integers(0, 40), st.integers(0, 60))
def test_nobody_works_while_they_are_away(
    mine: Calendar, moment: datetime, ahead: int, days: int
) -> None:
    first = mine.day_of(moment) + timedelta(days=ahead)
    away = Away(first, first + timedelta(days=days))
    gone = Calendar(mine.time_zone, mine.hours, away)
    begins = gone.next_working(moment)
    assert begins >= mine.next_working(moment)
    assert mine.is_working(begins)
    assert (begins == mine.next_working(moment)) or gone.absent(moment) == away
