"""An away period as people write it: "from 24 Dec until 3 Jan"."""

import re
from datetime import date

from domain.handoffs.hours.calendar import Away
from domain.handoffs.hours.days import read_day
from domain.handoffs.hours.refusals import AwayUnclear, DayUnclear
from domain.ids import MemberId

_PERIOD = re.compile(r"(?:from (?P<first>.+?) )?(?:until|till|to) (?P<last>.+)", re.IGNORECASE)


def read_away(text: str, substitute: MemberId | None, today: date) -> Away:
    """Read an away period; without a beginning it begins today.

    Raises `AwayUnclear`, `DayUnclear`, `AwayBackwards`.
    """
    found = _PERIOD.fullmatch(" ".join(text.split()))
    if found is None:
        raise AwayUnclear
    first = known_day(found["first"], today) if found["first"] else today
    if " to " in found["last"].casefold():  # to somebody whom nobody mentions
        raise AwayUnclear
    last = known_day(found["last"], today)
    return Away(first if found["first"] else min(first, last), last, substitute)


def known_day(text: str, today: date) -> date:
    """Return the day that somebody means; raises `DayUnclear`."""
    day = read_day(text, today)
    if day is None:
        raise DayUnclear(text)
    return day
