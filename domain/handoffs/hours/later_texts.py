"""The words for when somebody is told and until when they are away, the same on every surface."""

from datetime import date
from zoneinfo import ZoneInfo

from domain.handoffs.hours.calendar import Later
from domain.handoffs.hours.days import short_day, weekday_text
from domain.words import _


def queue_text(later: Later) -> str:
    """Say until when a message waits: `queued for 09:00 Europe/Madrid on Mon 30 Nov`.

    Or `in the digest at` that time.
    """
    there = later.at.astimezone(ZoneInfo(later.time_zone))
    named = {
        "time": f"{there:%H:%M}",
        "zone": later.time_zone,
        "day": weekday_text(there.date()),
    }
    if later.in_digest:
        return _("in the digest at {time} {zone} on {day}", **named)
    return _("queued for {time} {zone} on {day}", **named)


def until_text(last: date) -> str:
    """Say until when somebody is away: `away until 3 Jan`, that day included."""
    return _("away until {day}", day=short_day(last))
