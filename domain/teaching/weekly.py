"""The weekly list of unanswered questions: when it is sent, and which span of time it is about."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from domain.ids import MemberId, WeekId

WEEK = timedelta(weeks=1)
WRITTEN_WITHIN = timedelta(minutes=15)  # after a question is asked, also where a crash delays it

_BETWEEN = "/"
_A_MONDAY = datetime(2024, 1, 1, 9, tzinfo=UTC)  # lists are sent weeks after it: Mondays at 9:00


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time, without its end: a list tells what was asked last in it."""

    start: datetime
    end: datetime

    def includes(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    def packed(self) -> WeekId:
        return WeekId(f"{self.start.isoformat()}{_BETWEEN}{self.end.isoformat()}")

    @classmethod
    def unpacked(cls, week: WeekId) -> Self:
        start, end = week.split(_BETWEEN)
        return cls(datetime.fromisoformat(start), datetime.fromisoformat(end))


@dataclass(frozen=True, slots=True)
class WeeklyList:
    """Somebody wants the list, since a moment; `told_until` is up to when they had it."""

    member: MemberId
    since: datetime
    told_until: datetime | None = None

    @property
    def next_at(self) -> datetime:
        """When the next list is sent, if there is something to tell."""
        return _latest(self._start + WRITTEN_WITHIN) + WEEK

    def due(self, now: datetime) -> Span | None:
        """Return what the list is about that should be there by now; None before it is time."""
        end = _latest(now) - WRITTEN_WITHIN
        return Span(self._start, end) if self._start < end else None

    @property
    def _start(self) -> datetime:
        return self.told_until or self.since


def _latest(moment: datetime) -> datetime:
    """Return the latest Monday at nine that is not after a moment."""
    return moment - (moment - _A_MONDAY) % WEEK
