"""The time of a daily digest as people write it: "09:00", "at 9 am", "off"."""

from dataclasses import replace

from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.hours.refusals import DigestUnclear
from domain.handoffs.hours.written_hours import read_clock

OFF = frozenset({"off", "never", "no", "none"})


def with_digest(preferences: Preferences, text: str) -> Preferences:
    """Return the settings with a daily digest, or without one; raises `DigestUnclear`."""
    written = text.strip().casefold()
    if written in OFF:
        return replace(preferences, digest=None)
    minutes = read_clock(written.removeprefix("at "))
    if minutes is None:
        raise DigestUnclear(text.strip())
    return replace(preferences, digest=minutes)
