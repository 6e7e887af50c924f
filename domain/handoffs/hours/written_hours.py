"""Working hours as people write them: "9-17 Mon-Thu Europe/Madrid", each part in any place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.handoffs.hours.calendar import MINUTES_A_DAY, MONDAY_TO_FRIDAY, WorkingHours, clock_time
from domain.handoffs.hours.days import weekday_names, weekday_number
from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.hours.refusals import HoursUnclear
from domain.handoffs.hours.zones import zone_named

_DASH = re.compile(r"\s*(?:[-–—]|\bto\b|\buntil\b)\s*", re.IGNORECASE)
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s?(am|pm)?"
_HALF = re.compile(r"(\d)\s+(am|pm)\b", re.IGNORECASE)
_HOURS = re.compile(rf"{_CLOCK}-{_CLOCK}", re.IGNORECASE)
_SPAN = re.compile(r"([^\W\d_]+\.?)-([^\W\d_]+\.?)")
_A_WEEK = 7  # days
_NAMED_DAYS = {
    "weekdays": MONDAY_TO_FRIDAY,
    "daily": frozenset(range(7)),
    "weekends": frozenset({5, 6}),
}


@dataclass(frozen=True, slots=True)
class _Written:
    """What was found in a text; the words left over are the time zone."""

    hours: tuple[int, int] | None = None
    days: frozenset[int] = frozenset()
    others: tuple[str, ...] = ()


def with_hours(preferences: Preferences, text: str) -> Preferences:
    """Return the settings with what a text says of hours, days and time zone; the rest stays.

    Raises `HoursUnclear`, `HoursBackwards`, `ZoneNotFound`.
    """
    written = _read(text)
    zone = zone_named(" ".join(written.others)) if written.others else preferences.time_zone
    if written.hours is None and not written.days:
        return replace(preferences, time_zone=zone)
    hours = preferences.hours or WorkingHours()
    begin, end = written.hours or (hours.begin, hours.end)
    hours = WorkingHours(written.days or hours.days, begin, end)
    return replace(preferences, time_zone=zone, hours=hours)


def read_clocks(text: str) -> tuple[int, int]:
    """Read `9-17` as minutes since midnight; raises `HoursUnclear`."""
    found = _HOURS.fullmatch(_DASH.sub("-", text.strip()))
    if found is None:
        raise HoursUnclear(text.strip())
    begin, end = (_minutes(found[at], found[at + 1], found[at + 2], text) for at in (1, 4))
    return begin, end


def read_clock(text: str) -> int | None:
    """Read `9` or `09:00` as minutes since midnight; None where it is no time of a day."""
    found = re.fullmatch(_CLOCK, text.strip(), re.IGNORECASE)
    if found is None:
        return None
    try:
        minutes = _minutes(found[1], found[2], found[3], text)
    except HoursUnclear:
        return None
    return minutes if minutes < MINUTES_A_DAY else None


def read_days(text: str) -> frozenset[int]:
    """Read `Mon-Thu, Sat` as days of the week; raises `HoursUnclear`."""
    words = _words(text)
    if not words:
        raise HoursUnclear(text)
    days: frozenset[int] = frozenset()
    for word in words:
        found = _days(word)
        if found is None:
            raise HoursUnclear(word)
        days |= found
    return days


def clocks_text(hours: WorkingHours) -> str:
    """Write the part of a day: `09:00-17:30`."""
    return f"{clock_time(hours.begin)}-{clock_time(hours.end)}"


def days_text(days: frozenset[int]) -> str:
    """Write days of the week as shortly as they can be read again: `Mon-Thu, Sat`."""
    return ", ".join(_runs(sorted(days)))


def _read(text: str) -> _Written:
    words = _words(text)
    written = _Written()
    for word in words:
        days = _days(word)
        if days is not None:
            written = replace(written, days=written.days | days)
        elif word[0].isdigit():
            written = replace(written, hours=read_clocks(word))
        else:
            written = replace(written, others=(*written.others, word))
    if not words:
        raise HoursUnclear(text)
    return written


def _words(text: str) -> list[str]:
    closed = _HALF.sub(r"\1\2", _DASH.sub("-", text))
    return [word for word in re.split(r"[\s,;]+", closed) if word and word.casefold() != "and"]


def _days(word: str) -> frozenset[int] | None:
    named = _NAMED_DAYS.get(word.casefold())
    if named is not None:
        return named
    one = weekday_number(word)
    if one is not None:
        return frozenset({one})
    span = _SPAN.fullmatch(word)
    first, last = (weekday_number(span[1]), weekday_number(span[2])) if span else (None, None)
    if first is None or last is None:
        return None
    count = (last - first) % _A_WEEK + 1
    return frozenset((first + at) % _A_WEEK for at in range(count))


def _minutes(hour: str, minute: str | None, half: str | None, text: str) -> int:
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half.casefold() == "pm" else 0)
    minutes = hours * 60 + int(minute or 0)
    if minutes > MINUTES_A_DAY or int(minute or 0) >= 60:  # noqa: PLR2004 - minutes of an hour
        raise HoursUnclear(text.strip())
    return minutes


def _runs(days: list[int]) -> Iterator[str]:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = weekday_names()
    for run in runs:
        ends = [names[run[0]], names[run[-1]]]
        yield ends[0] if len(run) == 1 else "-".join(ends)
