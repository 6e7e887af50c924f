"""Everything that a member may set about when they are told, as one form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.errors import BatonError
from domain.handoffs.hours.calendar import Away, WorkingHours
from domain.handoffs.hours.preferences import Preferences, with_away
from domain.handoffs.hours.refusals import CalendarRefused, EndMissing, ZoneNotFound
from domain.handoffs.hours.written_away import known_day
from domain.handoffs.hours.written_digest import with_digest
from domain.handoffs.hours.written_hours import read_clocks, read_days
from domain.handoffs.hours.zones import zone_named
from domain.ids import MemberId


class Field(StrEnum):
    """The fields of the form."""

    TIME_ZONE = "time_zone"
    DAYS = "days"
    HOURS = "hours"
    AWAY_UNTIL = "away_until"
    SUBSTITUTE = "substitute"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What somebody wrote into the form; an empty time zone leaves it to Slack.

    An empty digest is none.
    """

    time_zone: str
    days: str
    hours: str
    away_until: str = ""
    substitute: MemberId | None = None
    digest: str = ""


Mistakes = Mapping[Field, BatonError]


def read_form(
    filled: FilledIn, before: Preferences, member: MemberId, today: date
) -> Preferences | Mistakes:
    """Return the settings that the form says or, for each field that is wrong, what is wrong."""
    mistakes: dict[Field, BatonError] = {}
    after = before
    for field, read in _Reader(filled, member, today).of_fields().items():
        try:
            after = read(after)
        except (CalendarRefused, ZoneNotFound) as error:
            mistakes[field] = error
    return mistakes or after


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one field after the other; each adds what it says to the settings."""

    filled: FilledIn
    member: MemberId
    today: date

    def of_fields(self) -> dict[Field, Callable[[Preferences], Preferences]]:
        return {
            Field.TIME_ZONE: self._zone,
            Field.DAYS: self._days,
            Field.HOURS: self._hours,
            Field.AWAY_UNTIL: self._away,
            Field.SUBSTITUTE: self._substitute,
            Field.DIGEST: self._digest,
        }

    def _zone(self, mine: Preferences) -> Preferences:
        written = self.filled.time_zone
        return replace(mine, time_zone=zone_named(written) if written else None)

    def _days(self, mine: Preferences) -> Preferences:
        hours = mine.hours or WorkingHours()
        return _with_hours(mine, replace(hours, days=read_days(self.filled.days)))

    def _hours(self, mine: Preferences) -> Preferences:
        begin, end = read_clocks(self.filled.hours)
        hours = replace(mine.hours or WorkingHours(), begin=begin, end=end)
        return _with_hours(mine, hours)

    def _away(self, mine: Preferences) -> Preferences:
        return with_away(mine, self.member, self._period(mine), self.today)

    def _substitute(self, mine: Preferences) -> Preferences:
        if self.filled.substitute is not None and not self.filled.away_until:
            raise EndMissing
        return mine

    def _digest(self, mine: Preferences) -> Preferences:
        return with_digest(mine, self.filled.digest or "off")

    def _period(self, mine: Preferences) -> Away | None:
        if not self.filled.away_until:
            return None
        last = known_day(self.filled.away_until, self.today)
        first = mine.away.first if mine.away and mine.away.first <= last else self.today
        return Away(min(first, last), last, self.filled.substitute)  # whether it is over: behind


def _with_hours(mine: Preferences, hours: WorkingHours) -> Preferences:
    if mine.hours is None and hours == WorkingHours():
        return mine
    return replace(mine, hours=hours)
