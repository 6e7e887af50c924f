"""How long a phase took, in words: working days where somebody's calendar is known."""

from datetime import datetime, timedelta
from itertools import takewhile

from domain.handoffs.hours.calendar import Calendar
from domain.words import _, ngettext

_AN_HOUR = timedelta(hours=1)
_A_DAY = timedelta(days=1)


def took_text(since: datetime, until: datetime, calendar: Calendar | None) -> str:
    """Write a span of time; less than a day in hours, else in working days, else in days."""
    span = until - since
    if span < _AN_HOUR:
        return _("less than an hour")
    if span < _A_DAY:
        return ngettext("{count} hour", "{count} hours", span // _AN_HOUR)
    if calendar is not None and (days := working_days(since, until, calendar)):
        return ngettext("{count} working day", "{count} working days", days)
    return ngettext("{count} day", "{count} days", round(span / _A_DAY))


def working_days(since: datetime, until: datetime, calendar: Calendar) -> int:
    """Count the days on which somebody worked between two moments, if only for a while."""
    stretches = calendar.stretches(since)
    return sum(1 for _day in takewhile(lambda stretch: stretch[0] < until, stretches))
