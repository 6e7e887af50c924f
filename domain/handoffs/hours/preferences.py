"""What members set of their own about when they are told."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.handoffs.hours.calendar import Away, Calendar, WorkingHours
from domain.handoffs.hours.refusals import AwayBackwards, AwayTooLong, OwnSubstitute
from domain.ids import MemberId

LONGEST_AHEAD = 366  # days
SOMEWHERE = "UTC"  # for who set something and whose time zone nobody knows


@dataclass(frozen=True, slots=True)
class Preferences:
    """A member's own settings; None is what they leave to Slack and to the default.

    `digest` is the time of their daily digest, in minutes since midnight.
    """

    time_zone: str | None = None
    hours: WorkingHours | None = None
    away: Away | None = None
    digest: int | None = None

    @property
    def is_empty(self) -> bool:
        return self == Preferences()


def calendar_of(preferences: Preferences, known_zone: str) -> Calendar | None:
    """Return a member's calendar, None where nothing is known about when they work.

    `known_zone` is what others say, Slack or the registry; it may be empty. The member's own
    setting wins.
    """
    zone = preferences.time_zone or known_zone
    if not zone and preferences.is_empty:
        return None
    hours = preferences.hours or WorkingHours()
    return Calendar(zone or SOMEWHERE, hours, preferences.away, preferences.digest)


def with_away(
    preferences: Preferences, member: MemberId, away: Away | None, today: date
) -> Preferences:
    """Return the settings with an away period, or with none.

    Raises `AwayBackwards` where it is over, `AwayTooLong`, `OwnSubstitute`.
    """
    if away is None:
        return replace(preferences, away=None)
    if away.last < today:
        raise AwayBackwards(today, away.last)
    if away.last - today > timedelta(days=LONGEST_AHEAD):
        raise AwayTooLong(away.last, LONGEST_AHEAD)
    if away.substitute == member:
        raise OwnSubstitute
    return replace(preferences, away=away)
