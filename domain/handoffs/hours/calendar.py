"""When a member works: the days and hours of their week, by the clocks of where they are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.handoffs.hours.refusals import AwayBackwards, HoursBackwards, NoWorkingDay
from domain.ids import MemberId
from domain.projects import Group, Holder, Person

A_DAY = timedelta(days=1)
MINUTES_A_DAY = 24 * 60
MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The part of a week in which somebody works.

    `days` count from Monday, 0 to 6; `begin` and `end` are minutes since midnight, by the clocks
    on the wall. Raises `NoWorkingDay`, `HoursBackwards`.
    """

    days: frozenset[int] = MONDAY_TO_FRIDAY
    begin: int = 9 * 60
    end: int = 18 * 60

    def __post_init__(self) -> None:
        if not self.days:
            raise NoWorkingDay
        if not 0 <= self.begin < self.end <= MINUTES_A_DAY:
            raise HoursBackwards(clock_time(self.begin), clock_time(self.end))


@dataclass(frozen=True, slots=True)
class Away:
    """Whole days without work, both ends included; `substitute` stands in meanwhile.

    Raises `AwayBackwards`.
    """

    first: date
    last: date
    substitute: MemberId | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise AwayBackwards(self.first, self.last)

    def includes(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Calendar:
    """When one member works. `time_zone` is a name that `zoneinfo` knows.

    With a `digest`, in minutes since midnight, they are told once on each of their working days.
    """

    time_zone: str
    hours: WorkingHours = WorkingHours()
    away: Away | None = None
    digest: int | None = None

    def is_working(self, at: datetime) -> bool:
        """Tell whether a moment lies within working time."""
        return self.next_working(at) == at

    def next_working(self, at: datetime) -> datetime:
        """Return the first working moment from `at` on, which may be `at` itself."""
        begin, _ = next(self.stretches(at))
        return max(begin, at)

    def next_telling(self, at: datetime) -> datetime:
        """Return the first moment from `at` on to tell what may wait: at work, or the digest's."""
        if self.digest is None:
            return self.next_working(at)
        return next(self._digests(self.digest, at))

    def time_to_tell(self, now: datetime, queued_for: datetime | None) -> datetime:
        """Return when to tell, at the earliest now, what was to wait until `queued_for`.

        A digest that is late still goes out on its day, and with the next one after that.
        """
        if self.digest is not None and queued_for is not None:
            due = self.next_telling(queued_for)
            if due <= now and self.day_of(due) == self.day_of(now):
                return now
        return self.next_telling(now)

    def after_told(self, at: datetime, span: timedelta) -> datetime:
        """Return when so much working time has passed since they read what was owed to them."""
        return self.after_working(at if self.digest is None else self.next_telling(at), span)

    def after_working(self, at: datetime, span: timedelta) -> datetime:
        """Return when so much working time has passed since `at`."""
        left = span
        for begin, end in self.stretches(at):
            start = max(begin, at)
            if left <= end - start:
                return start + left
            left -= end - start
        raise AssertionError("there is always another working day")

    def begin_of(self, day: date) -> datetime:
        """Return the moment at which a day begins, where the member is."""
        return _moment(day, 0, ZoneInfo(self.time_zone))

    def day_of(self, at: datetime) -> date:
        """Return the day that a moment belongs to, where the member is."""
        return at.astimezone(ZoneInfo(self.time_zone)).date()

    def absent(self, at: datetime) -> Away | None:
        """Return the away period that keeps the member from their next working time, if one does.

        It is not in force yet on the evening before, and no longer on its last evening; what
        counts is whether they would be there when they would look.
        """
        if self.away is None:
            return None
        present = replace(self, away=None)
        day = present.day_of(present.next_telling(at))
        return self.away if self.away.includes(day) else None

    def stretches(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield the stretches of working time that end after a moment, in order, in UTC."""
        zone = ZoneInfo(self.time_zone)
        for day in self._working_days(at):
            begin = _moment(day, self.hours.begin, zone)
            end = _moment(day, self.hours.end, zone)
            if begin < end and at < end:  # a day that the clocks skip has no time at all
                yield begin, end

    def _digests(self, minutes: int, at: datetime) -> Iterator[datetime]:
        zone = ZoneInfo(self.time_zone)
        moments = (_moment(day, minutes, zone) for day in self._working_days(at))
        return (moment for moment in moments if moment >= at)

    def _working_days(self, at: datetime) -> Iterator[date]:
        # Clocks that go back may show yesterday again.
        day = at.astimezone(ZoneInfo(self.time_zone)).date() - A_DAY
        while True:
            if self.away is not None and self.away.includes(day):
                day = self.away.last + A_DAY
                continue
            if day.weekday() in self.hours.days:
                yield day
            day += A_DAY


@dataclass(frozen=True, slots=True)
class Later:
    """A member is told when they work again, at a moment, by the clocks of their time zone.

    `in_digest`: together with all else that is owed to them by then. Where there is no member,
    `groups` are called, in the channel, as soon as one of them works.
    """

    member: MemberId | None
    at: datetime
    time_zone: str
    in_digest: bool = False
    groups: tuple[Group, ...] = ()

    def holders(self) -> tuple[Holder, ...]:
        """Return whom it is about."""
        return self.groups if self.member is None else (Person(self.member),)


def clock_time(minutes: int) -> str:
    """Write minutes since midnight as clocks show them; the end of a day is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """Return the first moment at which clocks there show a time, or skip it."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    shown = wall.replace(tzinfo=zone).astimezone(UTC)
    if shown.astimezone(zone).replace(tzinfo=None) == wall:
        return shown
    return _skipping(wall.replace(tzinfo=zone, fold=1).astimezone(UTC), shown, zone)


def _skipping(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment between two at which clocks go forward, to the second."""
    new = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == new:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)
