"""Everything that a member may set about when they are told, as one form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.errors import BatonError
from domain.handoffs.calendar import Away, WorkingHours
from domain.handoffs.calendar_refusals import AwayUnclear, CalendarRefused, ZoneNotFound
from domain.handoffs.preferences import Preferences, with_away
from domain.handoffs.written_away import known_day
from domain.handoffs.written_hours import read_clocks, read_days
from domain.handoffs.zones import zone_named
from domain.ids import MemberId


class Field(StrEnum):
    """The fields of the form."""

    TIME_ZONE = "time_zone"
    DAYS = "days"
    HOURS = "hours"
    AWAY_UNTIL = "away_until"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What somebody wrote into the form; an empty time zone leaves it to Slack."""

    time_zone: str
    days: str
    hours: str
    away_until: str = ""
    substitute: MemberId | None = None


Mistakes = Mapping[Field, BatonError]


def read_form(
    filled: FilledIn, before: Preferences, member: MemberId, today: date
) -> Preferences | Mistakes:
    """Return the settings that the form says or, for each field that is wrong, what is wrong."""
    mistakes: dict[Field, BatonError] = {}
    after = before
    for field, read in _readers(filled, member, today).items():
        try:
            after = read(after)
        except (CalendarRefused, ZoneNotFound) as error:
            mistakes[field] = error
    return mistakes or after


def _readers(
    filled: FilledIn, member: MemberId, today: date
) -> dict[Field, Callable[[Preferences], Preferences]]:
    def zone(mine: Preferences) -> Preferences:
        return replace(mine, time_zone=zone_named(filled.time_zone) if filled.time_zone else None)

    def days(mine: Preferences) -> Preferences:
        hours = mine.hours or WorkingHours()
        return _with_hours(mine, replace(hours, days=read_days(filled.days)))

    def hours(mine: Preferences) -> Preferences:
        begin, end = read_clocks(filled.hours)
        return _with_hours(mine, replace(mine.hours or WorkingHours(), begin=begin, end=end))

    def away(mine: Preferences) -> Preferences:
        return with_away(mine, member, _away(filled, mine, today), today)

    def substitute(mine: Preferences) -> Preferences:
        if filled.substitute is not None and not filled.away_until:
            raise AwayUnclear
        return mine

    return {
        Field.TIME_ZONE: zone,
        Field.DAYS: days,
        Field.HOURS: hours,
        Field.AWAY_UNTIL: away,
        Field.SUBSTITUTE: substitute,
    }


def _away(filled: FilledIn, before: Preferences, today: date) -> Away | None:
    if not filled.away_until:
        return None
    last = known_day(filled.away_until, today)
    planned = before.away if before.away and before.away.last >= today else None
    first = planned.first if planned and planned.first <= last else today
    return Away(min(first, last), last, filled.substitute)  # one that is over is refused behind


def _with_hours(mine: Preferences, hours: WorkingHours) -> Preferences:
    if mine.hours is None and hours == WorkingHours():
        return mine
    return replace(mine, hours=hours)
