"""Days as people write them, read and written."""

import re
from datetime import date, timedelta

from domain.words import _

_LONG_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONG_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_A_WEEK = 7  # days
_A_YEAR = 12  # months
_YEARS_AHEAD = 9  # a 29 February is never further away
_SHORTEST = 3  # letters of a name that tell which it is

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([./])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?(?: of)? ([^\W\d_]+)\.?(?:,? (\d{4}))?")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_AHEAD = re.compile(r"in (\d{1,3}) (day|week)s?")


def read_day(text: str, today: date) -> date | None:
    """Return the day that somebody means, None where that is unclear.

    A day without a year is the nearest one that is not over; a day of the week is the next such
    day after today. `3/1` is unclear, since half of the world reads it the other way.
    """
    said = " ".join(text.casefold().split()).removeprefix("on ")
    try:
        return _spoken(said, today) or _iso(said) or _numbers(said, today) or _named(said, today)
    except (ValueError, OverflowError):  # no such day in the calendar
        return None


def day_text(day: date) -> str:
    """Write a day in full: `Thu 24 Dec 2026`."""
    return f"{weekday_text(day)} {day.year}"


def weekday_text(day: date) -> str:
    """Write a day of the nearest months: `Thu 24 Dec`."""
    return f"{weekday_names()[day.weekday()]} {short_day(day)}"


def short_day(day: date) -> str:
    """Write a day as it stands in a sentence: `24 Dec`."""
    return _("{day} {month}", day=day.day, month=_month_names()[day.month - 1])


def weekday_names() -> tuple[str, ...]:
    """Return the days of the week, from Monday, as the reader writes them shortly."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def _month_names() -> tuple[str, ...]:
    return (
        *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")),
        *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
    )


def weekday_number(name: str) -> int | None:
    """Return which day of the week a name means, counted from Monday; None for other words.

    It is an English name, or what the reader's own language writes for short.
    """
    found = _number(name, _LONG_WEEKDAYS)
    return _as_written(name, weekday_names()) if found is None else found


def _spoken(said: str, today: date) -> date | None:
    if said == "today":
        return today
    if said == "tomorrow":
        return today + timedelta(days=1)
    if ahead := _AHEAD.fullmatch(said):
        return today + int(ahead[1]) * timedelta(days=_A_WEEK if ahead[2] == "week" else 1)
    weekday = weekday_number(said.removeprefix("next ").removeprefix("this "))
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % _A_WEEK + 1)


def _iso(said: str) -> date | None:
    found = _ISO.fullmatch(said)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _numbers(said: str, today: date) -> date | None:
    found = _NUMBERS.fullmatch(said)
    if found is None:
        return None
    day, month = int(found[1]), int(found[3])
    if found[2] == "/":
        months = [each for each in (day, month) if each <= _A_YEAR]
        if len(months) > 1 and day != month:
            return None
        day, month = max(day, month), min(day, month)
    year = found[4]
    return _nearest(day, month, int(year) + 2000 * (len(year) == 2) if year else None, today)  # noqa: PLR2004 - two digits of a year


def _named(said: str, today: date) -> date | None:
    if found := _DAY_MONTH.fullmatch(said):
        day, name, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(said):
        name, day, year = found.groups()
    else:
        return None
    month = _number(name, _LONG_MONTHS)
    month = _as_written(name, _month_names()) if month is None else month
    if month is None:
        return None
    return _nearest(int(day), month + 1, int(year) if year else None, today)


def _nearest(day: int, month: int, year: int | None, today: date) -> date | None:
    if year is not None:
        return date(year, month, day)
    for ahead in range(_YEARS_AHEAD):
        if month == 2 and day == 29 and not _is_leap(today.year + ahead):  # noqa: PLR2004 - a leap day
            continue
        found = date(today.year + ahead, month, day)
        if found >= today:
            return found
    return None


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _number(name: str, names: tuple[str, ...]) -> int | None:
    short = name.casefold().rstrip(".")
    if len(short) < _SHORTEST:
        return None
    return next((at for at, full in enumerate(names) if full.startswith(short)), None)


def _as_written(name: str, names: tuple[str, ...]) -> int | None:
    short = name.casefold().rstrip(".")
    return next((at for at, one in enumerate(names) if one.casefold() == short), None)
