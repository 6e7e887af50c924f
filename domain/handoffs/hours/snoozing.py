"""Until when somebody wants to hear nothing of a handoff, by the clocks of where they are."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.handoffs.hours.calendar import A_DAY, Calendar

A_WEEK = 7


class Snooze(StrEnum):
    """How long to wait with the next reminder."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    MONDAY = "monday"


def snoozed_until(snooze: Snooze, calendar: Calendar, now: datetime) -> datetime:
    """Return the first working moment after what was asked for."""
    today = calendar.day_of(now)
    match snooze:
        case Snooze.HOUR:
            return calendar.next_working(now + timedelta(hours=1))
        case Snooze.TOMORROW:
            day = today + A_DAY
        case Snooze.MONDAY:
            day = today + timedelta(days=A_WEEK - today.weekday())
    midnight = datetime.combine(day, time(), ZoneInfo(calendar.time_zone))
    return calendar.next_working(midnight).astimezone(now.tzinfo)
