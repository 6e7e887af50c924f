"""Days and hours as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.handoffs.hours.calendar import Away, WorkingHours
from domain.handoffs.hours.days import day_text, read_day, short_day, weekday_text
from domain.handoffs.hours.preferences import Preferences, calendar_of, with_away
from domain.handoffs.hours.refusals import (
    AwayBackwards,
    AwayTooLong,
    AwayUnclear,
    DayUnclear,
    HoursBackwards,
    HoursUnclear,
    OwnSubstitute,
    ZoneNotFound,
)
from domain.handoffs.hours.written_away import read_away
from domain.handoffs.hours.written_hours import clocks_text, days_text, read_days, with_hours
from domain.handoffs.hours.zones import is_zone, zone_named
from domain.words import _, speaking
from tests.factories import DANA, LEE

TODAY = date(2026, 11, 30)  # a Monday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-24", "2026-12-24"),
        ("2026-1-4", "2026-01-04"),
        ("today", "2026-11-30"),
        ("Tomorrow", "2026-12-01"),
        ("friday", "2026-12-04"),
        ("on Fri", "2026-12-04"),
        ("next  friday", "2026-12-04"),
        ("monday", "2026-12-07"),
        ("sunday", "2026-12-06"),
        ("24 Dec", "2026-12-24"),
        ("24th of December", "2026-12-24"),
        ("24. dec.", "2026-12-24"),
        ("Dec 24", "2026-12-24"),
        ("December 24th, 2027", "2027-12-24"),
        ("3 Jan", "2027-01-03"),
        ("30 Nov", "2026-11-30"),
        ("29 Nov", "2027-11-29"),
        ("24.12.", "2026-12-24"),
        ("24.12", "2026-12-24"),
        ("3.1.27", "2027-01-03"),
        ("3. 1. 2027", "2027-01-03"),
        ("24/12", "2026-12-24"),
        ("12/24/2026", "2026-12-24"),
        ("5/5", "2027-05-05"),
        ("29 Feb", "2028-02-29"),
        ("in 3 days", "2026-12-03"),
        ("in 1 week", "2026-12-07"),
    ],
)
def test_a_day_is_read(text: str, day: str) -> None:
    assert read_day(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "3/1", "31 Feb", "32.1.", "24 Foo", "De 24", "24/13", "2026-13-01", "99", "a day"],
)
def test_what_is_no_day_or_could_be_two_is_not_guessed(text: str) -> None:
    assert read_day(text, TODAY) is None


@given(st.dates(TODAY, TODAY + timedelta(days=360)))
def test_a_day_of_the_coming_year_is_read_as_it_is_written(day: date) -> None:
    assert read_day(short_day(day), TODAY) == read_day(str(day), TODAY) == day


@given(st.text(max_size=20))
def test_any_text_is_read_or_not(text: str) -> None:
    found = read_day(text, TODAY)
    assert found is None or isinstance(found, date)


def test_days_are_written_in_full_and_shortly() -> None:
    assert day_text(date(2026, 12, 24)) == "Thu 24 Dec 2026"
    assert weekday_text(date(2026, 12, 24)) == "Thu 24 Dec"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("until friday", "2026-11-30", "2026-12-04"),
        ("From 24 Dec until 3 Jan", "2026-12-24", "2027-01-03"),
        ("from 24 Dec to 3 Jan", "2026-12-24", "2027-01-03"),
        ("till tomorrow", "2026-11-30", "2026-12-01"),
    ],
)
def test_an_away_period_is_read(text: str, first: str, last: str) -> None:
    read = read_away(text, LEE, TODAY)
    assert read == Away(date.fromisoformat(first), date.fromisoformat(last), LEE)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", AwayUnclear),
        ("for ever", AwayUnclear),
        ("until friday to Lee", AwayUnclear),
        ("until blursday", DayUnclear),
        ("from blursday until friday", DayUnclear),
        ("from 24 Dec until 20 Dec", AwayBackwards),
    ],
)
def test_what_is_no_away_period_is_refused(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_away(text, None, TODAY)


def test_an_away_period_has_to_be_possible() -> None:
    mine = Preferences(time_zone="Europe/Madrid")
    away = Away(TODAY, TODAY, LEE)
    assert with_away(mine, DANA, away, TODAY) == Preferences("Europe/Madrid", away=away)
    assert with_away(Preferences(away=away), DANA, None, TODAY) == Preferences()
    with pytest.raises(AwayBackwards):
        with_away(mine, DANA, Away(date(2026, 11, 1), date(2026, 11, 29)), TODAY)
    with pytest.raises(AwayTooLong):
        with_away(mine, DANA, Away(TODAY, date(2027, 12, 2)), TODAY)
    with pytest.raises(OwnSubstitute):
        with_away(mine, LEE, away, TODAY)


@pytest.mark.parametrize(
    ("text", "days", "clocks", "zone"),
    [
        ("9-17 Mon-Thu Europe/Madrid", "Mon-Thu", "09:00-17:00", "Europe/Madrid"),
        ("europe/madrid 9:30 – 17.30", "Mon-Fri", "09:30-17:30", "Europe/Madrid"),
        ("Mon, Wed and Fri", "Mon, Wed, Fri", "09:00-18:00", None),
        ("9am to 5 pm weekdays new york", "Mon-Fri", "09:00-17:00", "America/New_York"),
        ("12am-12pm daily", "Mon-Sun", "00:00-12:00", None),
        ("0-24 weekends", "Sat-Sun", "00:00-24:00", None),
        ("Sat - Tue UTC", "Mon-Tue, Sat-Sun", "09:00-18:00", "UTC"),
        ("Port-au-Prince 8-16", "Mon-Fri", "08:00-16:00", "America/Port-au-Prince"),
    ],
)
def test_hours_are_read_in_any_order(text: str, days: str, clocks: str, zone: str | None) -> None:
    read = with_hours(Preferences(), text)
    hours = read.hours or WorkingHours()
    assert (days_text(hours.days), clocks_text(hours), read.time_zone) == (days, clocks, zone)


def test_what_is_not_said_stays() -> None:
    mine = with_hours(Preferences(), "8-16 Mon-Tue Europe/Madrid")
    assert with_hours(mine, "7-15") == with_hours(mine, "7-15 Mon-Tue Europe/Madrid")
    assert with_hours(mine, "lisbon").hours == mine.hours


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", HoursUnclear),
        ("9", HoursUnclear),
        ("9-25", HoursUnclear),
        ("9:70-10", HoursUnclear),
        ("17-9", HoursBackwards),
        ("9-9", HoursBackwards),
        ("9-17 Europe/Madird", ZoneNotFound),
    ],
)
def test_what_are_no_hours_is_refused(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        with_hours(Preferences(), text)


@pytest.mark.parametrize("text", ["", "Blursday", "Mon-Blursday"])
def test_what_are_no_days_of_the_week_is_refused(text: str) -> None:
    with pytest.raises(HoursUnclear):
        read_days(text)


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_days_of_the_week_are_read_as_they_are_written(days: frozenset[int]) -> None:
    assert read_days(days_text(days)) == days


class Sideways:
    """A language that writes names the other way round, with an accent."""

    def gettext(self, message: str, /) -> str:
        return message if "{" in message else f"É{message[::-1]}"

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@given(st.frozensets(st.integers(0, 6), min_size=1), st.dates(TODAY, date(2027, 11, 28)))
def test_days_are_read_in_the_readers_language_and_in_english(
    days: frozenset[int], day: date
) -> None:
    english, english_day = days_text(days), short_day(day)
    with speaking(Sideways()):
        assert english not in (_("Mon"), days_text(days))
        assert read_days(days_text(days)) == read_days(english) == days
        assert read_day(short_day(day), TODAY) == read_day(english_day, TODAY) == day


def test_near_names_of_time_zones_are_offered() -> None:
    with pytest.raises(ZoneNotFound) as refused:
        zone_named("Europe/Madird")
    assert refused.value.nearest[0] == "Europe/Madrid"
    with pytest.raises(ZoneNotFound) as several:
        zone_named("istanbul")
    assert several.value.nearest == ("Asia/Istanbul", "Europe/Istanbul")
    assert is_zone("Asia/Kolkata")
    assert not is_zone("Asia")


def test_whose_time_zone_nobody_knows_has_no_calendar_unless_they_set_something() -> None:
    assert calendar_of(Preferences(), "") is None
    own = calendar_of(Preferences(time_zone="Asia/Tokyo"), "Europe/Madrid")
    assert own is not None
    assert own.time_zone == "Asia/Tokyo"
    away = calendar_of(Preferences(away=Away(TODAY, TODAY)), "")
    assert away is not None
    assert away.time_zone == "UTC"
