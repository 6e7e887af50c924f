"""Every sentence about days and hours that cannot be, read aloud."""

from datetime import date

import pytest

from domain.errors import BatonError
from domain.handoffs.hours import refusals
from domain.handoffs.hours.refusals import CalendarRefused, ZoneNotFound
from domain.wording import PlainWording

READ_ALOUD: list[tuple[BatonError, str]] = [
    (
        ZoneNotFound("Atlantis"),
        "I know no time zone called “Atlantis”. Names look like Europe/Madrid.",
    ),
    (
        ZoneNotFound("Madird", ("Europe/Madrid", "Asia/Madras")),
        "I know no time zone called “Madird”. Did you mean Europe/Madrid or Asia/Madras?",
    ),
    (
        refusals.DayUnclear("3/1"),
        (
            "I cannot tell which day “3/1” is; write it as 2026-12-24, 24 Dec, 24.12., friday or "
            "tomorrow."
        ),
    ),
    (
        refusals.AwayUnclear(),
        (
            "Write it as `/baton away until friday`, or `/baton away from 24 Dec until 3 Jan to "
            "@somebody` with who stands in for you."
        ),
    ),
    (
        refusals.AwayBackwards(date(2026, 12, 24), date(2026, 12, 20)),
        "You cannot be back before you are away: Sun 20 Dec 2026 is before Thu 24 Dec 2026.",
    ),
    (
        refusals.AwayTooLong(date(2029, 1, 1), 366),
        "Mon 1 Jan 2029 is further away than the 366 days that I plan ahead.",
    ),
    (
        refusals.EndMissing(),
        "Say until when you are away, or leave it to nobody to stand in for you.",
    ),
    (
        refusals.OwnSubstitute(),
        "You cannot stand in for yourself: name somebody else, or nobody.",
    ),
    (
        refusals.HoursUnclear("noonish"),
        (
            "I cannot read “noonish” as working hours; write them as 9-17, or 9-17 Mon-Thu "
            "Europe/Madrid."
        ),
    ),
    (
        refusals.HoursBackwards("17:00", "09:00"),
        "Working hours cannot end before they begin: 09:00 is not after 17:00.",
    ),
    (
        refusals.DigestUnclear("at dawn"),
        (
            "I cannot read “at dawn” as the time of your digest; write it as 09:00, or off for "
            "messages one by one."
        ),
    ),
    (refusals.NoWorkingDay(), "Name at least one day of the week, such as Mon-Fri."),
]


@pytest.mark.parametrize(("error", "sentence"), READ_ALOUD)
def test_it_reads(error: BatonError, sentence: str) -> None:
    assert error.told(PlainWording()) == sentence


def test_every_one_is_read_here() -> None:
    read = {type(error) for error, _ in READ_ALOUD}
    assert read == {ZoneNotFound, *CalendarRefused.__subclasses__()}
