"""How long a phase took, in words: working days where somebody's calendar is known."""

from datetime import datetime, timedelta
from itertools import takewhile

from domain.handoffs.calendar import Calendar

_AN_HOUR = timedelta(hours=1)
_A_DAY = timedelta(days=1)


def took_text(since: datetime, until: datetime, calendar: Calendar | None) -> str:
    """Write a span of time; less than a day in hours, else in working days, else in days."""
    span = until - since
    if span < _AN_HOUR:
        return "less than an hour"
    if span < _A_DAY:
        return _counted(span // _AN_HOUR, "hour")
    if calendar is not None and (days := working_days(since, until, calendar)):
        return _counted(days, "working day")
    return _counted(round(span / _A_DAY), "day")


def working_days(since: datetime, until: datetime, calendar: Calendar) -> int:
    """Count the days on which somebody worked between two moments, if only for a while."""
    stretches = calendar.stretches(since)
    return sum(1 for _ in takewhile(lambda stretch: stretch[0] < until, stretches))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
