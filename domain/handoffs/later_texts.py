"""The words for when somebody is told and until when they are away, the same on every surface."""

from datetime import date
from zoneinfo import ZoneInfo

from domain.handoffs.calendar import Later
from domain.handoffs.days import short_day, weekday_text


def queue_text(later: Later) -> str:
    """Say until when a message waits: `queued for 09:00 Europe/Madrid on Mon 30 Nov`.

    Or `in the digest at` that time.
    """
    there = later.at.astimezone(ZoneInfo(later.time_zone))
    waits = "in the digest at" if later.in_digest else "queued for"
    return f"{waits} {there:%H:%M} {later.time_zone} on {weekday_text(there.date())}"


def until_text(last: date) -> str:
    """Say until when somebody is away: `away until 3 Jan`, that day included."""
    return f"away until {short_day(last)}"
