"""Why a calendar cannot be as somebody wrote it.

CalendarRefused
├── DayUnclear
├── AwayUnclear
├── AwayBackwards
├── AwayTooLong
├── EndMissing
├── OwnSubstitute
├── HoursUnclear
├── HoursBackwards
├── DigestUnclear
└── NoWorkingDay
"""

from dataclasses import dataclass
from datetime import date

from domain.errors import NotFound, Refused
from domain.handoffs.hours.days import day_text
from domain.wording import Wording, listed, sentences
from domain.words import _


@dataclass(eq=False)
class ZoneNotFound(NotFound):
    """No time zone has that name; the nearest names may help."""

    name: str
    nearest: tuple[str, ...] = ()

    def told(self, wording: Wording, /) -> str:
        unknown = _("I know no time zone called “{name}”.", name=wording.text(self.name))
        if not self.nearest:
            return sentences(unknown, _("Names look like Europe/Madrid."))
        return sentences(unknown, _("Did you mean {names}?", names=listed(self.nearest, "or")))


class CalendarRefused(Refused):
    """A calendar cannot be so; nothing of it was saved."""


@dataclass(eq=False)
class DayUnclear(CalendarRefused):
    """What was typed is no day, or could be two."""

    text: str

    def told(self, wording: Wording, /) -> str:
        return _(
            "I cannot tell which day “{text}” is; "
            "write it as 2026-12-24, 24 Dec, 24.12., friday or tomorrow.",
            text=wording.text(self.text),
        )


@dataclass(eq=False)
class AwayUnclear(CalendarRefused):
    """What was typed is no away period."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _(
            "Write it as `/baton away until friday`, or "
            "`/baton away from 24 Dec until 3 Jan to @somebody` with who stands in for you."
        )


@dataclass(eq=False)
class AwayBackwards(CalendarRefused):
    """An away period ends before it begins."""

    first: date
    last: date

    def told(self, wording: Wording, /) -> str:
        del wording
        return _(
            "You cannot be back before you are away: {last} is before {first}.",
            last=day_text(self.last),
            first=day_text(self.first),
        )


@dataclass(eq=False)
class AwayTooLong(CalendarRefused):
    """An away period ends too far in the future to be meant."""

    last: date
    limit: int

    def told(self, wording: Wording, /) -> str:
        del wording
        return _(
            "{day} is further away than the {limit} days that I plan ahead.",
            day=day_text(self.last),
            limit=self.limit,
        )


@dataclass(eq=False)
class EndMissing(CalendarRefused):
    """Somebody is named as substitute of a member who is not away."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("Say until when you are away, or leave it to nobody to stand in for you.")


@dataclass(eq=False)
class OwnSubstitute(CalendarRefused):
    """Somebody named themselves as who stands in for them."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("You cannot stand in for yourself: name somebody else, or nobody.")


@dataclass(eq=False)
class HoursUnclear(CalendarRefused):
    """What was typed are no working hours."""

    text: str

    def told(self, wording: Wording, /) -> str:
        return _(
            "I cannot read “{text}” as working hours; "
            "write them as 9-17, or 9-17 Mon-Thu Europe/Madrid.",
            text=wording.text(self.text),
        )


@dataclass(eq=False)
class HoursBackwards(CalendarRefused):
    """Working hours end before they begin, or at once."""

    begin: str
    end: str

    def told(self, wording: Wording, /) -> str:
        del wording
        return _(
            "Working hours cannot end before they begin: {end} is not after {begin}.",
            end=self.end,
            begin=self.begin,
        )


@dataclass(eq=False)
class DigestUnclear(CalendarRefused):
    """What was typed is no time of a day."""

    text: str

    def told(self, wording: Wording, /) -> str:
        return _(
            "I cannot read “{text}” as the time of your digest; "
            "write it as 09:00, or off for messages one by one.",
            text=wording.text(self.text),
        )


@dataclass(eq=False)
class NoWorkingDay(CalendarRefused):
    """Working hours on no day of the week."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("Name at least one day of the week, such as Mon-Fri.")
